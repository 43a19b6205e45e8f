/*
 * Opens all of a vault once: every record and every line of the log.
 */
import { wipe } from '../crypto/bytes.ts'
import type { VaultStore } from '../store/vault-store.ts'
import { AuditLog } from './audit-log.ts'
import { readPartRows } from './parts.ts'
import type { Seals } from './seals.ts'
import type { VaultState } from './state.ts'

/** How many records there are, each of which opened; throws `vault-damaged`. */
export function recordsRead(
  state: VaultState,
  from: { readonly store: VaultStore; readonly seals: Seals },
): number {
  let count = state.buckets.reduce((sum, { size }) => sum + size, 0)
  for (const { kept, marks } of [...state.all('overview'), ...state.all('connection')]) {
    for (const { row } of readPartRows(from, kept.id, marks.parts)) {
      wipe(from.seals.openRecord(row).raw)
      count += 1
    }
  }
  new AuditLog().catchUp(from, state.manifest)
  return count
}
