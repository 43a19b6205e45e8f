import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  firstRows,
  foundLayout,
  linesInSight,
} from '../../../../../src-renderer/screens/intake/found-layout.ts'

const group = (providerName: string, count: number) => ({ providerName, count, chosen: 0 })
const none = new Set<string>()

function kinds(groups: Parameters<typeof foundLayout>[0], opened: ReadonlySet<string> | null) {
  return foundLayout(groups, opened).lines.map(({ line }) =>
    line.kind === 'row' ? line.index : line.kind,
  )
}

describe('foundLayout', () => {
  it('shows the first rows of a long group and what opens the rest', () => {
    expect(kinds([group('OpenAI', 9), group('Stripe', 2)], none)).toEqual([
      ...['group', 0, 1, 2, 'more'],
      ...['group', 9, 10],
    ])
  })

  it('does not hide one row behind a line that is as long', () => {
    expect(kinds([group('OpenAI', firstRows + 1)], none)).toEqual(['group', 0, 1, 2, 3])
  })

  it('shows every row of an opened group, and of all where something was asked for', () => {
    const groups = [group('OpenAI', 5), group('Stripe', 6)]

    expect(kinds(groups, new Set(['Stripe']))).toEqual([
      ...['group', 0, 1, 2, 'more'],
      ...['group', 5, 6, 7, 8, 9, 10, 'more'],
    ])
    expect(kinds(groups, null)).toHaveLength(2 + 11)
  })

  it('puts no line over another, whatever the groups are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 12 }),
        fc.boolean(),
        (sizes, isOpen) => {
          const groups = sizes.map((count, at) => group(`p${at}`, count))
          const { lines, height } = foundLayout(groups, isOpen ? null : none)
          const starts = lines.map(({ start }) => start)

          expect(starts.every((start, at) => at === 0 || start >= (starts[at - 1] ?? 0) + 32)).toBe(
            true,
          )
          expect(starts.every((start) => start + 32 <= height)).toBe(true)
        },
      ),
    )
  })
})

describe('linesInSight', () => {
  const layout = foundLayout([group('OpenAI', 20_000)], null)

  it('draws a screenful of twenty thousand rows', () => {
    const drawn = linesInSight(layout, { top: 320_000, height: 600 }, 10_000)

    expect(drawn.length).toBeLessThan(60)
    expect(drawn.every(({ start }) => start > 319_000 && start < 322_000)).toBe(true)
  })

  it('keeps the line that has the keyboard, wherever it stands', () => {
    const drawn = linesInSight(layout, { top: 320_000, height: 600 }, 3)

    expect(drawn[0]?.number).toBe(3)
  })
})
