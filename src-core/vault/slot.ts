/*
 * Slots: each wraps the vault key under one secret, and can tell a wrong secret from damage.
 *
 * body, 74 bytes: slot 16 | type u8 | kdf u8 | memory KiB u32 | passes u32 | salt 16 | commitment 32.
 * The commitment is compared before the wrap is tried: XChaCha20-Poly1305 does not commit to its
 * key, so that a wrap alone could be made to open under several.
 */
import { VaultError } from '../../src-shared/errors.ts'
import { joinBytes, sameBytes, wipe } from '../crypto/bytes.ts'
import { hash } from '../crypto/hash.ts'
import { checkKdfCost, type Kdf, type KdfCost } from '../crypto/kdf.ts'
import { slotKeys, type SlotFacts, type SlotKeys } from '../crypto/keys.ts'
import type { Randomness } from '../crypto/randomness.ts'
import { nonceBytes, openSeal, sealBytes, sealOverhead } from '../crypto/seal.ts'
import { WireReader, WireWriter } from '../crypto/wire.ts'
import type { SlotRow } from '../store/rows.ts'
import type { Header } from './header.ts'
import { slotKdfs, slotTypes } from './kinds.ts'

/** A slot as it was read. */
export type Slot = SlotFacts & { readonly commitment: Uint8Array; readonly row: SlotRow }

/** The part of the header that slots are tied to. */
export type SlotHome = Pick<Header, 'vault' | 'hash'>

/** What a new slot is made of. */
export type NewSlot = {
  readonly type: (typeof slotTypes)['passphrase' | 'recovery']
  /** The bytes to stretch. */
  readonly secret: Uint8Array
  readonly cost: KdfCost
  readonly vaultKey: Uint8Array
  readonly home: SlotHome
}

const mostStretchedSlots = 8
const keyBytes = 32

/** The pairs of type and KDF that exist; any other is damage. */
const knownPairs: ReadonlySet<string> = new Set(
  [
    [slotTypes.passphrase, slotKdfs.argon2id],
    [slotTypes.recovery, slotKdfs.argon2id],
    [slotTypes.passphraseWithKeyFile, slotKdfs.argon2id],
    [slotTypes.device, slotKdfs.none],
    [slotTypes.member, slotKdfs.none],
  ].map((pair) => pair.join()),
)

/** Makes a slot: stretches the secret and wraps the vault key. */
export async function makeSlot(
  made: NewSlot,
  { random, kdf }: { readonly random: Randomness; readonly kdf: Kdf },
): Promise<SlotRow> {
  const drawn = new WireReader(random.randomBytes(16 + 16 + nonceBytes))
  const facts: SlotFacts = {
    vault: made.home.vault,
    slot: drawn.bytes(16),
    type: made.type,
    kdf: slotKdfs.argon2id,
    cost: made.cost,
    salt: drawn.bytes(16),
  }
  checkKdfCost(facts.cost)
  const keys = await stretchedKeys(facts, made.secret, kdf)
  const body = bodyOf(facts, keys.commitment)
  const aad = joinBytes(made.home.hash, body)
  const wrapped = sealBytes({ key: keys.wrap, nonce: drawn.rest(), aad }, made.vaultKey)
  wipe(keys.wrap)
  return { id: facts.slot, body, wrapped, sum: hash(body) }
}

/** Reads the slots; throws `vault-damaged`, or `kdf-refused` for a cost out of bounds. */
export function readSlots(rows: readonly SlotRow[], { vault }: SlotHome): readonly Slot[] {
  const slots = rows.map((row) => readSlot(row, vault))
  const stretched = slots.filter(({ kdf }) => kdf === slotKdfs.argon2id)
  if (stretched.length === 0 || stretched.length > mostStretchedSlots) {
    throw new VaultError('vault-damaged')
  }
  return slots
}

/** BLAKE2b-256 over `id | body | wrapped` of the slots in the order of their ids. */
export function slotsHash(rows: readonly SlotRow[]): Uint8Array {
  const ordered = rows.toSorted((one, other) => Buffer.compare(one.id, other.id))
  return hash(...ordered.flatMap(({ id, body, wrapped }) => [id, body, wrapped]))
}

/** The vault key, or null if this is not the slot's secret; throws `vault-damaged`. */
export async function openSlot(
  slot: Slot,
  secret: Uint8Array,
  { home, kdf }: { readonly home: SlotHome; readonly kdf: Kdf },
): Promise<Uint8Array | null> {
  const keys = await stretchedKeys(slot, secret, kdf)
  try {
    if (!sameBytes(keys.commitment, slot.commitment)) return null
    const aad = joinBytes(home.hash, slot.row.body)
    const vaultKey = openSeal({ key: keys.wrap, aad }, slot.row.wrapped)
    if (vaultKey.length !== keyBytes) throw new VaultError('vault-damaged')
    return vaultKey
  } finally {
    wipe(keys.wrap)
  }
}

async function stretchedKeys(facts: SlotFacts, secret: Uint8Array, kdf: Kdf): Promise<SlotKeys> {
  const stretched = await kdf({ secret, salt: facts.salt, cost: facts.cost })
  const keys = slotKeys(stretched, facts)
  wipe(stretched)
  return keys
}

/** Reads one slot; throws as `readSlots` does. */
export function readSlot(row: SlotRow, vault: Uint8Array): Slot {
  if (!sameBytes(hash(row.body), row.sum)) throw new VaultError('vault-damaged')
  const reader = new WireReader(row.body)
  const slot = reader.bytes(16)
  const type = reader.u8()
  const kdf = reader.u8()
  const cost = { memoryKiB: reader.u32(), passes: reader.u32() }
  const salt = reader.bytes(16)
  const commitment = reader.bytes(32)
  reader.end()
  const sound =
    sameBytes(slot, row.id) &&
    knownPairs.has([type, kdf].join()) &&
    row.wrapped.length === keyBytes + sealOverhead
  if (!sound) throw new VaultError('vault-damaged')
  if (kdf === slotKdfs.argon2id) checkKdfCost(cost)
  return { vault, slot, type, kdf, cost, salt, commitment, row }
}

function bodyOf(facts: SlotFacts, commitment: Uint8Array): Uint8Array {
  return new WireWriter()
    .bytes(facts.slot)
    .u8(facts.type)
    .u8(facts.kdf)
    .u32(facts.cost.memoryKiB)
    .u32(facts.cost.passes)
    .bytes(facts.salt)
    .bytes(commitment)
    .done()
}
