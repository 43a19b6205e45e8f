/*
 * KeePass databases for tests, written by the library with the cheapest locks that it knows.
 */
import { argon2d, argon2id } from 'hash-wasm'
import kdbxweb from 'kdbxweb'

type Database = InstanceType<typeof kdbxweb.Kdbx>

/** How a database is locked. */
export const locks = [
  'KDBX 4, Argon2id, ChaCha20',
  'KDBX 4, Argon2d, AES',
  'KDBX 4, AES-KDF, AES',
  'KDBX 3.1, AES',
] as const
export type Lock = (typeof locks)[number]

/** A database with what `fill` puts in it. */
export async function databaseWith(
  fill: (database: Database) => void,
  lock: Lock = 'KDBX 3.1, AES',
  password = 'pässword',
): Promise<Uint8Array> {
  const database = emptyDatabase(lock, password)
  fill(database)
  return saved(database)
}

/** An empty database under a lock. */
export function emptyDatabase(lock: Lock, password: string): Database {
  const credentials = new kdbxweb.Credentials(kdbxweb.ProtectedValue.fromString(password))
  const database = kdbxweb.Kdbx.create(credentials, 'Keys')
  setLock(database, lock)
  return database
}

/** The bytes of a database. */
export async function saved(database: Database): Promise<Uint8Array> {
  kdbxweb.CryptoEngine.setArgon2Impl(async (...given) => {
    const [password, salt, memorySize, iterations, , parallelism, type] = given
    const derive = type === 2 ? argon2id : argon2d
    const bytes = await derive({
      password: new Uint8Array(password),
      salt: new Uint8Array(salt),
      memorySize,
      iterations,
      parallelism,
      hashLength: 32,
      outputType: 'binary',
    })
    return Uint8Array.from(bytes).buffer
  })
  return new Uint8Array(await database.save())
}

/** Sets a number of the key derivation. */
export function setCost(database: Database, name: string, value: number): void {
  const { VarDictionary } = kdbxweb
  const type = name === 'P' ? VarDictionary.ValueType.UInt32 : VarDictionary.ValueType.UInt64
  const number = name === 'P' ? value : kdbxweb.Int64.from(value)
  database.header.kdfParameters?.set(name, type, number)
}

function setLock(database: Database, lock: Lock): void {
  const { CipherId, KdfId } = kdbxweb.Consts
  if (lock === 'KDBX 3.1, AES') {
    database.setVersion(3)
    return
  }
  const kdf = { Argon2id: KdfId.Argon2id, Argon2d: KdfId.Argon2d, 'AES-KDF': KdfId.Aes }
  const [, name = '', cipher] = lock.split(', ')
  database.setKdf(Object.entries(kdf).find(([key]) => key === name)?.[1] ?? KdfId.Aes)
  const isChaCha = cipher === 'ChaCha20'
  database.header.dataCipherUuid = new kdbxweb.KdbxUuid(isChaCha ? CipherId.ChaCha20 : CipherId.Aes)
  if (name === 'AES-KDF') setCost(database, 'R', 100)
  else setCost(database, 'M', 64 * 1024)
}
