import { describe, expect, it } from 'vitest'
import { failRules } from '../../../src-cli/arguments.ts'
import { isFound } from '../../../src-cli/find-report.ts'
import type { GitStanding } from '../../../src-shared/spot.ts'
import { found, now, report, spot } from './report-fixture.ts'

const oldSince = now - 366 * 86_400_000

describe('a report of what was found', () => {
  it('masks values and wipes them', () => {
    const seed = found()
    const { keys } = report([seed])
    expect(keys[0]?.hint).toBe('sample_key_•••••8Q2d')
    expect(seed.value?.every((byte) => byte === 0)).toBe(true)
  })

  it('counts keys, projects, providers, ages, commits and places', () => {
    const { counts } = report([
      found({ spots: [spot(), spot({ line: 9, git: 'pushed' })], projects: ['shop', 'api'] }),
      found({ since: oldSince, projects: ['api'], providerName: '' }),
      found({ spots: [spot({ git: 'history' })], providerName: 'OpenAI', since: null }),
      found({ confidence: 'unsure' }),
    ])
    expect(counts).toEqual({
      keys: 3,
      projects: 2,
      providers: 2,
      overYear: 1,
      committed: 2,
      severalPlaces: 1,
      unsure: 1,
    })
  })

  it('lists guesses only where they are asked for, and wipes them all the same', () => {
    const guess = found({ confidence: 'unsure' })
    expect(report([guess]).keys).toEqual([])
    expect(guess.value?.[0]).toBe(0)
    expect(report([found({ confidence: 'unsure' })], true).keys).toHaveLength(1)
  })

  it('counts a key as over a year old after 365 days and not before', () => {
    const at = (days: number) => report([found({ since: now - days * 86_400_000 })]).counts.overYear
    expect([at(365), at(366)]).toEqual([0, 1])
  })
})

describe('what makes the command fail', () => {
  const rules = (git: GitStanding, since = now) => {
    const told = report([found({ spots: [spot({ git })], since })])
    return failRules.filter((rule) => isFound(told, rule))
  }

  it.each<[GitStanding, readonly string[]]>([
    ['none', ['any']],
    ['ignored', ['any']],
    ['untracked', ['exposed', 'any']],
    ['committed', ['exposed', 'committed', 'any']],
    ['pushed', ['exposed', 'committed', 'any']],
    ['history', ['exposed', 'committed', 'any']],
    // What git cannot tell is taken for the worse.
    ['unknown', ['exposed', 'committed', 'any']],
  ])('is, for a key that is %s: %j', (git, expected) => {
    expect(rules(git)).toEqual(expected)
  })

  it('is its age for a rule about age', () => {
    expect(rules('ignored', oldSince)).toEqual(['old', 'any'])
  })

  it('is never a guess, and never nothing', () => {
    const guesses = report(
      [found({ confidence: 'unsure', spots: [spot({ git: 'pushed' })] })],
      true,
    )
    expect(failRules.filter((rule) => isFound(guesses, rule))).toEqual([])
    expect(failRules.filter((rule) => isFound(report([]), rule))).toEqual([])
  })
})
