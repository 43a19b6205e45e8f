/*
 * Reads a vault file whole: every record, every part of every item, the audit log to its end.
 *
 * Unlocking checks parts and audit log only when they are touched, so that it stays quick. A copy
 * is about to be relied on: all of it must be there.
 */
import { wipe } from '../crypto/bytes.ts'
import { kinds } from '../vault/kinds.ts'
import type { VaultFile } from '../vault/vault-file.ts'

/** How much a file that was read whole holds. */
export type Holdings = {
  readonly items: number
  /** Secret versions of items. */
  readonly secrets: number
}

/** Opens everything in a file of which the small records were verified; throws `vault-damaged`. */
export function readWhole(file: VaultFile): Holdings {
  const items = file.state.all('overview').map(({ kept }) => kept.id)
  const connections = file.state.all('connection').map(({ kept }) => kept.id)
  const secrets = file.read(() => {
    for (const id of connections) openParts(file, id)
    return items.reduce((sum, id) => sum + openParts(file, id), 0)
  })
  // Asking for no line still reads and checks all of them.
  file.auditLog({ itemId: null, limit: 0 })
  return { items: items.length, secrets }
}

/** Opens all parts of an owner; says how many of them are secrets. */
function openParts(file: VaultFile, owner: string): number {
  let secrets = 0
  for (const part of file.partsOf(owner).values()) {
    wipe(file.openPart(part).raw)
    if (part.kind === kinds.secret) secrets += 1
  }
  return secrets
}
