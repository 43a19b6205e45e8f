import { describe, expect, it } from 'vitest'
import { readArguments } from '../../deep/arguments.ts'

describe('readArguments', () => {
  it('runs every suite for ten minutes if nothing is said', () => {
    expect(readArguments([])).toEqual({ suites: [], minutes: 10, restart: false, list: false })
  })

  it('takes suites, minutes and a new beginning', () => {
    const args = ['--suite', 'flips', '--suite', 'kills', '--minutes', '0.5', '--restart']

    expect(readArguments(args)).toEqual({
      ...{ suites: ['flips', 'kills'], minutes: 0.5 },
      ...{ restart: true, list: false },
    })
  })

  it.each([['--minutes', '0'], ['--minutes', 'soon'], ['--unknown']])(
    'refuses %s %s',
    (...args) => {
      expect(() => readArguments(args)).toThrow()
    },
  )
})
