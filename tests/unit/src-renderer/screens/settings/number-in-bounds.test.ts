import { describe, expect, it } from 'vitest'
import { numberInBounds } from '../../../../../src-renderer/screens/settings/number-in-bounds.ts'

const bounds = { min: 5, max: 120, default: 30 }

describe('numberInBounds', () => {
  it.each([
    ['5', 5],
    [' 30 ', 30],
    ['120', 120],
  ])('accepts %j', (typed, number) => {
    expect(numberInBounds(typed, bounds)).toBe(number)
  })

  it.each(['4', '121', '', '1e2', '30.5', '-30', '0x20', 'thirty'])('refuses %j', (typed) => {
    expect(numberInBounds(typed, bounds)).toBeNull()
  })
})
