/*
 * What other programs lock their exports with: read here, never written.
 *
 * PBKDF2 (RFC 8018) and Argon2 (RFC 9106) from a password to a key, HKDF-Expand (RFC 5869) from
 * there to two, and AES-256-CBC with an HMAC over what was encrypted.
 */
import { createDecipheriv, createHash, pbkdf2 } from 'node:crypto'
import { argon2d, argon2id } from 'hash-wasm'
import { joinBytes, wipe } from './bytes.ts'
import { isSameMac, macOf } from './signing.ts'

/** The cost that a file asks for; whoever reads the file has judged it. */
export type ArgonCost = {
  readonly memoryKiB: number
  readonly passes: number
  readonly lanes: number
}

/** PBKDF2 with HMAC-SHA-256, 32 bytes long. */
export async function stretchByPbkdf2(
  password: Uint8Array,
  salt: Uint8Array,
  rounds: number,
): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    pbkdf2(password, salt, rounds, 32, 'sha256', (failure, key) => {
      if (failure) reject(failure)
      else resolve(new Uint8Array(key))
    })
  })
}

/** Argon2 1.3, 32 bytes long, in either of the variants that other programs use. */
export async function stretchByArgon2(
  variant: 'd' | 'id',
  input: { readonly password: Uint8Array; readonly salt: Uint8Array },
  cost: ArgonCost,
): Promise<Uint8Array> {
  const derive = variant === 'd' ? argon2d : argon2id
  return derive({
    ...input,
    parallelism: cost.lanes,
    iterations: cost.passes,
    memorySize: cost.memoryKiB,
    hashLength: 32,
    outputType: 'binary',
  })
}

/** SHA-256 (FIPS 180-4). */
export function sha256Of(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha256').update(bytes).digest())
}

/** The first 32 bytes of HKDF-Expand with SHA-256 for a purpose. */
export function expandKey(key: Uint8Array, purpose: string): Uint8Array {
  return macOf('sha256', key, joinBytes(new TextEncoder().encode(purpose), Uint8Array.of(1)))
}

/** Two keys, of which one opens and the other proves that nothing was changed. */
export type CbcKeys = { readonly cipher: Uint8Array; readonly mac: Uint8Array }

/** What AES-256-CBC hides, or null where the keys are others or a bit was changed. */
export function openCbc(
  keys: CbcKeys,
  box: { readonly iv: Uint8Array; readonly hidden: Uint8Array; readonly mac: Uint8Array },
): Uint8Array | null {
  if (box.iv.length !== 16) return null
  const covered = joinBytes(box.iv, box.hidden)
  if (!isSameMac(macOf('sha256', keys.mac, covered), box.mac)) return null
  const decipher = createDecipheriv('aes-256-cbc', keys.cipher, box.iv)
  try {
    const first = decipher.update(box.hidden)
    const last = decipher.final()
    const whole = joinBytes(first, last)
    wipe(first, last)
    return whole
  } catch {
    return null
  }
}
