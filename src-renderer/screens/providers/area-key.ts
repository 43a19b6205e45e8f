import type { Guide } from '../../../src-shared/guide.ts'
import type { ItemDetail, VersionSummary } from '../../../src-shared/item.ts'
import type { RotationAction, RotationView } from '../../../src-shared/rotation.ts'
import type { CopyState } from '../../copying.ts'
import { providerWords as words } from '../../words/en-providers.ts'

/** What the one button of an area says: the vendor's own words, and never two of them at once. */
export function makeLabel(
  labels: Pick<Guide['labels'], 'make' | 'remake' | 'making'> | null,
  { hasKey, busy }: { readonly hasKey: boolean; readonly busy: boolean },
): string {
  if (labels === null) return words.make
  if (busy) return labels.making ?? labels.make
  return hasKey ? (labels.remake ?? labels.make) : labels.make
}

/** The version that the provider has now: a new one is kept only once the provider accepted it. */
export function versionThere({ versions }: Pick<ItemDetail, 'versions'>): VersionSummary | null {
  const live = versions.filter(({ stage }) => stage === 'current' || stage === 'pending')
  return live.sort((a, b) => b.storedAt - a.storedAt)[0] ?? null
}

/** What the copy button shows: a tick only after the clipboard took it, and only for a moment. */
export function copyFace(state: CopyState, seen: CopyState | null): 'copy' | 'check' | 'failed' {
  if (state.kind === 'failed') return 'failed'
  return state.kind === 'copied' && state !== seen ? 'check' : 'copy'
}

/** How a replacement that was refused is tried once more; null where its story has to be read. */
export function againBy({ actions }: Pick<RotationView, 'actions'>): RotationAction | null {
  return actions.find((action) => action === 'start-again' || action === 'continue') ?? null
}

/** The other area that holds the very same key, by the names of the items; or null. */
export function sharedWith(
  item: Pick<ItemDetail, 'badges'>,
  others: readonly { readonly itemName: string; readonly area: string }[],
): string | null {
  const twin = item.badges.find(({ kind }) => kind === 'same-secret')?.other ?? null
  return others.find(({ itemName }) => itemName === twin)?.area ?? null
}
