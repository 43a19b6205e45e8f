import { describe, expect, it } from 'vitest'
import { listEntries, movedTo } from '../../../../../src-renderer/screens/keys/list-entries.ts'
import { row } from './rows.ts'

const rows = [row(1, 'act-now'), row(2, 'act-now'), row(3, 'fine')]
const groups = { 'act-now': 2, 'due-soon': 0, 'cannot-tell': 0, fine: 7 }

describe('listEntries', () => {
  it('puts a heading with the count of all before each group that has rows', () => {
    const shape = listEntries(rows, groups).map((entry) =>
      entry.kind === 'group' ? `${entry.group} ${entry.count}` : entry.index,
    )
    expect(shape).toEqual(['act-now 2', 0, 1, 'fine 7', 2])
  })

  it('puts no heading where the list is ordered by something else', () => {
    expect(listEntries(rows, null).map((entry) => entry.kind)).toEqual(['row', 'row', 'row'])
  })

  it('is empty for no rows', () => {
    expect(listEntries([], groups)).toEqual([])
  })
})

describe('movedTo', () => {
  it('moves by one, by ten and to the ends, and stays inside', () => {
    expect(movedTo('ArrowDown', 0, 3)).toBe(1)
    expect(movedTo('ArrowDown', 2, 3)).toBe(2)
    expect(movedTo('ArrowUp', 0, 3)).toBe(0)
    expect(movedTo('PageDown', 1, 30)).toBe(11)
    expect(movedTo('PageUp', 3, 30)).toBe(0)
    expect(movedTo('Home', 5, 30)).toBe(0)
    expect(movedTo('End', 5, 30)).toBe(29)
    expect(movedTo('End', 0, 0)).toBe(0)
  })

  it('takes no other key for a movement', () => {
    for (const key of ['Enter', 'r', 'Tab', 'ArrowLeft']) expect(movedTo(key, 0, 3)).toBeNull()
  })
})
