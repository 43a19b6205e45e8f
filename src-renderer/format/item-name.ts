import { parseItemName } from '../../src-shared/item-name.ts'
import { visibleText } from './visible-text.ts'

/** A name in two inks: what it is for, and the stamp after it (with its hyphen) or nothing. */
export type SplitName = { readonly head: string; readonly stamp: string }

/**
 * Takes a name apart for showing; one that does not follow the convention is all head.
 *
 * What cannot be seen in it is made visible: it is for showing only, and never sent back.
 */
export function splitName(name: string): SplitName {
  const parsed = parseItemName(name)
  if (!parsed) return { head: visibleText(name), stamp: '' }
  return { head: parsed.service, stamp: name.slice(parsed.service.length) }
}
