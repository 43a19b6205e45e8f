import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mostSights } from '../../../../src-core/find/found-key.ts'
import { FoundKeys } from '../../../../src-core/find/merge-candidates.ts'
import { candidate } from './candidate-fixture.ts'

const file = (path: string, mtimeMs = 1) => ({ path, mtimeMs })

describe('putting together what files hold', () => {
  it('makes one key of one value in several places, and wipes the other copies', () => {
    const found = new FoundKeys(10)
    const [first, second] = [candidate('same-value'), candidate('same-value', { line: 7 })]
    found.take(first, file('/b', 5))
    found.take(second, file('/a', 3))
    const [key, ...others] = found.taken()
    expect(others).toEqual([])
    expect(key?.sights.map(({ path, line }) => [path, line])).toEqual([
      ['/a', 7],
      ['/b', 1],
    ])
    expect(key?.oldestMs).toBe(3)
    expect(key?.value).toBe(first.value)
    expect(second.value.every((byte) => byte === 0)).toBe(true)
  })

  it('says of a key what the surest of its places says', () => {
    const found = new FoundKeys(10)
    found.take(candidate('value', { confidence: 'unsure', why: 'name-only' }), file('/a'))
    const sure = { confidence: 'certain', why: 'checksum', providerName: 'GitHub' } as const
    found.take(candidate('value', sure), file('/b'))
    found.take(candidate('value', { confidence: 'certain', why: 'format' }), file('/c'))
    expect(found.taken()[0]?.best).toMatchObject({ ...sure, path: '/b' })
  })

  it('says the same in whatever order the places were met', () => {
    const sights = ['certain', 'likely', 'unsure'].flatMap((_, at) =>
      ['/x', '/y', '/z'].map((path) => ({ path, line: at + 1, variable: `V${at.toString()}` })),
    )
    const told = (order: readonly (typeof sights)[number][]) => {
      const found = new FoundKeys(10)
      for (const { path, ...said } of order) found.take(candidate('value', said), file(path))
      return found.taken().map(({ best, sights: all }) => ({ best, all }))
    }
    const inOrder = told(sights)
    fc.assert(
      fc.property(fc.shuffledSubarray(sights, { minLength: sights.length }), (order) => {
        expect(told(order)).toEqual(inOrder)
      }),
    )
  })

  it('leaves out a value that is the public half of another one', () => {
    const found = new FoundKeys(10)
    const half = candidate('AKIAEXAMPLE')
    found.take(half, file('/a'))
    found.take(candidate('secret-half', { credentialId: 'AKIAEXAMPLE' }), file('/a'))
    expect(found.taken().map(({ best }) => best.credentialId)).toEqual(['AKIAEXAMPLE'])
    expect(half.value.every((byte) => byte === 0)).toBe(true)
  })

  it('keeps room for what is certain, and counts and wipes what it has no room for', () => {
    const found = new FoundKeys(4)
    const guesses = ['a', 'b', 'c'].map((value) => candidate(value, { confidence: 'unsure' }))
    for (const guess of guesses) found.take(guess, file('/a'))
    for (const value of ['d', 'e', 'f']) found.take(candidate(value), file('/a'))
    expect([found.size, found.left]).toEqual([4, 2])
    expect(guesses.map(({ value }) => value[0])).toEqual([97, 98, 0])
  })

  it('remembers the first places of a value that stands everywhere', () => {
    const found = new FoundKeys(4)
    for (let at = 1_000; at > 0; at -= 1) {
      found.take(candidate('value', { line: at }), file('/a'))
    }
    const lines = found.taken()[0]?.sights.map(({ line }) => line)
    expect(lines).toEqual(Array.from({ length: mostSights }, (_, at) => at + 1))
  })

  it('wipes everything when asked to', () => {
    const found = new FoundKeys(4)
    const one = candidate('value')
    found.take(one, file('/a'))
    found.wipe()
    expect(one.value.every((byte) => byte === 0)).toBe(true)
  })
})
