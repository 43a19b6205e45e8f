import { policy } from '../../../src-shared/bounds.ts'
import type { CallerView } from '../../../src-shared/caller.ts'
import { dayMs } from '../../../src-shared/clock.ts'
import type { ItemDetail, VersionSummary } from '../../../src-shared/item.ts'
import type { ProviderFacts } from '../../../src-shared/provider.ts'
import { stepWords } from '../../words/en.ts'
import { placeText } from '../places/place-text.ts'
import { placeName } from '../replacement/place-name.ts'

/** What a person must do before a key is turned off. */
export type Ask =
  /** Keyturn cannot turn it off: nothing links it to an account. */
  | 'by-hand'
  /** The provider has no way to turn it off: only a new key ends it. */
  | 'never'
  /** The provider keeps the key that signs webhooks. */
  | 'signer'
  /** The provider wants a phrase typed. */
  | 'phrase'
  /** Something uses it: say that it may break. */
  | 'tick'
  | 'nothing'

/** The weight of turning a version off: the provider's own guard first, then who would notice. */
export function whatItAsks(
  item: ItemDetail,
  version: VersionSummary,
  { facts, now }: { readonly facts: ProviderFacts | null; readonly now: number },
): Ask {
  if (facts?.capabilities.revoke === 'none') return 'never'
  if (facts === null || version.remoteId === null) return 'by-hand'
  if (version.signer) return 'signer'
  if (facts.revokeWeight === 'typed-phrase') return 'phrase'
  return isMissed(item, version, now) ? 'tick' : 'nothing'
}

/** Whether a newer key took its place: only then did the person say that every place has the new one. */
export function isReplaced(version: Pick<VersionSummary, 'stage'>): boolean {
  return version.stage === 'previous'
}

/** The places that turning a version off breaks, as far as they are written down. */
export function placesOf(
  item: Pick<ItemDetail, 'fields' | 'places'>,
  version: Pick<VersionSummary, 'stage'>,
): readonly string[] {
  return version.stage === 'current' ? [...item.places.map(nameOf), ...item.fields.callers] : []
}

/** The systems that are known to use the key in use, as a person wrote them. */
export function integrationsOf(
  item: Pick<ItemDetail, 'fields'>,
  version: Pick<VersionSummary, 'stage'>,
): readonly string[] {
  if (version.stage !== 'current') return []
  return item.fields.integration
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

/** One that a later version of the app wrote is counted, though not understood. */
function nameOf({ caller }: CallerView): string {
  if (caller === null) return stepWords.roads.strangePlace
  const { what, where } = placeText(caller)
  return placeName({ kind: caller.kind, where: where === '' ? what : where })
}

/** Whether somebody may notice: places are written down, or it was used not long ago. */
function isMissed(item: ItemDetail, version: VersionSummary, now: number): boolean {
  if (placesOf(item, version).length + integrationsOf(item, version).length > 0) return true
  const usedAt = version.lastUsedAt
  return usedAt !== null && now - usedAt < policy.idleAfterDays.default * dayMs
}
