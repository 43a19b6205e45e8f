/**
 * What a key may do, against what it is needed for.
 *
 * Pure; words are compared as words, for rights have no other form that all providers share.
 */
import type { Overview } from '../../src-shared/item.ts'
import { storedCareOf } from '../../src-shared/stored-care.ts'

/** The rights that a key has and nobody needs; none while nobody said what it is needed for. */
export function rightsBeyondNeed(overview: Pick<Overview, 'scopes' | 'care'>): readonly string[] {
  const needs = new Set(storedCareOf(overview).needs.map(wordOf))
  return needs.size === 0 ? [] : overview.scopes.filter((right) => !needs.has(wordOf(right)))
}

/** Whether a right lets its holder change something, as far as its words tell. */
export function isWriteRight(right: string): boolean {
  const words = wordOf(right).split(/[^a-z*]+/)
  return words.some((word) => writing.has(word))
}

const writing: ReadonlySet<string> = new Set([
  ...['write', 'readwrite', 'manage', 'admin', 'edit', 'create', 'update', 'delete', 'remove'],
  ...['cancel', 'refund', 'charge', 'send', 'full', 'all', '*'],
])

function wordOf(text: string): string {
  return text.trim().toLowerCase()
}
