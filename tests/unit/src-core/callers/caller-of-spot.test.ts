import { describe, expect, it } from 'vitest'
import {
  callerOfSpot,
  isSamePlace,
  wordsOfSpot,
} from '../../../../src-core/callers/caller-of-spot.ts'
import { CallerId } from '../../../../src-shared/ids.ts'
import type { Spot } from '../../../../src-shared/spot.ts'

const id = CallerId.parse('0'.repeat(32))
const env: Spot = {
  path: '/work/checkout/.env',
  shown: 'checkout/.env',
  line: 12,
  variable: 'STRIPE_SECRET_KEY',
  at: null,
  sort: 'env',
  git: 'ignored',
  commit: null,
}

const spot = (change: Partial<Spot>): Spot => ({ ...env, ...change })

describe('a place that was found', () => {
  it('becomes a line of an env file', () => {
    expect(callerOfSpot(env, id)).toEqual({
      ...{ id, check: null, kind: 'env-file', part: 'secret' },
      ...{ path: env.path, variable: 'STRIPE_SECRET_KEY' },
    })
  })

  it.each([
    [
      { sort: 'json', at: '/payments/key' },
      { kind: 'json-file', pointer: '/payments/key' },
    ],
    [
      { sort: 'yaml', at: '/stripe/key' },
      { kind: 'yaml-file', pointer: '/stripe/key' },
    ],
    [{ sort: 'compose', at: '/services/a/environment/K' }, { kind: 'yaml-file' }],
    [
      { sort: 'aws', at: 'default' },
      { kind: 'aws-credentials', profile: 'default' },
    ],
    [{ sort: 'npmrc', at: '//registry.example/:_authToken' }, { kind: 'npmrc' }],
  ] as const)('becomes what its shape says: %j', (change, caller) => {
    expect(callerOfSpot(spot(change), id)).toMatchObject(caller)
  })

  it.each([
    ['source', { sort: 'source' }],
    ['a shell profile', { sort: 'shell' }],
    ['an earlier commit', { git: 'history', commit: 'c0ffee' }],
    ['a json file without a pointer', { sort: 'json' }],
    ['one text with name and value', { sort: 'compose', at: '/services/a/environment/0' }],
    ['a name that no env file has', { variable: 'two words' }],
    ['a line without a name', { variable: '' }],
  ] as const)('refuses %s, which stays words', (_, change) => {
    expect(callerOfSpot(spot(change), id)).toBeNull()
  })

  it('is put into words with its line and its name', () => {
    expect(wordsOfSpot(env)).toBe('checkout/.env:12 STRIPE_SECRET_KEY')
    expect(wordsOfSpot(spot({ line: null, variable: '' }))).toBe('checkout/.env')
  })

  it('keeps the end of words that are too long', () => {
    const words = wordsOfSpot(spot({ shown: `${'a/'.repeat(400)}.env` }))
    expect(words).toHaveLength(400)
    expect(words).toMatch(/^….*\/\.env:12 STRIPE_SECRET_KEY$/)
  })

  it('is the same place whatever its id and check', () => {
    const one = callerOfSpot(env, id)
    const other = callerOfSpot(env, CallerId.parse('1'.repeat(32)))
    const elsewhere = callerOfSpot(spot({ path: '/work/other/.env' }), id)
    if (!one || !other || !elsewhere) throw new Error('each is a place')
    expect(isSamePlace(one, { ...other, check: { url: 'https://a.example/' } })).toBe(true)
    expect(isSamePlace(one, elsewhere)).toBe(false)
  })
})
