import { describe, expect, it } from 'vitest'
import { editedFields } from '../../../../../src-renderer/screens/item/edited-fields.ts'
import { ItemFields } from '../../../../../src-shared/item.ts'

const before: ItemFields = {
  environment: 'Production',
  business: '',
  owner: 'Priya',
  integration: '',
  envVar: '',
  purpose: '',
  callers: [],
  tags: [],
  canWrite: true,
  policy: { everyDays: 77, everyMonths: null, graceHours: 24 },
  notes: '',
}

const form = (values: Readonly<Record<string, string>>) => {
  const data = new FormData()
  for (const [name, value] of Object.entries(values)) data.set(name, value)
  return data
}

describe('editedFields', () => {
  it('trims lines, drops empty ones and keeps notes as they were written', () => {
    const { name, fields } = editedFields(
      form({
        name: '  billing  ',
        owner: ' Sam ',
        callers: 'a/.env:1\n\n  b  \n',
        tags: 'one, ,two',
        notes: '  first\n',
      }),
      before,
    )
    expect(name).toBe('billing')
    expect(fields.owner).toBe('Sam')
    expect(fields.callers).toEqual(['a/.env:1', 'b'])
    expect(fields.tags).toEqual(['one', 'two'])
    expect(fields.notes).toBe('  first\n')
  })

  it('reads a box that is not ticked as no, and a ticked one as yes', () => {
    expect(editedFields(form({}), before).fields.canWrite).toBe(false)
    expect(editedFields(form({ canWrite: 'on' }), before).fields.canWrite).toBe(true)
  })

  it('keeps the rule where the form names none that is known', () => {
    expect(editedFields(form({ policy: 'nonsense' }), before).fields.policy).toEqual(before.policy)
    expect(editedFields(form({ policy: 'none' }), before).fields.policy).toBeNull()
  })

  it('reads how long old keys are kept, and refuses hours that are none', () => {
    const hours = (graceHours: string) =>
      editedFields(form({ policy: 'kept', graceHours }), before).fields.policy?.graceHours
    expect(hours('0')).toBe(0)
    expect(hours('168')).toBe(168)
    for (const text of ['', '-1', '721', 'ten', '1e2']) expect(hours(text), text).toBe(24)
  })

  it('keeps old values only where the box is ticked', () => {
    const policy = editedFields(form({ policy: 'd30', keepOldValues: 'on' }), before).fields.policy
    expect(policy?.keepOldValues).toBe(true)
    expect(editedFields(form({ policy: 'd30' }), before).fields.policy).not.toHaveProperty(
      'keepOldValues',
    )
  })

  it('always makes fields that the bridge accepts', () => {
    expect(ItemFields.safeParse(editedFields(form({}), before).fields).success).toBe(true)
  })
})
