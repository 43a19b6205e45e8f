/*
 * Writes a sealed change into the tables, inside a transaction.
 */
import { VaultError } from '../../src-shared/errors.ts'
import { sameBytes } from '../crypto/bytes.ts'
import type { SlotRow } from '../store/rows.ts'
import type { VaultStore } from '../store/vault-store.ts'
import type { SlotChange } from './pending.ts'
import type { SealedChange } from './sealed-change.ts'
import { slotsHash } from './slot.ts'

/** Writes everything of a change. */
export function writeChange(
  store: VaultStore,
  change: SealedChange,
  slots: SlotChange | null,
): void {
  for (const item of change.removePartsOf) store.removeParts(item)
  for (const place of change.remove) store.removeRecord(place)
  for (const row of change.add) store.addRecord(row)
  for (const row of change.put) store.putRecord(row)
  for (const row of change.audit) store.addAudit(row)
  if (slots?.remove) store.removeSlot(slots.remove)
  if (slots) store.addSlot(slots.add)
  store.setManifest(change.manifest)
}

/** The slots as they will be; throws `changed-elsewhere` unless they are made for those that are. */
export function slotRowsAfter(
  rows: readonly SlotRow[],
  slots: SlotChange | null,
  headerHash: Uint8Array,
): readonly SlotRow[] {
  if (!slots) return rows
  const { madeFor } = slots
  // After a re-key the new slot would wrap a key that opens nothing any more.
  const isSame =
    sameBytes(madeFor.headerHash, headerHash) &&
    sameBytes(slotsHash(madeFor.slots), slotsHash(rows))
  if (!isSame) throw new VaultError('changed-elsewhere')
  const { remove, add } = slots
  if (remove === null) return [...rows, add]
  const others = rows.filter(({ id }) => !sameBytes(id, remove))
  if (others.length === rows.length) throw new VaultError('changed-elsewhere')
  return [...others, add]
}
