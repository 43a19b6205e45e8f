import type { ItemFields } from '../../../src-shared/item.ts'
import { isChoice, policyOf } from './policy-choice.ts'

/** What the form holds: the name and the fields, as the vault wants them. */
export type Edited = { readonly name: string; readonly fields: ItemFields }

/** Reads the form of an item; what the form does not show stays as it was. */
export function editedFields(form: FormData, before: ItemFields): Edited {
  const choice = form.get('policy')
  return {
    name: textOf(form, 'name'),
    fields: {
      ...before,
      environment: textOf(form, 'environment'),
      business: textOf(form, 'business'),
      owner: textOf(form, 'owner'),
      integration: textOf(form, 'integration'),
      envVar: textOf(form, 'envVar'),
      purpose: textOf(form, 'purpose'),
      callers: partsOf(form, 'callers', '\n'),
      tags: partsOf(form, 'tags', ','),
      canWrite: form.get('canWrite') !== null,
      policy: isChoice(choice) ? policyOf(choice, before.policy) : before.policy,
      notes: rawOf(form, 'notes'),
    },
  }
}

function rawOf(form: FormData, field: string): string {
  const value = form.get(field)
  return typeof value === 'string' ? value : ''
}

function textOf(form: FormData, field: string): string {
  return rawOf(form, field).trim()
}

function partsOf(form: FormData, field: string, separator: string): string[] {
  return rawOf(form, field)
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
