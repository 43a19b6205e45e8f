import type { DiskChange, MemoryDisk } from './memory-disk.ts'
import { settingsId } from './memory-transaction.ts'
import { MemoryVault } from './memory-vault.ts'

/** When a simulated history begins. */
export const began = Date.UTC(2026, 10, 20, 14, 5)

type Commit = (change: DiskChange, commit: () => void) => void

/** A vault on a disk, which is furnished if it is blank, outside any history. */
export function newVault(
  disk: MemoryDisk,
  commit: Commit = (_change, commitIt) => commitIt(),
): MemoryVault {
  if (disk.counter === 0) {
    const body = { v: 1, recoveryConfirmedAt: null }
    const puts = new Map([[settingsId, { kind: 'settings', body } as const]])
    const none = { drops: new Set<string>(), tombstones: new Set<string>(), notes: [] }
    const parts = {
      secrets: new Map<string, Map<string, null>>(),
      details: new Map<string, object>(),
    }
    disk.commit({ puts, ...none, ...parts }, began)
  }
  return new MemoryVault(disk, { now: () => began, assertAlive: () => undefined, commit })
}
