/*
 * Finds the vault key of a damaged vault: by each slot that is whole, or whole but for one bit.
 *
 * That the secret is wrong is said only of a slot whose sum holds; of anything else nobody knows.
 */
import { VaultError } from '../../src-shared/errors.ts'
import { sameBytes } from '../crypto/bytes.ts'
import { hash } from '../crypto/hash.ts'
import type { Kdf } from '../crypto/kdf.ts'
import { VaultKeys } from '../crypto/keys.ts'
import type { SlotRow } from '../store/rows.ts'
import type { SalvageStore } from '../store/salvage-store.ts'
import { readHeader, type Header } from '../vault/header.ts'
import { slotTypes } from '../vault/kinds.ts'
import { readManifest } from '../vault/manifest.ts'
import type { OpenedWith } from '../vault/opened.ts'
import { repaired } from '../vault/repair.ts'
import { openSlot, readSlot, type Slot } from '../vault/slot.ts'

/** What a person gave to open it, as bytes. */
export type Given = { readonly with: OpenedWith; readonly secret: Uint8Array }

/** The header of the vault and its keys. */
export type Unlocked = { readonly header: Header; readonly keys: VaultKeys }

/**
 * The keys of a damaged vault.
 *
 * Throws `nothing-to-salvage`, `vault-too-new`, `wrong-passphrase`, `wrong-recovery-code`, or
 * `no-recovery-code`.
 */
export async function salvagedKeys(store: SalvageStore, given: Given, kdf: Kdf): Promise<Unlocked> {
  const header = headerOf(store)
  if (!header) throw new VaultError('nothing-to-salvage')
  const rows = store.slots()
  const slots = rows.flatMap((row) => slotOf(row, header.vault) ?? [])
  const type = given.with === 'passphrase' ? slotTypes.passphrase : slotTypes.recovery
  const ofType = slots.filter((slot) => slot.type === type)
  if (ofType.length === 0) {
    const isWhole = slots.length > 0 && slots.length === rows.length
    const hasNone = isWhole && given.with === 'recovery-code'
    throw new VaultError(hasNone ? 'no-recovery-code' : 'nothing-to-salvage')
  }
  let isDamaged = false
  for (const slot of ofType) {
    const found = await opened(slot, given.secret, { header, kdf })
    if (found === 'damaged') isDamaged = true
    else if (found) return { header, keys: found }
  }
  throw new VaultError(isDamaged ? 'nothing-to-salvage' : `wrong-${given.with}`)
}

/** The keys, null for another secret, or `damaged` where the secret is right and the rest is not. */
async function opened(
  slot: Slot,
  secret: Uint8Array,
  { header, kdf }: { readonly header: Header; readonly kdf: Kdf },
): Promise<VaultKeys | 'damaged' | null> {
  try {
    const vaultKey = await openSlot(slot, secret, { home: header, kdf })
    if (!vaultKey) return null
    const keys = new VaultKeys(vaultKey)
    if (sameBytes(keys.commitment, header.commitment)) return keys
    keys.wipe()
    return 'damaged'
  } catch (error) {
    if (error instanceof VaultError && error.code === 'vault-damaged') return 'damaged'
    throw error
  }
}

function headerOf(store: SalvageStore): Header | null {
  const row = store.header()
  if (!row) return null
  const expected = [row.sum, manifestsHash(store)].flatMap((sum) => sum ?? [])
  for (const sum of expected) {
    const body = repaired(row.body, sum)
    if (body) return unlessDamaged(() => readHeader({ body, sum: hash(body) }))
  }
  return null
}

/** The hash of the header as the manifest says it, which nobody vouches for yet. */
function manifestsHash(store: SalvageStore): Uint8Array | null {
  const row = store.manifest()
  return row && unlessDamaged(() => readManifest(row).headerHash)
}

function slotOf(row: SlotRow, vault: Uint8Array): Slot | null {
  const body = repaired(row.body, row.sum)
  if (!body) return null
  // Its id stands in the body as well, where the sum covers it.
  return unlessDamaged(() => readSlot({ ...row, id: body.slice(0, 16), body }, vault))
}

function unlessDamaged<T>(work: () => T): T | null {
  try {
    return work()
  } catch (error) {
    const codes = ['vault-damaged', 'kdf-refused']
    if (error instanceof VaultError && codes.includes(error.code)) return null
    throw error
  }
}
