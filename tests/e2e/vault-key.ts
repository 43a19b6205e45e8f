import { passphraseBytes } from '../../src-core/crypto/passphrase.ts'
import { deriveArgon2id } from '../../src-core/crypto/kdf.ts'
import { sodiumReady } from '../../src-core/crypto/sodium.ts'
import { VaultStore } from '../../src-core/store/vault-store.ts'
import { readHead } from '../../src-core/vault/head.ts'
import { openSlot } from '../../src-core/vault/slot.ts'

/** The vault key of a locked vault file, so that a test can look for it where it must not be. */
export async function vaultKeyOf(path: string, passphrase: string): Promise<Uint8Array> {
  await sodiumReady()
  const store = VaultStore.open(path, 'read')
  try {
    const { header, slots } = store.snapshot(() => readHead(store))
    for (const slot of slots) {
      const given = { home: header, kdf: deriveArgon2id }
      const key = await openSlot(slot, passphraseBytes(passphrase), given)
      if (key) return key
    }
  } finally {
    store.close()
  }
  throw new Error('No slot of the vault opens with this passphrase.')
}
