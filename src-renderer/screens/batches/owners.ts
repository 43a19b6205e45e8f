import type { ItemSummary } from '../../../src-shared/item.ts'

/** An owner, and how many keys are theirs. */
export type OwnerCount = { readonly owner: string; readonly count: number }

/** Everybody who owns a key, by name; one person, however their name is capitalised. */
export function ownersOf(rows: readonly Pick<ItemSummary, 'owner'>[]): readonly OwnerCount[] {
  const found = new Map<string, OwnerCount>()
  for (const { owner } of rows) {
    const same = owner.trim().toLowerCase()
    const before = found.get(same) ?? { owner: owner.trim(), count: 0 }
    if (same !== '') found.set(same, { ...before, count: before.count + 1 })
  }
  return [...found.values()].sort((a, b) => a.owner.localeCompare(b.owner))
}

/** The keys whose name, provider or owner holds a text. */
export function matching(rows: readonly ItemSummary[], text: string): readonly ItemSummary[] {
  const wanted = text.trim().toLowerCase()
  return rows.filter((row) =>
    [row.name, row.providerName, row.owner].join('\n').toLowerCase().includes(wanted),
  )
}
