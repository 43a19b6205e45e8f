/*
 * Makes a vault file: under a name of its own first, so that a crash half-way leaves no vault.
 */
import { dirname } from 'node:path'
import { VaultError } from '../../src-shared/errors.ts'
import { toHex } from '../crypto/bytes.ts'
import type { VaultKeys } from '../crypto/keys.ts'
import type { Randomness } from '../crypto/randomness.ts'
import { realName } from '../files/file-names.ts'
import {
  fileSize,
  makePrivateFile,
  makePrivateFolder,
  publishFile,
  removeFiles,
  removeUnfinished,
  unfinishedName,
} from '../files/private-files.ts'
import type { SlotRow } from '../store/rows.ts'
import { VaultStore } from '../store/vault-store.ts'
import { AnchorKeeper, newDeviceId } from './anchor-keeper.ts'
import { firstLink } from './audit-log.ts'
import { headerRowOf, readHeader, type Header } from './header.ts'
import { bucketCount, emptyBucket, manifestRowOf, type Manifest } from './manifest.ts'
import { slotsHash } from './slot.ts'
import { VaultFile } from './vault-file.ts'
import type { VaultDeps } from './vault-deps.ts'

/** What a new vault file is made of. */
export type NewFile = {
  readonly path: string
  readonly header: Header
  readonly slots: readonly SlotRow[]
  readonly keys: VaultKeys
}

type CreationDeps = Pick<VaultDeps, 'clock' | 'random' | 'anchorsPath'>

/** The header of a new vault in its first epoch. */
export function newHeader(keys: VaultKeys, random: Randomness): Header {
  const vault = random.randomBytes(16)
  return readHeader(headerRowOf({ vault, epoch: 1, commitment: keys.commitment }))
}

/** Throws `vault-exists` if there is a vault or what may be the remains of one. */
export function assertNoVault(path: string): void {
  const real = realName(path)
  const taken = ['', '-wal', '-journal'].some((suffix) => fileSize(real + suffix) !== null)
  if (taken) throw new VaultError('vault-exists')
}

/** Makes the file, all at once; throws `vault-exists` if something took its name meanwhile. */
export function makeVaultFile(made: NewFile, deps: CreationDeps): void {
  makePrivateFolder(dirname(made.path))
  removeUnfinished(made.path)
  const unfinished = unfinishedName(made.path, toHex(deps.random.randomBytes(8)))
  makeUnfinishedFile({ ...made, path: unfinished }, deps)
  try {
    assertNoVault(made.path)
    publishFile(unfinished, made.path)
  } catch (error) {
    removeFiles(unfinished)
    throw error
  }
}

/** Makes a whole vault under the name it is given, which is not yet that of a vault. */
export function makeUnfinishedFile(made: NewFile, deps: CreationDeps): void {
  try {
    makePrivateFile(made.path)
    const store = VaultStore.create(made.path)
    try {
      fill(made, store, deps)
      store.checkpoint()
    } finally {
      store.close()
    }
  } catch (error) {
    removeFiles(made.path, `${made.path}-wal`, `${made.path}-shm`)
    throw error
  }
}

function fill(made: NewFile, store: VaultStore, deps: CreationDeps): void {
  const { path, header, slots, keys } = made
  const { random } = deps
  store.immediate(() => {
    store.addHeader(headerRowOf(header))
    for (const slot of slots) store.addSlot(slot)
    store.addManifest(manifestRowOf(emptyManifest(made, random.randomBytes(16)), keys.manifest))
  })
  const file = VaultFile.load({ path, store, keys })
  const device = newDeviceId(random)
  file.write(
    (pending) => {
      pending.putSettings({ v: 1, recoveryConfirmedAt: null }, null)
      pending.audit({ event: 'created', itemId: null, versionId: null })
    },
    () => ({ random, now: deps.clock.now(), device, restart: null }),
  )
  // Before the vault appears under its name: an anchor without a vault is harmless, and a vault
  // whose maker was told of a failure would not be.
  const home = { vault: header.vault, key: keys.anchor, past: [] }
  const keeper = new AnchorKeeper(deps.anchorsPath, home)
  keeper.recognise(file.state, device)
  keeper.close()
}

function emptyManifest({ header, slots }: NewFile, lineage: Uint8Array): Manifest {
  return {
    counter: 0,
    epoch: header.epoch,
    headerHash: header.hash,
    slotsHash: slotsHash(slots),
    rosterHash: new Uint8Array(32),
    auditSeq: 0,
    auditLink: firstLink,
    lineage,
    previousMac: new Uint8Array(32),
    devices: new Map(),
    buckets: Array.from({ length: bucketCount }, emptyBucket),
  }
}
