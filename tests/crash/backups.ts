import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { drillCopy } from '../../src-core/copies/drill-copy.ts'
import { VaultError } from '../../src-shared/errors.ts'
import { keep } from './copy-stories.ts'
import { firstPassphrase, type Stage } from './stage.ts'

/**
 * What is wrong with the backups that have a name: each must open, and not too many be left.
 *
 * Those of a story open with the passphrase with which it begins.
 */
export async function badBackups(stage: Stage): Promise<readonly string[]> {
  const { backups } = stage.places
  const names = readdirSync(backups).filter((name) => name.endsWith('.keyturn-backup'))
  const findings: string[] = []
  for (const name of names) {
    const key = { path: join(backups, name), with: 'passphrase' } as const
    try {
      await drillCopy({ ...key, secret: firstPassphrase }, stage.copyDeps)
    } catch (error) {
      if (!(error instanceof VaultError)) throw error
      findings.push(`the backup ${name} does not open: ${error.code}`)
    }
  }
  // One more is there while an older one is being deleted.
  if (names.length > keep + 1) findings.push(`${names.length} backups are kept instead of ${keep}`)
  return findings
}
