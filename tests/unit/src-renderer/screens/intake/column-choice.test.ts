import { describe, expect, it } from 'vitest'
import {
  hasDates,
  meaningNamed,
  meaningOrder,
  meaningTwice,
  withMeaning,
} from '../../../../../src-renderer/screens/intake/column-choice.ts'
import type { ColumnMeaning } from '../../../../../src-shared/intake.ts'

const columns = (...meanings: readonly ColumnMeaning[]) =>
  meanings.map((meaning, at) => ({ title: `column ${at}`, meaning, samples: [] }))

describe('withMeaning', () => {
  it('changes one column and leaves the others', () => {
    expect(withMeaning(columns('name', 'notes'), 1, 'secret')).toEqual(columns('name', 'secret'))
  })
})

describe('meaningTwice', () => {
  it('refuses two columns for what a key has once', () => {
    expect(meaningTwice(columns('name', 'secret', 'secret'))).toBe('secret')
  })

  it('allows any number of columns that are left out, or go to the notes, tags and places', () => {
    const many: ColumnMeaning[] = ['ignore', 'notes', 'tags', 'used-in']

    expect(meaningTwice(columns('name', ...many, ...many))).toBeNull()
  })
})

describe('hasDates', () => {
  it.each(['created', 'last-used', 'expires'] as const)('is true of a column %s', (meaning) => {
    expect(hasDates(columns('name', meaning))).toBe(true)
  })

  it('is false where no column holds dates', () => {
    expect(hasDates(columns('name', 'secret'))).toBe(false)
  })
})

describe('meaningNamed', () => {
  it('knows every meaning, and leaves out what is none', () => {
    for (const meaning of meaningOrder) expect(meaningNamed(meaning)).toBe(meaning)
    expect(meaningNamed('hat')).toBe('ignore')
  })
})
