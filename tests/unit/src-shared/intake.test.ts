import { describe, expect, it } from 'vitest'
import { EntryChange } from '../../../src-shared/intake.ts'

describe('a change to entries', () => {
  it('changes what it names and nothing else', () => {
    expect(EntryChange.parse({ owner: 'Ada Nowak' })).toEqual({ owner: 'Ada Nowak' })
  })

  it.each([
    ['nothing', {}],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['a field that entries have not', { secret: 'x' }],
    ['a name that is empty', { name: '' }],
  ])('refuses %s', (_, change) => {
    expect(EntryChange.safeParse(change).success).toBe(false)
  })
})
