/*
 * Makes the reference vault anew: `node tests/deep/flips/make-reference.ts`. For a new version of
 * the format only; the list of bytes that do not matter must then be made anew as well.
 */
import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Session } from '../../../src-core/vault/session.ts'
import { createVault, openVault, type VaultDeps } from '../../../src-core/vault/vault.ts'
import { admin, one, two } from '../../tamper/reading.ts'
import {
  bytesOf,
  connection,
  journal,
  overview,
  rotationId,
  versionId,
} from '../../unit/src-core/vault/vault-fixture.ts'
import { folder, passphrase, referenceKdf, referenceNow } from './reference.ts'

let drawn = 0

/** Randomness that is the same every time. */
function randomBytes(count: number): Uint8Array {
  const bytes = new Uint8Array(count)
  for (let at = 0; at < count; at += 32) {
    drawn += 1
    const block = createHash('blake2b512').update(`reference ${drawn}`).digest().subarray(0, 32)
    bytes.set(block.subarray(0, Math.min(32, count - at)), at)
  }
  return bytes
}

function fill(session: Session): void {
  session.transact((tx) => {
    for (const id of [one, two]) {
      tx.putOverview(id, overview({ name: `item ${id.slice(0, 2)}` }), null)
      tx.putDetails(id, { v: 1, notes: `notes ${id.slice(0, 2)}` }, null)
      tx.putSecret(id, versionId(1), bytesOf(`secret of ${id}`))
    }
    tx.putConnection(admin, connection(), null)
    tx.putSecret(admin, versionId(4), bytesOf('admin credential'))
    tx.putJournal(rotationId(4), journal({ lineage: session.lineage }), null)
    tx.audit({ event: 'added', itemId: one, versionId: null })
  })
}

function changeTwice(session: Session): void {
  session.transact((tx) => tx.putSecret(one, versionId(2), bytesOf('second secret')))
  session.transact((tx) => {
    const stamp = session.overview(two)?.stamp ?? null
    tx.putOverview(two, overview({ name: 'renamed' }), stamp)
    tx.audit({ event: 'edited', itemId: two, versionId: null })
  })
}

async function main(): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'keyturn-reference-'))
  const path = join(work, 'vault.keyturn')
  const deps: VaultDeps = {
    clock: { now: () => referenceNow },
    random: { randomBytes },
    kdf: referenceKdf,
    anchorsPath: join(work, 'anchors.db'),
  }
  const made = await createVault({ path, passphrase, withRecoveryCode: true }, deps)
  fill(made.session)
  made.session.close()
  mkdirSync(folder, { recursive: true })
  const session = await openVault({ path, with: 'passphrase', secret: passphrase }, deps)
  changeTwice(session)
  for (const end of ['', '-wal']) copyFileSync(path + end, join(folder, `logged.keyturn${end}`))
  session.close()
  copyFileSync(path, join(folder, 'locked.keyturn'))
}

await main()
