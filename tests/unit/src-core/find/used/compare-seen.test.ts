import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isUnder,
  seenAfter,
  type FoundSpot,
  type Look,
} from '../../../../../src-core/find/used/compare-seen.ts'
import { Sightings } from '../../../../../src-shared/seen.ts'
import type { GitStanding } from '../../../../../src-shared/spot.ts'
import { versionId } from '../../vault/vault-fixture.ts'
import { foundSpot, shop } from './used-fixture.ts'

const look = (at: number, change: Partial<Look> = {}): Look => ({
  ...{ at, folders: [shop], withHistory: true },
  ...change,
})
const env = foundSpot()
const past = foundSpot({
  ...{ path: 'old.ts', shown: 'shop/old.ts', git: 'history', commit: 'c0ffee', workTree: shop },
})

describe('what is remembered after a look', () => {
  it('calls nothing new at the first look', () => {
    const { spots, ...rest } = seenAfter(null, [env], look(1))
    expect(rest).toEqual({ lookedAt: 1, folders: [shop], withHistory: true })
    expect(spots).toEqual([{ ...env, seenAt: 1, appearedAt: null, goneAt: null }])
  })

  it('tells what appeared in a folder that was looked through before', () => {
    const before = seenAfter(null, [], look(1))
    expect(seenAfter(before, [env], look(2)).spots).toMatchObject([{ seenAt: 2, appearedAt: 2 }])
  })

  it('calls nothing new in a folder that nobody looked through', () => {
    const before = seenAfter(null, [], look(1, { folders: ['/work/other'] }))
    expect(seenAfter(before, [env], look(2)).spots).toMatchObject([{ appearedAt: null }])
  })

  it('keeps since when a place is there, whatever its line', () => {
    const before = seenAfter(null, [env], look(1))
    const after = seenAfter(before, [{ ...env, line: 40 }], look(2))
    expect(after.spots).toMatchObject([{ seenAt: 1, line: 40, goneAt: null }])
  })

  it('keeps what vanished for one more look, then drops it', () => {
    const first = seenAfter(null, [env], look(1))
    const second = seenAfter(first, [], look(2))
    expect(second.spots).toMatchObject([{ goneAt: 2, git: 'none' }])
    expect(seenAfter(second, [], look(3)).spots).toEqual([])
  })

  it('leaves alone what was not looked through', () => {
    const first = seenAfter(null, [env, past], look(1))
    const elsewhere = seenAfter(first, [], look(2, { folders: ['/work/shop2'] }))
    expect(elsewhere.spots).toEqual(first.spots)
    const withoutCommits = seenAfter(first, [env], look(2, { withHistory: false }))
    expect(withoutCommits.spots).toMatchObject([{ git: 'history', goneAt: null }, { goneAt: null }])
  })

  it('does not let go of what a commit held before the commits were looked through', () => {
    const first = seenAfter(null, [{ ...env, git: 'pushed' }], look(1))
    const without = look(2, { withHistory: false })
    const second = seenAfter(first, [], without)
    expect(second.spots).toMatchObject([{ goneAt: 2, git: 'history' }])
    const third = seenAfter(second, [], { ...without, at: 3 })
    expect(third.spots).toEqual(second.spots)
    expect(seenAfter(third, [], look(4)).spots).toEqual([])
  })

  it('looks through the commits of a tree in which the folder stands', () => {
    const first = seenAfter(null, [past], look(1))
    const inside = seenAfter(first, [], look(2, { folders: [`${shop}/src`] }))
    expect(inside.spots).toMatchObject([{ goneAt: 2 }])
  })

  it('tells two versions in one place apart', () => {
    const first = seenAfter(null, [env], look(1))
    const next = foundSpot({ versionId: versionId(2) })
    const second = seenAfter(first, [next], look(2))
    expect(second.spots).toMatchObject([
      { versionId: versionId(2), goneAt: null, appearedAt: 2 },
      { versionId: versionId(1), goneAt: 2 },
    ])
  })

  it('keeps what stands in commits where there is too much', () => {
    const many = Array.from({ length: 300 }, (_, n) => foundSpot({ path: `/work/shop/${n}.env` }))
    const { spots } = seenAfter(null, [...many, past], look(1))
    expect(spots).toHaveLength(200)
    expect(spots[0]).toMatchObject({ git: 'history' })
  })
})

describe('whatever was found, look after look', () => {
  const git = fc.constantFrom<GitStanding>('none', 'ignored', 'committed', 'pushed')
  const found = fc.array(
    fc.record({ name: fc.nat({ max: 5 }), git, folder: fc.constantFrom(shop, '/work/a') }),
    { maxLength: 12 },
  )
  const looks = fc.array(
    fc.record({
      found,
      folders: fc.subarray([shop, '/work/a'], { minLength: 1 }),
      withHistory: fc.boolean(),
    }),
    { minLength: 1, maxLength: 5 },
  )

  it('remembers every find once, and can be read again', () => {
    fc.assert(
      fc.property(looks, (all) => {
        let seen: Sightings | null = null
        for (const [index, each] of all.entries()) {
          const at = index + 1
          const spots = each.found
            .filter(({ folder }) => each.folders.includes(folder))
            .map((spot): FoundSpot => {
              return foundSpot({ path: `${spot.folder}/${spot.name}.env`, git: spot.git })
            })
          seen = seenAfter(seen, spots, { at, ...each })
          const present = seen.spots.filter(({ goneAt }) => goneAt === null)
          const inside = present.filter(({ path }) => isUnder(path, each.folders))
          expect(new Set(inside.map(({ path }) => path))).toEqual(
            new Set(spots.map(({ path }) => path)),
          )
          expect(new Set(seen.spots.map(({ path }) => path)).size).toBe(seen.spots.length)
          expect(Sightings.parse(JSON.parse(JSON.stringify(seen)))).toEqual(seen)
        }
      }),
    )
  })
})

describe('isUnder', () => {
  it.each([
    ['/a/b', ['/a'], true],
    ['/a', ['/a/'], true],
    ['/ab', ['/a'], false],
    ['C:\\a\\b', ['C:\\a'], true],
    ['/a', [], false],
    ['/x', ['/'], true],
  ] as const)('says of %s and %j: %s', (path, folders, is) => {
    expect(isUnder(path, folders)).toBe(is)
  })
})
