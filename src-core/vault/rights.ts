/**
 * What a key may do, against what it is needed for.
 *
 * Pure; rights are compared by their words, for they have no other form that all providers share.
 */
import type { Overview } from '../../src-shared/item.ts'
import { storedCareOf } from '../../src-shared/stored-care.ts'

/** The rights that a key has and nobody needs; none while nobody said what it is needed for. */
export function rightsBeyondNeed(overview: Pick<Overview, 'scopes' | 'care'>): readonly string[] {
  const needs = storedCareOf(overview).needs.map(partsOf)
  if (needs.length === 0) return []
  return overview.scopes.filter((right) => !needs.some((need) => covers(need, partsOf(right))))
}

/** Whether a need, in whatever order of words, names every part of a right: `read purchases`. */
function covers(need: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  return [...right].every((part) => need.has(part))
}

function partsOf(text: string): ReadonlySet<string> {
  return new Set(
    wordOf(text)
      .split(/[^\p{L}\p{N}*]+/u)
      .filter((part) => part !== ''),
  )
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
