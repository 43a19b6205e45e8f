import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { orderOf, readDate } from '../../../../src-core/imports/written-date.ts'

const third = Date.UTC(2024, 2, 4)

describe('a written date', () => {
  it.each([
    ['2024-03-04', third],
    ['2024/03/04', third],
    ['2024-03-04T05:06:07Z', third + 18_367_000],
    ['2024-03-04 05:06', third + 18_360_000],
    ['2024-03-04T05:06:07.123+02:00', third + 11_167_000],
    ['04.03.2024', third],
    ['4.3.24', third],
    ['04/03/2024', third],
    ['04-03-2024', third],
    ['04/03/2024 1:02 pm', third + 46_920_000],
    ['4 Mar 2024', third],
    ['04-Mar-24', third],
    ['Mar 4, 2024', third],
    ['March 4th, 2024', third],
    ['4. März 2024', third],
    ['4 de marzo de 2024', third],
    ['4 mars 2024', third],
    ['4 août 2024', Date.UTC(2024, 7, 4)],
    ['1709510400', third],
    ['1709510400000', third],
    ['45355', third],
  ])('is read: %s', (text, instant) => {
    expect(readDate(text, 'day-first')).toBe(instant)
  })

  it.each(['', 'N/A', 'never', 'no_information', '-', 'nie', 'inconnu'])(
    'says that there is none: %j',
    (text) => {
      expect(readDate(text, 'day-first')).toBe('none')
    },
  )

  it.each([
    ...['31.02.2024', '2023-02-29', '00/01/2024', '2024-13-01', '25/25/2024', '2024-01-01 25:00'],
    ...['soon', '1', '123456', '4 Foo 2024', '1969-12-31', '2024-01-01 13:00 pm', '9'.repeat(400)],
  ])('is refused: %s', (text) => {
    expect(readDate(text, 'day-first')).toBe('bad')
  })

  it('takes the month first where the table does', () => {
    expect(readDate('03/04/2024', 'month-first')).toBe(third)
    expect(readDate('04.03.2024', 'month-first')).toBe(third)
  })

  it('gives back every day that was written', () => {
    const days = fc.integer({ min: 0, max: 30_000 }).map((day) => day * 86_400_000)
    fc.assert(
      fc.property(days, (instant) => {
        const [year, month, day] = new Date(instant).toISOString().slice(0, 10).split('-')
        expect(readDate(`${year}-${month}-${day}`, 'day-first')).toBe(instant)
        expect(readDate(`${day}/${month}/${year}`, 'day-first')).toBe(instant)
        expect(readDate(`${month}/${day}/${year}`, 'month-first')).toBe(instant)
      }),
    )
  })
})

describe('the order of day and month', () => {
  it('is told by numbers that can be no month', () => {
    expect(orderOf(['01/02/2024', '13/02/2024'])).toBe('day-first')
    expect(orderOf(['01/02/2024', '02/13/2024'])).toBe('month-first')
    expect(orderOf(['01.02.2024'])).toBe('day-first')
  })

  it('stays open where nothing tells it, or too much', () => {
    expect(orderOf(['01/02/2024', '2024-01-02', ''])).toBeNull()
    expect(orderOf(['31/31/2024', '13/01/2024', '01/13/2024'])).toBeNull()
  })
})
