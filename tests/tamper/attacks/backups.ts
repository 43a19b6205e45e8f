import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hash } from '../../../src-core/crypto/hash.ts'
import { systemRandomness } from '../../../src-core/crypto/randomness.ts'
import { drillCopy } from '../../../src-core/copies/drill-copy.ts'
import { makeBackup } from '../../../src-core/copies/make-backup.ts'
import type { OpenedWith } from '../../../src-core/vault/opened.ts'
import { VaultError } from '../../../src-shared/errors.ts'
import { passphrase } from '../../unit/src-core/vault/vault-fixture.ts'
import type { Attack } from '../attack.ts'
import { number, spliced } from '../forgery.ts'
import { one } from '../reading.ts'
import { assertSame, Target } from '../target.ts'

/** Offsets in the clear header, and how long it is with two slots (FORMAT.md, section 10). */
const at = { version: 4, features: 6, length: 8, imageBytes: 28, chunk: 36, vault: 40, slots: 100 }
const firstSlot = at.slots + 1
const slotBytes = 74 + 73
const headerBytes = firstSlot + 2 * slotBytes + 32 + 32
const streamAt = headerBytes + 32
const chunksAt = streamAt + 24
const chunkBytes = 65_536 + 17

type Change = (backup: Buffer, target: Target) => Uint8Array | Promise<Uint8Array>

/** Backs up the vault and answers where the file lies. */
async function backedUp(target: Target): Promise<string> {
  const session = await target.folder.open()
  // Several chunks, so that some can change places.
  session.transact((tx) => {
    const stamp = session.details(one)?.stamp ?? null
    tx.putDetails(one, { v: 1, notes: 'n'.repeat(20_000) }, stamp)
    for (let count = 0; count < 60; count += 1) {
      const id = session.overviews()[0]?.id ?? one
      tx.audit({ event: 'used', itemId: id, versionId: null })
    }
  })
  const folder = target.folder.folder
  const { clock, random } = target.folder.deps
  const { fileName } = makeBackup(session, { folder, keep: 5 }, { clock, random })
  session.close()
  return join(folder, fileName)
}

/** Says how a drill with a copy ends; it must touch neither the copy nor the vault. */
async function drilled(
  target: Target,
  path: string,
  by: { readonly with: OpenedWith; readonly secret: string },
): Promise<string> {
  const before = target.bytes()
  const deps = {
    random: systemRandomness,
    kdf: target.folder.deps.kdf,
    workFolder: join(target.folder.folder, 'work'),
  }
  try {
    const { items } = await drillCopy({ path, ...by }, deps)
    return `opened: ${items} items`
  } catch (error) {
    if (!(error instanceof VaultError)) throw error
    return `refused: ${error.code}`
  } finally {
    assertSame(before, target.bytes())
  }
}

const owner = { with: 'passphrase', secret: passphrase } as const

/** Changes a backup; then its owner tries whether it opens. */
const onBackup = (name: string, ends: string, change: Change): Attack => ({
  name,
  ends,
  run: async (target) => {
    const path = await backedUp(target)
    writeFileSync(path, await change(readFileSync(path), target))
    return drilled(target, path, owner)
  },
})

/** Makes the unkeyed sum of the clear header right. */
function summed(backup: Uint8Array): Uint8Array {
  const sumAt = headerBytes - 32
  return spliced(backup, sumAt, hash(backup.subarray(0, sumAt)))
}

/** The same with one bit flipped. */
function flippedAt(backup: Buffer, offset: number): Buffer {
  const flipped = Buffer.from(backup)
  flipped.writeUInt8(flipped.readUInt8(offset) ^ 1, offset)
  return flipped
}

const damaged = 'refused: copy-damaged'

const headers: readonly Attack[] = [
  onBackup('refuses a backup that is no backup', 'refused: copy-unknown', (backup) =>
    spliced(backup, 0, Uint8Array.of(0)),
  ),
  onBackup('calls a backup of a later version too new', 'refused: copy-too-new', (backup) =>
    summed(spliced(backup, at.version, number(2, 2))),
  ),
  onBackup('calls a backup with an unknown feature too new', 'refused: copy-too-new', (backup) =>
    summed(spliced(backup, at.features, number(1, 2))),
  ),
  onBackup('refuses a backup with a changed time', damaged, (backup) => flippedAt(backup, 15)),
  onBackup('refuses a backup with a changed time and the right sum', damaged, (backup) =>
    summed(flippedAt(backup, 15)),
  ),
  onBackup('refuses a backup with other chunks', damaged, (backup) =>
    summed(spliced(backup, at.chunk, number(4096, 4))),
  ),
  onBackup('refuses a backup with a weaker derivation', 'refused: kdf-refused', (backup) =>
    summed(spliced(backup, firstSlot + 18, number(8, 4))),
  ),
  onBackup('refuses a backup with a changed commitment to the vault key', damaged, (backup) =>
    summed(flippedAt(backup, at.vault + 40)),
  ),
  onBackup('refuses a backup whose slots changed places', damaged, (backup) => {
    const [from, middle, to] = [firstSlot, firstSlot + slotBytes, firstSlot + 2 * slotBytes]
    const [first, second] = [backup.subarray(from, middle), backup.subarray(middle, to)]
    return summed(spliced(backup, from, Buffer.concat([second, first])))
  }),
  onBackup('refuses a backup with another salt', damaged, (backup) =>
    summed(flippedAt(backup, headerBytes - 64)),
  ),
  onBackup('refuses a backup with another MAC', damaged, (backup) =>
    flippedAt(backup, headerBytes),
  ),
  onBackup('refuses a backup with another stream header', damaged, (backup) =>
    flippedAt(backup, streamAt),
  ),
]

const streams: readonly Attack[] = [
  onBackup('refuses a backup that lost its last byte', damaged, (backup) => backup.subarray(0, -1)),
  onBackup('refuses a backup that lost its last chunk', damaged, (backup) =>
    backup.subarray(0, chunksAt + chunkBytes),
  ),
  onBackup('refuses a backup that lost its last chunk and says so', damaged, (backup) => {
    const imageBytes = Buffer.alloc(8)
    imageBytes.writeBigUInt64BE(65_536n)
    const cut = backup.subarray(0, chunksAt + chunkBytes)
    return summed(spliced(cut, at.imageBytes, imageBytes))
  }),
  onBackup('refuses a backup without any chunk', damaged, (backup) => backup.subarray(0, chunksAt)),
  onBackup('refuses a backup that ends in its header', damaged, (backup) => backup.subarray(0, 99)),
  onBackup('refuses a backup with something after its end', damaged, (backup) =>
    Buffer.concat([backup, Buffer.of(0)]),
  ),
  onBackup('refuses a backup whose first chunk stands there twice', damaged, (backup) =>
    spliced(backup, chunksAt + chunkBytes, backup.subarray(chunksAt, backup.length - chunkBytes)),
  ),
  onBackup('refuses a backup with a changed chunk', damaged, (backup) =>
    flippedAt(backup, chunksAt + 500),
  ),
  onBackup('refuses a backup with a changed end', damaged, (backup) =>
    flippedAt(backup, backup.length - 1),
  ),
  onBackup(
    'refuses the chunks of another backup of the same vault',
    damaged,
    async (backup, target) => {
      const other = readFileSync(await backedUp(target))
      return Buffer.concat([backup.subarray(0, chunksAt), other.subarray(chunksAt)])
    },
  ),
  onBackup(
    'refuses the header of another backup of the same vault',
    damaged,
    async (backup, target) => {
      const other = readFileSync(await backedUp(target))
      return Buffer.concat([other.subarray(0, headerBytes), backup.subarray(headerBytes)])
    },
  ),
  onBackup(
    'opens for nobody with the slots of another vault',
    'refused: wrong-passphrase',
    async (backup) => {
      const other = await Target.makeFirst()
      const path = await backedUp(other)
      const foreign = readFileSync(path).subarray(firstSlot, firstSlot + 2 * slotBytes)
      other.remove()
      return summed(spliced(backup, firstSlot, foreign))
    },
  ),
]

const folders: readonly Attack[] = [
  {
    name: 'makes backups though somebody left one with the last number there is',
    ends: 'made',
    run: async (target) => {
      const path = await backedUp(target)
      const last = Buffer.alloc(8)
      last.writeBigUInt64BE(BigInt(Number.MAX_SAFE_INTEGER))
      writeFileSync(path, summed(spliced(readFileSync(path), 20, last)))
      await backedUp(target)
      return 'made'
    },
  },
  {
    name: 'opens a backup with the passphrase of its time only',
    ends: 'refused: wrong-passphrase',
    run: async (target) => {
      const path = await backedUp(target)
      const next = 'another passphrase'
      await target.owner((session) => session.changePassphrase(passphrase, next))
      return drilled(target, path, { with: 'passphrase', secret: next })
    },
  },
  {
    name: 'shows a backup put in the place of the vault as no vault',
    ends: 'refused: vault-damaged',
    run: async (target) => {
      const path = await backedUp(target)
      rmSync(target.path)
      target.folder.copy(path, target.path)
      return target.attempt()
    },
  },
]

/** What the attacks above would end in if their means alone were found. */
export const backupControls: readonly Attack[] = [
  onBackup('opens a backup that nobody changed', 'opened: 3 items', (backup) => backup),
  onBackup('opens a backup whose sum was made again', 'opened: 3 items', summed),
]

/** Attacks on backups. */
export const backupAttacks: readonly Attack[] = [...headers, ...streams, ...folders]
