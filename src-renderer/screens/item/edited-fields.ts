import { policy as bounds } from '../../../src-shared/bounds.ts'
import type { ItemFields } from '../../../src-shared/item.ts'
import { choiceOf, isChoice, oldKeyChoiceOf, policyOf, type OldKeyChoice } from './policy-choice.ts'

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
      policy: policyOf(
        isChoice(choice) ? choice : choiceOf(before.policy),
        before.policy,
        oldKeysOf(form, before.policy),
      ),
      notes: rawOf(form, 'notes'),
    },
  }
}

/** What the form says about old keys; a grace period that is none stays as it was. */
function oldKeysOf(form: FormData, before: ItemFields['policy']): OldKeyChoice {
  const typed = rawOf(form, 'graceHours')
  const hours = /^\d{1,3}$/.test(typed) ? Number(typed) : null
  const isGood = hours !== null && hours <= bounds.graceHours.max
  return {
    graceHours: isGood ? hours : oldKeyChoiceOf(before).graceHours,
    keepOldValues: form.get('keepOldValues') !== null,
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
