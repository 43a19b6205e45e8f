import { parseItemName } from '../../src-shared/item-name.ts'

/** A name in two inks: what it is for, and the stamp after it (with its hyphen) or nothing. */
export type SplitName = { readonly head: string; readonly stamp: string }

/** Takes a name apart for showing; one that does not follow the convention is all head. */
export function splitName(name: string): SplitName {
  const parsed = parseItemName(name)
  if (!parsed) return { head: name, stamp: '' }
  return { head: parsed.service, stamp: name.slice(parsed.service.length) }
}
