import { describe, expect, it } from 'vitest'
import {
  choiceOf,
  isChoice,
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
    expect(policyOf('none', days(30))).toBeNull()
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
