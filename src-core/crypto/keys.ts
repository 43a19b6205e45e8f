/*
 * The key schedule: from a stretched passphrase to the wrap key, from the vault key to all others.
 *
 * Contexts are exactly eight ASCII bytes and sub-key ids are BigInt: libsodium.js takes nothing
 * else reliably. Keys are wiped when the vault is locked.
 */
import { noBytes, wipe } from './bytes.ts'
import { keyedHash } from './hash.ts'
import type { KdfCost } from './kdf.ts'
import { sodium } from './sodium.ts'
import { WireWriter } from './wire.ts'

/** The facts of a slot that its keys are tied to. */
export type SlotFacts = {
  readonly vault: Uint8Array
  readonly slot: Uint8Array
  readonly type: number
  readonly kdf: number
  readonly cost: KdfCost
  readonly salt: Uint8Array
}

/** The two keys of a slot: one wraps the vault key, the other is stored and compared first. */
export type SlotKeys = { readonly wrap: Uint8Array; readonly commitment: Uint8Array }

/** The slot's keys, from 32 bytes of the KDF and of a key file, which may be absent. */
export function slotKeys(stretched: Uint8Array, facts: SlotFacts, keyFile = noBytes): SlotKeys {
  const root = keyedHash(
    stretched,
    new WireWriter()
      .ascii('SV1.slot')
      .bytes(facts.vault)
      .bytes(facts.slot)
      .u8(facts.type)
      .u8(facts.kdf)
      .u32(facts.cost.memoryKiB)
      .u32(facts.cost.passes)
      .bytes(facts.salt)
      .u16(keyFile.length)
      .bytes(keyFile)
      .done(),
  )
  const keys = { wrap: subKey(root, 1n, 'SV1wrap_'), commitment: subKey(root, 2n, 'SV1comm_') }
  wipe(root)
  return keys
}

/** Every key of an unlocked vault. */
export class VaultKeys {
  readonly vault: Uint8Array
  /** Seals overviews and the other kinds below 64. */
  readonly overview: Uint8Array
  readonly manifest: Uint8Array
  /** Links audit rows. */
  readonly audit: Uint8Array
  /** Seals audit rows. */
  readonly auditSeal: Uint8Array
  readonly anchor: Uint8Array
  /** Stands in the header. */
  readonly commitment: Uint8Array
  readonly fingerprint: Uint8Array
  readonly #details: Uint8Array

  /** Takes over the vault key, and wipes it at the end. */
  constructor(vaultKey: Uint8Array) {
    this.vault = vaultKey
    this.overview = subKey(vaultKey, 1n, 'SV1ovrw_')
    this.#details = subKey(vaultKey, 2n, 'SV1detl_')
    this.manifest = subKey(vaultKey, 3n, 'SV1mnfst')
    this.audit = subKey(vaultKey, 4n, 'SV1audit')
    this.anchor = subKey(vaultKey, 5n, 'SV1anchr')
    this.commitment = subKey(vaultKey, 6n, 'SV1vkcm_')
    this.auditSeal = subKey(this.audit, 1n, 'SV1ausl_')
    this.fingerprint = subKey(this.overview, 1n, 'SV1fngr_')
  }

  /** The key of one item or connection, which seals its parts; the caller wipes it. */
  item(id: Uint8Array): Uint8Array {
    const personal = new WireWriter().ascii('SV1item_').bytes(new Uint8Array(8)).done()
    return sodium.crypto_generichash_blake2b_salt_personal(32, this.#details, id, personal)
  }

  /** The key from which those of a backup come; the caller wipes it. */
  backup(): Uint8Array {
    return subKey(this.vault, 7n, 'SV1bckup')
  }

  /** Overwrites all keys. */
  wipe(): void {
    wipe(this.vault, this.overview, this.#details, this.manifest, this.audit)
    wipe(this.auditSeal, this.anchor, this.fingerprint)
  }
}

/** The keys of one backup file. */
export type BackupKeys = {
  /** Under which its clear header is vouched for. */
  readonly header: Uint8Array
  readonly stream: Uint8Array
}

/** The keys of the backup with this salt; the caller wipes them. */
export function backupKeys(backupKey: Uint8Array, salt: Uint8Array): BackupKeys {
  const file = keyedHash(backupKey, new WireWriter().ascii('SV1.bkup').bytes(salt).done())
  const keys = { header: subKey(file, 1n, 'SV1bkhdr'), stream: subKey(file, 2n, 'SV1bkstr') }
  wipe(file)
  return keys
}

function subKey(key: Uint8Array, id: bigint, context: string): Uint8Array {
  return sodium.crypto_kdf_derive_from_key(32, id, context, key)
}
