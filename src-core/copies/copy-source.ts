/*
 * What can be read of a copy of a vault, whatever kind of copy it is.
 *
 * A source only answers: nothing is written through it, to the copy or to any vault.
 */
import type { ItemId, VaultId, VersionId } from '../../src-shared/ids.ts'
import type { Details, Overview } from '../../src-shared/item.ts'
import type { Kept } from '../vault/transaction.ts'

/** The items of a copy of a vault, as far as they can be read. */
export interface CopySource {
  readonly vaultId: VaultId
  /** All overviews, in no particular order. */
  overviews(): readonly Kept<ItemId, Overview>[]
  /** The details of an item, or null where they cannot be read or are not there. */
  details(id: ItemId): Details | null
  /** A fresh copy of a secret, which the caller wipes, or null as above. */
  secret(id: ItemId, versionId: VersionId): Uint8Array | null
}
