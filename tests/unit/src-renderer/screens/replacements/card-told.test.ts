import { describe, expect, it } from 'vitest'
import { RotationAction, Step, Truth } from '../../../../../src-shared/rotation.ts'
import { cardTold, nextDate } from '../../../../../src-renderer/screens/replacements/card-told.ts'
import { now, sampleView } from '../replacement/sample-view.ts'

const dayMs = 86_400_000

describe('cardTold', () => {
  it('asks for the new key where a person makes it', () => {
    const view = sampleView({ strategy: 'guided', truth: 'waiting-for-new' })
    expect(cardTold(view, now).todo).toContain('Make a new key')
  })

  it('says that places are broken before it says that a reply was lost', () => {
    const view = sampleView({
      step: 'orphaned',
      truth: 'old-dead-new-lost',
      trouble: { code: 'provider-no-reply', at: now },
    })
    expect(cardTold(view, now).todo).toContain('broken')
  })

  it('says what went wrong in its own words elsewhere', () => {
    const view = sampleView({ trouble: { code: 'provider-forbidden', at: now } })
    expect(cardTold(view, now).happened).not.toBe('No key was made.')
  })

  it('tells three whole sentences of every state', () => {
    for (const step of Step.options)
      for (const truth of Truth.options)
        for (const action of RotationAction.options) {
          const told = cardTold(sampleView({ step, truth, actions: [action] }), now)
          for (const sentence of Object.values(told)) expect(sentence).toMatch(/\.$/u)
        }
  })
})

describe('nextDate', () => {
  it('is until when the old key works, or when Keyturn goes on', () => {
    const view = sampleView({ step: 'promoted', graceEndsAt: now + 13 * dayMs })

    expect(nextDate(view, now)).toBe('old key until 3 Dec')
    expect(nextDate({ ...view, notBefore: now + 13 * dayMs }, now)).toBe('old key until 3 Dec')
    expect(nextDate({ ...view, notBefore: now + 90_000 }, now)).toBe('goes on at 14:06:30 UTC')
  })

  it('is nothing while nothing has a date', () => {
    expect(nextDate(sampleView({}), now)).toBeNull()
    expect(nextDate(sampleView({ step: 'promoted', graceEndsAt: now - 1 }), now)).toBeNull()
  })
})
