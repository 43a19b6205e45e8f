import { ItemKind } from '../../../src-shared/item.ts'
import type { EntryChange, EntryDraft } from '../../../src-shared/intake.ts'

/** The texts of a proposal that a person may change. */
export const draftTexts = [
  'providerName',
  'environment',
  'owner',
  'business',
  'integration',
  'envVar',
  'purpose',
] as const satisfies readonly (keyof EntryDraft & keyof EntryChange)[]

/** The name of one such text. */
export type DraftText = (typeof draftTexts)[number]

/** What a form says of one key; everything in it counts, what was emptied too. */
export function changeOfForm(form: FormData): EntryChange {
  const texts = draftTexts
    .filter((field) => form.has(field))
    .map((field) => [field, textOf(form, field)] as const)
  const tag = textOf(form, 'tag')
  const kind = ItemKind.safeParse(form.get('kind'))
  return {
    ...Object.fromEntries(texts),
    ...(textOf(form, 'name') === '' ? {} : { name: textOf(form, 'name') }),
    ...(kind.success ? { kind: kind.data } : {}),
    ...(tag === '' ? {} : { tag }),
  }
}

/** What a form says for many keys; what was left empty stays as it is for each. */
export function bulkChange(form: FormData): EntryChange {
  const given = Object.entries(changeOfForm(form)).filter(([, value]) => value !== '')
  return Object.fromEntries(given)
}

function textOf(form: FormData, field: string): string {
  const value = form.get(field)
  return typeof value === 'string' ? value.trim() : ''
}
