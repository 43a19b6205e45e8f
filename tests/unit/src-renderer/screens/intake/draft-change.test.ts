import { describe, expect, it } from 'vitest'
import {
  bulkChange,
  changeOfForm,
} from '../../../../../src-renderer/screens/intake/draft-change.ts'
import { EntryChange } from '../../../../../src-shared/intake.ts'

function formOf(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

describe('changeOfForm', () => {
  it('takes what was typed, without the blanks around it, and what was emptied', () => {
    const form = formOf({ name: ' stripe ', kind: 'token', owner: '', environment: 'test ' })

    expect(changeOfForm(form)).toEqual({
      name: 'stripe',
      kind: 'token',
      owner: '',
      environment: 'test',
    })
  })

  it('leaves out a name and a tag that are empty, and a kind that is none', () => {
    expect(changeOfForm(formOf({ name: ' ', tag: '', kind: 'hat' }))).toEqual({})
  })

  it('has the shape that the vault takes', () => {
    const form = formOf({ name: 'a', kind: 'other', tag: 'b', purpose: 'c', envVar: '' })

    expect(EntryChange.safeParse(changeOfForm(form)).success).toBe(true)
  })
})

describe('bulkChange', () => {
  it('keeps what was left empty as it is for each', () => {
    expect(bulkChange(formOf({ owner: 'Priya', business: '', environment: ' ' }))).toEqual({
      owner: 'Priya',
    })
    expect(bulkChange(formOf({ owner: '' }))).toEqual({})
  })
})
