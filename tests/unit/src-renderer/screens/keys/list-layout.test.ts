import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listEntries } from '../../../../../src-renderer/screens/keys/list-entries.ts'
import { linesToDraw, listLayout } from '../../../../../src-renderer/screens/keys/list-layout.ts'
import { row } from './rows.ts'

const rows = Array.from({ length: 1_000 }, (_, index) => row(index, 'fine'))
const groups = { 'act-now': 0, 'due-soon': 0, 'cannot-tell': 0, fine: 1_000 }
const { lines, height } = listLayout(listEntries(rows, groups))

describe('the layout of the list', () => {
  it('stands headings of 36 and rows of 44 pixels under one another', () => {
    expect(lines[0]?.start).toBe(0)
    expect(lines[1]?.start).toBe(36)
    expect(lines[2]?.start).toBe(80)
    expect(height).toBe(36 + 1_000 * 44 + 12)
  })

  it('draws every line in sight, few beyond, and always the one with the keyboard', () => {
    const anywhere = fc.record({
      top: fc.integer({ min: 0, max: height }),
      active: fc.integer({ min: 0, max: 999 }),
    })
    fc.assert(
      fc.property(anywhere, ({ top, active }) => {
        const sight = { top, height: 700 }
        const drawn = linesToDraw(lines, sight, active)
        const inSight = lines.filter(({ start }) => start > top - 44 && start < top + 700)
        expect(drawn).toEqual(expect.arrayContaining(inSight))
        expect(drawn.length).toBeLessThan(60)
        const isActive = drawn.some(({ entry }) => entry.kind === 'row' && entry.index === active)
        expect(isActive).toBe(true)
      }),
    )
  })
})
