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

function wordOf(text: string): string {
  return text.trim().toLowerCase()
}
