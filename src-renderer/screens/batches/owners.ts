import type { ItemSummary } from '../../../src-shared/item.ts'

/** An owner, and how many keys are theirs. */
export type OwnerCount = { readonly owner: string; readonly count: number }

/** Everybody who owns a key, by name. */
export function ownersOf(rows: readonly Pick<ItemSummary, 'owner'>[]): readonly OwnerCount[] {
  const counts = new Map<string, number>()
  for (const { owner } of rows)
    if (owner.trim() !== '') counts.set(owner, (counts.get(owner) ?? 0) + 1)
  return [...counts]
    .map(([owner, count]) => ({ owner, count }))
    .sort((a, b) => a.owner.localeCompare(b.owner))
}

/** The keys whose name, provider or owner holds a text. */
export function matching(rows: readonly ItemSummary[], text: string): readonly ItemSummary[] {
  const wanted = text.trim().toLowerCase()
  return rows.filter((row) =>
    [row.name, row.providerName, row.owner].join('\n').toLowerCase().includes(wanted),
  )
}
