/*
 * Which vault a file is, as its header shows to anybody; nothing is opened and no byte changed.
 */
import { VaultError } from '../../src-shared/errors.ts'
import { VaultId } from '../../src-shared/ids.ts'
import { toHex } from '../crypto/bytes.ts'
import { sodiumReady } from '../crypto/sodium.ts'
import { readHead } from '../vault/head.ts'
import { openUntouched } from '../vault/opening.ts'

/** The id of the vault in a file, or null where there is none or it cannot be read. */
export async function vaultIdOf(path: string): Promise<VaultId | null> {
  await sodiumReady()
  try {
    const store = openUntouched(path)
    try {
      return VaultId.parse(toHex(store.snapshot(() => readHead(store)).header.vault))
    } finally {
      store.close()
    }
  } catch (error) {
    if (error instanceof VaultError) return null
    throw error
  }
}
