import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drillCopy } from '../../../src-core/copies/drill-copy.ts'
import { systemRandomness } from '../../../src-core/crypto/randomness.ts'
import { VaultError } from '../../../src-shared/errors.ts'
import type { DeepRun, DeepSuite } from '../suite.ts'
import { passphrase, referenceBackup, referenceKdf } from './reference.ts'

/** The refusals that say that the file is damaged; none may speak of the passphrase. */
const damage = new Set(['copy-damaged', 'copy-unknown', 'copy-too-new', 'kdf-refused'])

/** Flips every bit of a backup: there is no byte of it that does not matter. */
export const backupFlips: DeepSuite = {
  name: 'backup-flips',
  about: 'every bit of a backup, flipped',
  begin: beginBackupFlips,
}

/** The suite, ready to run. */
export async function beginBackupFlips(): Promise<DeepRun> {
  const backup = referenceBackup()
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'keyturn-flips-'))
  const counted = new Map<string, number>()
  if ((await drilled(folder, backup)) !== 'opened') throw new Error('the reference does not open')
  return {
    edition: createHash('sha256').update(backup).digest('hex'),
    cases: backup.length * 8,
    run: async (index) => {
      const flipped = Buffer.from(backup)
      flipped.writeUInt8(flipped.readUInt8(index >> 3) ^ (1 << (index & 7)), index >> 3)
      const outcome = await drilled(folder, flipped)
      counted.set(outcome, (counted.get(outcome) ?? 0) + 1)
      return damage.has(outcome) ? null : `byte ${index >> 3}, bit ${index & 7}: ${outcome}`
    },
    findings: () =>
      [...counted]
        .map(([what, times]) => `  backup: ${what}: ${times}`)
        .toSorted()
        .join('\n'),
    end: () => {
      rmSync(folder, { recursive: true })
      return Promise.resolve()
    },
  }
}

/** With which code a drill refuses these bytes, or what else came of it. */
async function drilled(folder: string, backup: Buffer): Promise<string> {
  const path = join(folder, 'copy.keyturn-backup')
  const workFolder = join(folder, 'work')
  writeFileSync(path, backup)
  const deps = { random: systemRandomness, kdf: referenceKdf, workFolder }
  try {
    await drillCopy({ path, with: 'passphrase', secret: passphrase }, deps)
    return 'opened'
  } catch (error) {
    if (!(error instanceof VaultError)) return `crashed: ${String(error)}`
    if (!backup.equals(readFileSync(path))) return 'the refusal changed bytes'
    const left = existsSync(workFolder) ? readdirSync(workFolder) : []
    return left.length === 0 ? error.code : `left behind: ${left.join(', ')}`
  }
}
