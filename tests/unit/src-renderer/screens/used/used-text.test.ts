import { describe, expect, it } from 'vitest'
import {
  adoptable,
  canAdopt,
  lookNotes,
  presentCount,
  spotFacts,
  spotKey,
  spotText,
  spotTone,
  withFolder,
} from '../../../../../src-renderer/screens/used/used-text.ts'
import type { UsedSpot } from '../../../../../src-shared/used.ts'

const env: UsedSpot = {
  ...{ path: '/work/shop/.env', shown: 'shop/.env', line: 3, variable: 'KEY', at: null },
  ...{ sort: 'env', git: 'ignored', commit: null, seenAt: 1, goneAt: null },
  ...{ holds: 'current', change: 'still', isPlace: false },
}
const gone = Date.UTC(2026, 10, 20)

const spot = (change: Partial<UsedSpot>): UsedSpot => ({ ...env, ...change })

describe('a place in which a key was seen', () => {
  it('is told with its line, and with what cannot be seen made visible', () => {
    expect(spotText(env)).toBe('shop/.env:3')
    expect(spotText(spot({ line: null }))).toBe('shop/.env')
    expect(spotText(spot({ shown: 'a\u202eb' }))).not.toContain('\u202e')
  })

  it('says what is new, gone, old, committed and known already', () => {
    expect(spotFacts(env)).toEqual(['KEY', 'git ignores this file'])
    expect(spotFacts(spot({ change: 'appeared' }))[0]).toBe('new')
    expect(spotFacts(spot({ change: 'vanished', goneAt: gone, git: 'none' }))).toEqual([
      'gone since 20 Nov 2026',
      'KEY',
    ])
    expect(spotFacts(spot({ holds: 'older', isPlace: true }))).toContain('holds the old key')
    const past = spot({ git: 'history', commit: '7f3a91c04be2d5aa', variable: '' })
    expect(spotFacts(past)).toEqual(['in an earlier commit', 'commit 7f3a91c04b'])
  })

  it.each([
    [{}, 'plain'],
    [{ change: 'appeared' }, 'soon'],
    [{ git: 'pushed' }, 'act'],
    [{ git: 'history', change: 'vanished' }, 'act'],
  ] as const)('is as loud as it matters: %j is %s', (change, tone) => {
    expect(spotTone(spot(change))).toBe(tone)
  })

  it.each([
    ['a file', {}, true],
    ['a file in a commit', { git: 'pushed' }, true],
    ['one of its places', { isPlace: true }, false],
    ['what is gone', { goneAt: gone, change: 'vanished' }, false],
    ['an earlier commit', { git: 'history', commit: 'c0ffee' }, false],
    ['a file that a commit still holds', { git: 'history' }, false],
  ] as const)('can be made a place, or not: %s', (_, change, can) => {
    expect(canAdopt(spot(change))).toBe(can)
  })

  it('is counted where it stands now', () => {
    const spots = [env, spot({ isPlace: true }), spot({ goneAt: gone })]
    expect(presentCount({ spots })).toBe(2)
    expect(adoptable({ spots })).toBe(1)
  })

  it('differs from another version in the same file', () => {
    expect(spotKey(env)).not.toBe(spotKey(spot({ holds: 'older' })))
  })
})

describe('what else a look says', () => {
  const skipped = { unreadable: 0, tooLarge: 0, binary: 0, foreign: 0, examples: [] }

  it('is nothing where nothing was left out', () => {
    expect(lookNotes({ skipped, tooShort: 0 })).toEqual([])
  })

  it('is what could not be read, and what is too short', () => {
    expect(lookNotes({ skipped: { ...skipped, unreadable: 2, tooLarge: 1 }, tooShort: 1 })).toEqual(
      [
        'Left out: 2 files that could not be opened',
        'Left out: 1 file that is too large',
        '1 key is too short to be looked for: it would be found in everything',
      ],
    )
  })
})

describe('the folders to look through', () => {
  it('take one more, each once', () => {
    expect(withFolder(['/a'], ' /b ')).toEqual(['/a', '/b'])
    expect(withFolder(['/a'], '/a')).toEqual(['/a'])
    expect(withFolder(['/a'], '  ')).toEqual(['/a'])
  })
})
