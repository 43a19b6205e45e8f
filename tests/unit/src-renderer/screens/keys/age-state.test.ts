import { describe, expect, it } from 'vitest'
import { ageState } from '../../../../../src-renderer/screens/keys/age-state.ts'

describe('ageState', () => {
  it.each([
    [null, 90, 'unknown'],
    [0, 90, 'fresh'],
    [29, 90, 'fresh'],
    [30, 90, 'ok'],
    [75, 90, 'ok'],
    [76, 90, 'due-soon'],
    [89, 90, 'due-soon'],
    [90, 90, 'overdue'],
    [500, null, 'ok'],
  ] as const)('judges %s days of %s as %s', (age, policyDays, state) => {
    expect(ageState(age, policyDays)).toBe(state)
  })
})
