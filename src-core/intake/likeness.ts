// Tells equal values, and inventory entries that say the same, without keeping any in a string.
// Promises hashes under a key that only this process has, and that dies with it.
// Must not be called before libsodium has been loaded.
import type { Seed } from '../../src-shared/seed.ts'
import { toHex } from '../crypto/bytes.ts'
import { keyedHash } from '../crypto/hash.ts'

/** Equal for seeds of one key. */
export function likenessOf(key: Uint8Array, seed: Seed): string {
  if (seed.value) return toHex(keyedHash(key, seed.value))
  const { name, credentialId, providerName, environment, business, owner } = seed
  const { integration, envVar, purpose } = seed
  const told = [name, credentialId, providerName, environment, business, owner]
  const row = JSON.stringify([...told, integration, envVar, purpose])
  return `row ${toHex(keyedHash(key, new TextEncoder().encode(row)))}`
}
