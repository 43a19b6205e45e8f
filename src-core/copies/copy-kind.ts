/*
 * What a file is that somebody chose as a copy of a vault: by its first bytes, not by its name.
 */
import type { CopyReport } from '../../src-shared/copies-contract.ts'
import { VaultError } from '../../src-shared/errors.ts'
import { sameBytes } from '../crypto/bytes.ts'
import { PiecewiseFile } from '../files/file-pieces.ts'
import { fileSize } from '../files/private-files.ts'
import { vaultApplicationId } from '../store/schema.ts'
import { backupMagic } from './backup-header.ts'

const sqliteMagic = new TextEncoder().encode('SQLite format 3\0')

/** Where SQLite keeps the `application_id` (sqlite.org/fileformat.html, section 1.3). */
const applicationIdAt = 68

/** Throws `copy-unknown` for what is neither a backup nor a vault. */
export function copyKindOf(path: string): CopyReport['kind'] {
  const start = beginningOf(path)
  const startsWith = (magic: Uint8Array): boolean => {
    return sameBytes(start.subarray(0, magic.length), magic)
  }
  if (startsWith(backupMagic)) return 'backup'
  if (startsWith(sqliteMagic) && applicationId(start) === vaultApplicationId) return 'vault'
  throw new VaultError('copy-unknown')
}

function applicationId(start: Uint8Array): number | null {
  if (start.length < applicationIdAt + 4) return null
  return new DataView(start.buffer, start.byteOffset).getUint32(applicationIdAt)
}

function beginningOf(path: string): Uint8Array {
  if (!isFile(path)) throw new VaultError('copy-unknown')
  const file = PiecewiseFile.open(path)
  try {
    return file.next(100)
  } finally {
    file.close()
  }
}

function isFile(path: string): boolean {
  try {
    return fileSize(path) !== null
  } catch (error) {
    // Something else than a file stands there.
    if (error instanceof VaultError && error.code === 'vault-damaged') return false
    throw error
  }
}
