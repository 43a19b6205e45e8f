import { describe, expect, it } from 'vitest'
import { RotationAction } from '../../../../../src-shared/rotation.ts'
import {
  isAtWork,
  needsChoice,
  offeredActions,
  standingOf,
} from '../../../../../src-renderer/screens/replacement/actions.ts'
import { stepWords } from '../../../../../src-renderer/words/en.ts'
import { samplePlace } from './sample-place.ts'
import { key, now, sampleView } from './sample-view.ts'

const candidate = { remoteId: 'r1', name: null, createdAt: null, signer: false, ours: false }

describe('offeredActions', () => {
  it('suggests the first of the likely steps and fills only that', () => {
    const view = sampleView({ step: 'proved', actions: ['abandon', 'places-done'], new: key('b') })

    expect(offeredActions(view)).toEqual([
      { action: 'places-done', weight: 'filled', weighed: null },
      { action: 'abandon', weight: 'quiet', weighed: 'abandon' },
    ])
  })

  it('does not suggest to end something', () => {
    const view = sampleView({ actions: ['abandon'] })

    expect(offeredActions(view).map(({ weight }) => weight)).toEqual(['quiet'])
  })

  it('turns nothing off by ending before a key was made', () => {
    const [ending] = offeredActions(sampleView({ actions: ['abandon'] }))

    expect(ending?.weighed).toBeNull()
  })

  it('says the weight before it turns off the old key or a lost one', () => {
    const old = offeredActions(sampleView({ step: 'promoted', actions: ['turn-off-old'] }))
    const lost = offeredActions(sampleView({ step: 'orphaned', actions: ['turn-off-orphan'] }))

    expect([...old, ...lost].every(({ weighed }) => weighed !== null)).toBe(true)
  })

  it('leaves turning off to the list where the person decides which key it is', () => {
    const view = sampleView({
      step: 'unknown',
      candidates: [candidate],
      actions: ['check', 'turn-off-orphan', 'none-is-ours'],
    })

    expect(needsChoice(view)).toBe(true)
    expect(offeredActions(view).map(({ action }) => action)).toEqual(['check', 'none-is-ours'])
  })

  it('offers every action that the vault may ever offer, but for a choice between keys', () => {
    const actions = RotationAction.options.filter((action) => action !== 'give-up-slot')
    const offered = offeredActions(sampleView({ actions })).map(({ action }) => action)

    expect([...offered].sort()).toEqual([...actions].sort())
    expect(offered.every((action) => stepWords.replacement.actions[action] !== '')).toBe(true)
  })
})

describe('standingOf', () => {
  it.each([
    ['finished', { step: 'done' }],
    ['finished', { step: 'abandoned' }],
    ['working', { step: 'creating', turn: 'keyturn' }],
    ['check', { step: 'unknown', trouble: { code: 'provider-no-reply', at: now } }],
    ['stopped', { step: 'planned', trouble: { code: 'provider-forbidden', at: now } }],
    ['waiting', { step: 'planned', trouble: { code: 'provider-slots-full', at: now } }],
    ['waiting', { step: 'proved' }],
  ] as const)('is %s for %j', (standing, change) => {
    expect(standingOf(sampleView(change))).toBe(standing)
  })
})

describe('what Keyturn suggests', () => {
  const weightOf = (change: Parameters<typeof sampleView>[0]) =>
    offeredActions(sampleView(change)).map(({ weight }) => weight)

  it('does not suggest to call places done of which one needs a look', () => {
    const failed = samplePlace({ state: 'failed' })

    expect(weightOf({ actions: ['places-done'], places: [failed] })).toEqual(['plain'])
    expect(weightOf({ actions: ['places-done'] })).toEqual(['filled'])
  })

  it('does not suggest to turn off what is still used, or what goes by itself', () => {
    const actions = ['turn-off-old'] as const

    expect(weightOf({ actions: [...actions], truth: 'old-still-used' })).toEqual(['plain'])
    expect(weightOf({ actions: [...actions], retiresByItself: true })).toEqual(['plain'])
    expect(weightOf({ actions: [...actions] })).toEqual(['filled'])
  })

  it('does not suggest to ask again while a key is to be given up', () => {
    expect(weightOf({ actions: ['give-up-slot', 'continue'] })).toEqual(['plain'])
  })
})

describe('isAtWork', () => {
  it('leaves the buttons alone while Keyturn only waits for its next try', () => {
    expect(isAtWork({ turn: 'keyturn', actions: [] })).toBe(true)
    expect(isAtWork({ turn: 'keyturn', actions: ['turn-off-old'] })).toBe(false)
  })
})
