import { describe, expect, it } from 'vitest'
import { summaryText } from '../../../../../src-renderer/screens/keys/summary-parts.ts'
import { badge, row } from './rows.ts'

const now = Date.parse('2026-11-20T14:05:00Z')
const acting = [
  row(1, 'act-now', { worst: badge('overdue', { days: 9 }) }),
  row(2, 'act-now', { worst: badge('overdue', { days: 8 }) }),
  row(3, 'act-now', { worst: badge('stopped') }),
]

describe('summaryText', () => {
  it('says what a count is made of', () => {
    expect(summaryText('act-now', acting, { count: 3, now })).toBe('2 overdue, 1 stopped')
    const left = [
      row(1, 'act-now', { worst: badge('access-changed') }),
      row(2, 'act-now', { worst: badge('owner-left') }),
    ]
    const said = summaryText('act-now', left, { count: 2, now })
    expect(said).toBe('1 owner left, 1 access changed')
    const unsure = [
      row(1, 'cannot-tell', { worst: badge('age-unknown') }),
      row(2, 'cannot-tell', { worst: badge('use-unknown') }),
    ]
    expect(summaryText('cannot-tell', unsure, { count: 2, now })).toBe('1 age, 1 last use')
  })

  it('names the first day on which something falls due', () => {
    const due = ['2026-11-29', '2026-11-24'].map((day, index) =>
      row(index, 'due-soon', { worst: badge('due-soon', { at: Date.parse(day) }) }),
    )
    expect(summaryText('due-soon', due, { count: 2, now })).toBe('first on 24 Nov')
    const waiting = [row(1, 'due-soon', { worst: badge('waiting') })]
    expect(summaryText('due-soon', waiting, { count: 1, now })).toBe('1 waiting for you')
  })

  it('says nothing of rows that were not all read, and that there are none', () => {
    expect(summaryText('act-now', acting, { count: 4, now })).toBe('')
    expect(summaryText('act-now', [], { count: 0, now })).toBe('none')
  })
})
