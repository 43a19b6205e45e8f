import { describe, expect, it } from 'vitest'
import type { ReplacePlan } from '../../../../../src-shared/rotation.ts'
import {
  graceChoices,
  needsDeciding,
  planLines,
} from '../../../../../src-renderer/screens/plan/plan-lines.ts'
import { samplePlace } from '../replacement/sample-place.ts'
import { now } from '../replacement/sample-view.ts'

const plan: ReplacePlan = {
  strategy: 'overlap',
  providerName: 'ATNA practice',
  graceHours: 24,
  breaks: false,
  proves: 'api',
  retires: 'when-quiet',
  slots: null,
  places: [],
  hindrance: null,
}

const lines = (change: Partial<ReplacePlan>, graceHours = 24) =>
  planLines({ ...plan, ...change }, { graceHours, now })

describe('needsDeciding', () => {
  it('lets a plain replacement begin at one click', () => {
    expect(needsDeciding(plan)).toBe(false)
    expect(needsDeciding({ ...plan, slots: { live: 1, most: 2 } })).toBe(false)
    expect(needsDeciding({ ...plan, slots: { live: null, most: 2 } })).toBe(false)
  })

  it.each([
    { strategy: 'guided' },
    { strategy: 'in-place', breaks: true },
    { hindrance: 'capability-missing' },
    { slots: { live: 2, most: 2 } },
  ] as const)('asks first for %j', (change) => {
    expect(needsDeciding({ ...plan, ...change })).toBe(true)
  })
})

describe('planLines', () => {
  it('tells four lines, each with who acts', () => {
    const told = lines({ places: [samplePlace({}), samplePlace({ id: 'b', who: 'person' })] })

    expect(told.map(({ id, who }) => [id, who])).toEqual([
      ['made', 'keyturn'],
      ['saved', 'keyturn'],
      ['places', 'both'],
      ['old', 'keyturn'],
    ])
  })

  it('does not say that an old key ends at a date which only the person keeps', () => {
    expect(lines({ strategy: 'guided', retires: 'person' }).at(-1)?.title).toBe(
      'Turn the old key off at ATNA practice, from 21 Nov 2026, 14:05 UTC on',
    )
  })

  it('shows the end of the old key as a date', () => {
    expect(lines({}).at(-1)?.title).toBe('Old key works until 21 Nov 2026, 14:05 UTC')
    expect(lines({}, 0).at(-1)?.title).not.toContain('2026')
  })

  it('says that the old key is dead where the provider replaces it itself', () => {
    expect(lines({ strategy: 'in-place', breaks: true }).at(-1)?.title).toContain('dead')
  })

  it('gives the person what only a person can do', () => {
    const told = lines({ strategy: 'guided', proves: 'guided', retires: 'person' })
    expect(told.map(({ who }) => who)).toEqual(['person', 'both', 'person', 'person'])
  })
})

describe('graceChoices', () => {
  it('always offers none at all, and the item’s own', () => {
    expect(graceChoices(24)).toEqual([0, 1, 24, 168])
    expect(graceChoices(72)).toEqual([0, 1, 24, 72, 168])
  })
})
