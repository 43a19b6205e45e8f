/*
 * The reference vault whose bits are flipped. Its files are frozen: the list of bytes that do not
 * matter speaks of their offsets.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Kdf } from '../../../src-core/crypto/kdf.ts'

/** Where the files lie. */
export const folder = resolve(import.meta.dirname, 'reference')

/** What opens it. */
export const passphrase = 'a reference for every bit'

/** Stands in for Argon2id, which would take a second for each of a million flips. */
export const referenceKdf: Kdf = ({ secret, salt, cost }) => {
  const fields = `${cost.memoryKiB} ${cost.passes}`
  const digest = createHash('blake2b512').update(secret).update(salt).update(fields).digest()
  return Promise.resolve(Uint8Array.from(digest.subarray(0, 32)))
}

/** The time of the reference; it stands still. */
export const referenceNow = Date.UTC(2026, 10, 20, 14, 5)

/** A vault file and its log, which may be empty. */
export type VaultBytes = { readonly main: Buffer; readonly log: Buffer }

/** The vault after it was locked: all in one file. */
export function lockedVault(): VaultBytes {
  return { main: read('locked.keyturn'), log: Buffer.alloc(0) }
}

/** The vault as a crash leaves it: the last three changes stand in its log. */
export function vaultWithLog(): VaultBytes {
  return { main: read('logged.keyturn'), log: read('logged.keyturn-wal') }
}

/** A backup of the locked vault. */
export function referenceBackup(): Buffer {
  return read('reference.keyturn-backup')
}

function read(name: string): Buffer {
  return readFileSync(resolve(folder, name))
}
