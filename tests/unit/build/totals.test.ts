import { describe, expect, it } from 'vitest'
import {
  checkTotals,
  exitCodeFor,
  lastLine,
  playwrightTotals,
  sum,
  vitestTotals,
  withExitCode,
} from '../../../build/tasks/totals.ts'

const totals = (passed: number, failed: number, skipped = 0) => ({ passed, failed, skipped })

describe('vitestTotals', () => {
  it('counts every test by how it ended', () => {
    const tests = ['passed', 'passed', 'failed', 'skipped', 'pending', 'todo']
    const file = { status: 'failed', assertionResults: tests.map((status) => ({ status })) }

    expect(vitestTotals(JSON.stringify({ testResults: [file, file] }))).toEqual(totals(4, 2, 6))
  })

  it('counts a file that did not load as one failure', () => {
    const report = { testResults: [{ status: 'failed', assertionResults: [] }] }

    expect(vitestTotals(JSON.stringify(report))).toEqual(totals(0, 1))
  })

  it('counts nothing in a report that says nothing', () => {
    expect(vitestTotals('{}')).toEqual(totals(0, 0))
  })
})

describe('playwrightTotals', () => {
  it('counts every test by how it ended', () => {
    const stats = { expected: 5, unexpected: 1, flaky: 0, skipped: 2 }

    expect(playwrightTotals(JSON.stringify({ stats, errors: [] }))).toEqual(totals(5, 1, 2))
  })

  it('counts a test that passed at a second try as failed', () => {
    const stats = { expected: 5, unexpected: 0, flaky: 1, skipped: 0 }

    expect(playwrightTotals(JSON.stringify({ stats }))).toEqual(totals(5, 1))
  })

  it('counts an error outside of the tests', () => {
    const stats = { expected: 5, unexpected: 0, flaky: 0, skipped: 0 }

    expect(playwrightTotals(JSON.stringify({ stats, errors: [{}] }))).toEqual(totals(5, 1))
  })
})

describe('withExitCode', () => {
  it('adds a failure to a runner that failed without one', () => {
    expect(withExitCode(totals(7, 0), 1)).toEqual(totals(7, 1))
  })

  it('counts no failure twice', () => {
    expect(withExitCode(totals(7, 2), 1)).toEqual(totals(7, 2))
    expect(withExitCode(totals(7, 0), 0)).toEqual(totals(7, 0))
  })
})

describe('the last line', () => {
  it('is the sum of the stages', () => {
    const all = [checkTotals(0), checkTotals(1), totals(10, 0, 1), totals(20, 2)]

    expect(lastLine(sum(all))).toBe('30 passed, 3 failed')
  })
})

describe('the exit code', () => {
  it('is success where something passed and nothing failed', () => {
    expect(exitCodeFor(totals(1, 0, 5))).toBe(0)
  })

  it.each([totals(1, 1), totals(0, 0), totals(0, 0, 5)])('is failure for %j', (each) => {
    expect(exitCodeFor(each)).toBe(1)
  })
})
