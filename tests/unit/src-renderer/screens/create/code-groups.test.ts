import { describe, expect, it } from 'vitest'
import {
  askedGroups,
  groupsOf,
  isGroup,
} from '../../../../../src-renderer/screens/create/code-groups.ts'

const code = 'K7QXA-M2RTB-9DWNC-4HSVD-T6YZE-8PJFG'

describe('askedGroups', () => {
  it('asks for two different groups and for others at the next attempt', () => {
    const numbers = [0, 1, 2].map((attempt) =>
      askedGroups(code, attempt).map(({ number }) => number),
    )

    expect(new Set(numbers.flat())).toEqual(new Set([1, 2, 3, 4, 5, 6]))
    for (const asked of numbers) expect(new Set(asked).size).toBe(2)
  })

  it('begins with others for another code', () => {
    const begins = ['0', '1', '2', '3', '4', '5'].map((digit) =>
      JSON.stringify(askedGroups(`${digit}${code.slice(1)}`, 0).map(({ number }) => number)),
    )

    expect(new Set(begins).size).toBe(3)
  })

  it('carries the text that stands at the number', () => {
    for (const { number, text } of askedGroups(code, 7))
      expect(groupsOf(code)[number - 1]).toBe(text)
  })

  it('asks for less where there is less', () => {
    expect(askedGroups('ABCDE', 0)).toEqual([{ number: 1, text: 'ABCDE' }])
    expect(askedGroups('', 0)).toEqual([])
  })
})

describe('isGroup', () => {
  it.each(['M2RTB', 'm2rtb', ' m2 rtb ', 'M2-RTB'])('accepts %j', (typed) => {
    expect(isGroup(typed, 'M2RTB')).toBe(true)
  })

  it('reads O as 0 and I and L as 1', () => {
    expect(isGroup('oIl', '011')).toBe(true)
  })

  it.each(['', 'M2RT', 'M2RTBB', 'N2RTB'])('refuses %j', (typed) => {
    expect(isGroup(typed, 'M2RTB')).toBe(false)
  })
})
