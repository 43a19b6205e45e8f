// The library that reads KeePass databases, given what it lacks and kept from what it allows.
// Promises that no database makes it work or unpack without end.
import kdbxweb from 'kdbxweb'
import { Gunzip } from 'fflate'
import { VaultError } from '../../src-shared/errors.ts'
import { stretchByArgon2 } from '../crypto/foreign.ts'
import { importLimits } from './import-limits.ts'

/** A database that was opened. */
export type Database = InstanceType<typeof kdbxweb.Kdbx>

const argon2id = 2

/** The database in a file; throws what the library throws, and ours for one that asks too much. */
export async function loadDatabase(bytes: Uint8Array, password: string): Promise<Database> {
  kdbxweb.CryptoEngine.setArgon2Impl(argon2)
  const copy = Uint8Array.from(bytes).buffer
  const database = new kdbxweb.Kdbx()
  database.credentials = new kdbxweb.KdbxCredentials(kdbxweb.ProtectedValue.fromString(password))
  const context = new kdbxweb.KdbxContext({ kdbx: database })
  checkWork(kdbxweb.KdbxHeader.read(new kdbxweb.BinaryStream(copy), context))
  const format = new kdbxweb.KdbxFormat(database)
  guard(format, database)
  return format.load(copy)
}

type Header = InstanceType<typeof kdbxweb.KdbxHeader>
type Argon2 = Parameters<typeof kdbxweb.CryptoEngine.setArgon2Impl>[0]

const argon2: Argon2 = async (...given) => {
  const [password, salt, memoryKiB, passes, , lanes, type, version] = given
  // The variant before the standard; no program has written it for years.
  if (version !== 0x13) throw new VaultError('import-unknown')
  const variant = type === argon2id ? 'id' : 'd'
  const input = { password: new Uint8Array(password), salt: new Uint8Array(salt) }
  const key = await stretchByArgon2(variant, input, { memoryKiB, passes, lanes })
  return Uint8Array.from(key).buffer
}

/** Refuses a derivation that would take minutes or all memory, before it begins. */
function checkWork({ keyEncryptionRounds, kdfParameters }: Header): void {
  const number = (key: string): number => {
    const value = kdfParameters?.get(key)
    if (typeof value === 'number') return value
    return value instanceof kdbxweb.Int64 ? wholeOf(value) : 0
  }
  const memoryKiB = number('M') / 1024
  const isTooMuch =
    Math.max(keyEncryptionRounds ?? 0, number('R')) > importLimits.aesRounds ||
    memoryKiB > importLimits.argonMemoryKiB ||
    memoryKiB * number('I') > importLimits.argonWork ||
    number('P') > 64
  if (isTooMuch) throw new VaultError('import-too-large')
}

// The library refuses to read a number beyond 2^53.
function wholeOf({ hi, lo }: InstanceType<typeof kdbxweb.Int64>): number {
  return hi * 0x100000000 + lo
}

type Decrypt = (data: ArrayBuffer, key: ArrayBuffer) => Promise<ArrayBuffer>

/** Looks at what was decrypted before the library unpacks all of it at once. */
function guard(format: object, { header }: Database): void {
  const open = decryptOf(format)
  Object.defineProperty(format, 'decryptData', {
    value: async (data: ArrayBuffer, key: ArrayBuffer): Promise<ArrayBuffer> => {
      const plain = await open.call(format, data, key)
      const { versionMajor, compression, streamStartBytes } = formatHeader(format) ?? header
      const packed =
        versionMajor === 3
          ? blocksOf(new Uint8Array(plain), streamStartBytes?.byteLength ?? 0)
          : new Uint8Array(plain)
      checkUnpacked(packed, compression === kdbxweb.Consts.CompressionAlgorithm.GZip)
      return plain
    },
  })
}

/** The library declares its own step private; it is wrapped, not replaced. */
function decryptOf(format: object): Decrypt {
  return (format as { decryptData: Decrypt }).decryptData
}

/** The header that was read: the library puts it in place of the one it began with. */
function formatHeader(format: object): Header | null {
  return format instanceof kdbxweb.KdbxFormat ? format.kdbx.header : null
}

/** What the blocks of an older file hold together; of broken ones, what stands before the break. */
function blocksOf(plain: Uint8Array, from: number): Uint8Array {
  const view = new DataView(plain.buffer, plain.byteOffset, plain.byteLength)
  const whole = new Uint8Array(plain.length)
  let [at, filled] = [from, 0]
  // A number, a hash and a length stand before each.
  while (at + 40 <= plain.length) {
    const length = view.getUint32(at + 36, true)
    const block = plain.subarray(at + 40, at + 40 + length)
    if (length === 0 || block.length < length) break
    whole.set(block, filled)
    filled += length
    at += 40 + length
  }
  return whole.subarray(0, filled)
}

function checkUnpacked(bytes: Uint8Array, isPacked: boolean): void {
  let [size, tags] = [0, 0]
  const count = (piece: Uint8Array): void => {
    size += piece.length
    // An iterator would take twenty times as long.
    for (let at = piece.indexOf(lessThan); at >= 0; at = piece.indexOf(lessThan, at + 1)) tags += 1
    const isTooMuch = size > 2 * importLimits.fileBytes || tags > importLimits.nodes
    if (isTooMuch) throw new VaultError('import-too-large')
  }
  if (!isPacked) {
    count(bytes)
    return
  }
  const gunzip = new Gunzip(count)
  try {
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      gunzip.push(bytes.subarray(at, at + pieceBytes), at + pieceBytes >= bytes.length)
    }
  } catch (failure) {
    // What is broken the library finds as well, and says so.
    if (failure instanceof VaultError) throw failure
  }
}

const lessThan = 0x3c
const pieceBytes = 16_384
