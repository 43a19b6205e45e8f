import { describe, expect, it } from 'vitest'
import { leftOut } from '../../../../../src-renderer/screens/intake/left-out-text.ts'
import { sampleState } from './sample-entry.ts'

const { skipped } = sampleState()

describe('leftOut', () => {
  it('says nothing where everything was read', () => {
    expect(leftOut(sampleState())).toEqual([])
  })

  it('says what was not read of a tree', () => {
    const state = sampleState({ skipped: { ...skipped, unreadable: 1, foreign: 41 } })

    expect(leftOut(state)).toEqual([
      '1 file that could not be opened',
      '41 folders of other people’s code, such as node_modules',
    ])
  })

  it('names the lines of rows that could not be read, and that there are more', () => {
    const notes = [
      { what: 'rows-broken', count: 3, lines: [4, 9] },
      { what: 'rows-empty', count: 1, lines: [] },
    ] as const

    expect(
      leftOut(sampleState({ notes: notes.map((note) => ({ ...note, lines: [...note.lines] })) })),
    ).toEqual(['3 rows could not be read: lines 4, 9, and more', '1 row had nothing in it'])
  })
})
