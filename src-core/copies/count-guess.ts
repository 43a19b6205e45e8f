/*
 * Counts a passphrase that was wrong for a copy of the vault that is here, as if it had been tried
 * on the vault itself: it would have opened either.
 */
import { VaultError } from '../../src-shared/errors.ts'
import type { VaultId } from '../../src-shared/ids.ts'
import { fromHex, toHex } from '../crypto/bytes.ts'
import { PiecewiseFile } from '../files/file-pieces.ts'
import { countFailure } from '../vault/anchor-keeper.ts'
import { readBackupHeader } from './backup-header.ts'
import { copyKindOf } from './copy-kind.ts'
import { vaultIdOf } from './vault-id-of.ts'

/** A copy, the id of the vault that is here, and where failures are counted. */
export type Guess = {
  readonly path: string
  readonly own: VaultId
  readonly anchorsPath: string
}

/** Counts a failed unlocking where the copy is one of the vault that is here. */
export async function countGuess({ path, own, anchorsPath }: Guess): Promise<void> {
  if ((await idOfCopy(path)) === own) countFailure(anchorsPath, fromHex(own))
}

async function idOfCopy(path: string): Promise<string | null> {
  try {
    return copyKindOf(path) === 'vault' ? await vaultIdOf(path) : idOfBackup(path)
  } catch (error) {
    if (error instanceof VaultError) return null
    throw error
  }
}

function idOfBackup(path: string): string {
  const file = PiecewiseFile.open(path)
  try {
    return toHex(readBackupHeader(file).vault.vault)
  } finally {
    file.close()
  }
}
