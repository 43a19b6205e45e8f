// Opens a Bitwarden export that a password locks.
// The password is stretched as the file says, expanded to two keys, and a sealed text in the file
// tells a wrong password from a damaged file.
import { z } from 'zod'
import { VaultError } from '../../src-shared/errors.ts'
import { wipe } from '../crypto/bytes.ts'
import {
  expandKey,
  openCbc,
  sha256Of,
  stretchByArgon2,
  stretchByPbkdf2,
  type CbcKeys,
} from '../crypto/foreign.ts'
import { importLimits } from './import-limits.ts'

const Locked = z.object({
  salt: z.string().min(1).max(1_024),
  kdfType: z.union([z.literal(0), z.literal(1)]),
  kdfIterations: z.int().min(1),
  kdfMemory: z.int().min(1).nullish(),
  kdfParallelism: z.int().min(1).max(64).nullish(),
  encKeyValidation_DO_NOT_EDIT: z.string(),
  data: z.string(),
})
type Locked = z.infer<typeof Locked>

/** The JSON text inside; throws what the file, the password or both lack. */
export async function openBitwarden(value: unknown, password: string | null): Promise<string> {
  // What is locked to an account can be opened by that account alone, with any password.
  const kind = z.object({ passwordProtected: z.literal(true) }).safeParse(value)
  if (!kind.success) throw new VaultError('import-locked')
  const locked = Locked.safeParse(value).data
  if (!locked) throw new VaultError('import-damaged')
  const [proof, data] = [boxOf(locked.encKeyValidation_DO_NOT_EDIT), boxOf(locked.data)]
  if (!proof || !data) throw new VaultError('import-damaged')
  checkWork(locked)
  if (password === null) throw new VaultError('import-needs-password')
  const keys = await keysOf(locked, password)
  try {
    const known = openCbc(keys, proof)
    if (!known) throw new VaultError('import-wrong-password')
    const plain = openCbc(keys, data)
    if (!plain) throw new VaultError('import-damaged')
    const text = new TextDecoder().decode(plain)
    wipe(known, plain)
    return text
  } finally {
    wipe(keys.cipher, keys.mac)
  }
}

function checkWork({ kdfType, kdfIterations, kdfMemory, kdfParallelism }: Locked): void {
  if (kdfType === 0) {
    if (kdfIterations > importLimits.pbkdf2Rounds) throw new VaultError('import-too-large')
    return
  }
  const memory = (kdfMemory ?? 0) * 1024
  if (memory < 8 * (kdfParallelism ?? 1)) throw new VaultError('import-damaged')
  const isTooMuch =
    memory > importLimits.argonMemoryKiB || memory * kdfIterations > importLimits.argonWork
  if (isTooMuch) throw new VaultError('import-too-large')
}

async function keysOf(locked: Locked, password: string): Promise<CbcKeys> {
  const bytes = new TextEncoder().encode(password)
  // The salt counts as the characters that stand there.
  const salt = new TextEncoder().encode(locked.salt)
  const key = await (locked.kdfType === 0
    ? stretchByPbkdf2(bytes, salt, locked.kdfIterations)
    : stretchByArgon2(
        'id',
        { password: bytes, salt: sha256Of(salt) },
        {
          memoryKiB: (locked.kdfMemory ?? 0) * 1024,
          passes: locked.kdfIterations,
          lanes: locked.kdfParallelism ?? 1,
        },
      ))
  wipe(bytes)
  const keys = { cipher: expandKey(key, 'enc'), mac: expandKey(key, 'mac') }
  wipe(key)
  return keys
}

type Box = { readonly iv: Uint8Array; readonly hidden: Uint8Array; readonly mac: Uint8Array }

/** A text `2.iv|hidden|mac`: AES-256-CBC with HMAC-SHA-256. */
function boxOf(sealed: string): Box | null {
  const parts = /^2\.([\w+/]+=*)\|([\w+/]+=*)\|([\w+/]+=*)$/.exec(sealed)?.slice(1)
  const [iv, hidden, mac] = (parts ?? []).map((part) =>
    Uint8Array.from(Buffer.from(part, 'base64')),
  )
  return iv && hidden && mac ? { iv, hidden, mac } : null
}
