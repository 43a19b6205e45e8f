import { describe, expect, it } from 'vitest'
import {
  choiceOf,
  graceChoices,
  isChoice,
  oldKeyChoiceOf,
  policyOf,
  policyText,
} from '../../../../../src-renderer/screens/item/policy-choice.ts'

const days = (everyDays: number) => ({ everyDays, everyMonths: null, graceHours: 48 })
const months = (everyMonths: number) => ({ everyDays: null, everyMonths, graceHours: 48 })

describe('the rule in the form', () => {
  it('stands for the policy that is there', () => {
    expect(choiceOf(null)).toBe('none')
    expect(choiceOf(months(3))).toBe('months')
    expect(choiceOf(days(90))).toBe('d90')
    expect(choiceOf(days(77))).toBe('kept')
    expect(choiceOf(months(2))).toBe('kept')
  })

  it('changes nothing when it is saved as it stands', () => {
    for (const rule of [null, months(3), months(2), days(30), days(77), days(365)])
      expect(policyOf(choiceOf(rule), rule)).toEqual(rule)
  })

  it('keeps the grace period when the rule changes, and else takes the usual one', () => {
    expect(policyOf('d30', months(3))).toEqual({ everyDays: 30, everyMonths: null, graceHours: 48 })
    expect(policyOf('months', null)).toEqual({ everyDays: null, everyMonths: 3, graceHours: 24 })
    expect(policyOf('none', null)).toBeNull()
  })

  it('keeps what is said of old keys where there is no due date', () => {
    const kept = { everyDays: null, everyMonths: null, graceHours: 48 }
    expect(policyOf('none', days(30))).toEqual(kept)
    expect(choiceOf(kept)).toBe('none')
    expect(policyText(kept)).toBe('no due date')
  })

  it('takes the grace period that was chosen, none too, and whether old values are kept', () => {
    const old = { graceHours: 0, keepOldValues: true }
    expect(policyOf('d30', days(90), old)).toEqual({ ...days(30), ...old })
    expect(policyOf('kept', months(2), { ...old, keepOldValues: false })).toEqual({
      ...months(2),
      graceHours: 0,
    })
    expect(oldKeyChoiceOf(null)).toEqual({ graceHours: 24, keepOldValues: false })
  })

  it('always offers no grace period, and the one that stands there', () => {
    expect(graceChoices(24)).toEqual([0, 1, 24, 168, 720])
    expect(graceChoices(36)).toEqual([0, 1, 24, 36, 168, 720])
  })

  it('refuses texts that are no choice', () => {
    for (const text of ['', 'd31', 'toString', null, 3]) expect(isChoice(text)).toBe(false)
    expect(isChoice('d30')).toBe(true)
  })

  it('is said in words', () => {
    expect(policyText(null)).toBe('no due date')
    expect(policyText(months(3))).toBe('every 3 months')
    expect(policyText(days(90))).toBe('every 90 days')
  })
})
