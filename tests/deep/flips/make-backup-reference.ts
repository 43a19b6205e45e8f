/*
 * Makes the reference backup anew from the reference vault:
 * `node tests/deep/flips/make-backup-reference.ts`. For a new version of the format only.
 */
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeBackup } from '../../../src-core/copies/make-backup.ts'
import { systemRandomness } from '../../../src-core/crypto/randomness.ts'
import { openVault } from '../../../src-core/vault/vault.ts'
import { folder, lockedVault, passphrase, referenceKdf, referenceNow } from './reference.ts'

const work = mkdtempSync(join(tmpdir(), 'keyturn-reference-'))
const path = join(work, 'vault.keyturn')
writeFileSync(path, lockedVault().main)
const outside = { clock: { now: () => referenceNow }, random: systemRandomness }
const deps = { ...outside, kdf: referenceKdf, anchorsPath: join(work, 'anchors.db') }
const session = await openVault({ path, with: 'passphrase', secret: passphrase }, deps)
const { fileName } = makeBackup(session, { folder: work, keep: 1 }, outside)
session.close()
renameSync(join(work, fileName), join(folder, 'reference.keyturn-backup'))
rmSync(work, { recursive: true })
