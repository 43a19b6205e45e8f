/*
 * The head of a vault file: header, slots and manifest, checked as far as that goes without a key.
 *
 * This comes before any passphrase is stretched, so that damage is never called a wrong passphrase.
 */
import { VaultError } from '../../src-shared/errors.ts'
import { sameBytes } from '../crypto/bytes.ts'
import type { MacRow } from '../store/rows.ts'
import type { VaultStore } from '../store/vault-store.ts'
import { readHeader, type Header } from './header.ts'
import { readManifest } from './manifest.ts'
import { readSlots, slotsHash, type Slot } from './slot.ts'

/** Header, slots and manifest as they agree with each other. */
export type Head = {
  readonly header: Header
  readonly slots: readonly Slot[]
  /** Its MAC is not checked yet. */
  readonly manifestRow: MacRow
}

/** Reads the head; throws `vault-damaged`, `vault-too-new` or `kdf-refused`. */
export function readHead(store: Pick<VaultStore, 'header' | 'slots' | 'manifest'>): Head {
  const header = readHeader(store.header())
  const manifestRow = store.manifest()
  const manifest = readManifest(manifestRow)
  const slotRows = store.slots()
  const agreed =
    manifest.epoch === header.epoch &&
    sameBytes(manifest.headerHash, header.hash) &&
    sameBytes(manifest.slotsHash, slotsHash(slotRows))
  if (!agreed) throw new VaultError('vault-damaged')
  return { header, slots: readSlots(slotRows, header), manifestRow }
}
