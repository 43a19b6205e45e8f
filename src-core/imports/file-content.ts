// The bytes of a file that a person chose, and their text.
// Promises never to hold more than the file limit, and to leave the file as it is.
import { VaultError } from '../../src-shared/errors.ts'
import { PiecewiseFile } from '../files/file-pieces.ts'
import { fileSize } from '../files/private-files.ts'
import { importLimits } from './import-limits.ts'

/** A text, and whether its encoding was certain. */
export type Decoded = { readonly text: string; readonly isCertain: boolean }

/** All bytes; throws `import-too-large`, `import-empty` or `disk-failed`. */
export function contentOf(path: string): Uint8Array<ArrayBuffer> {
  checkIsFile(path)
  const file = PiecewiseFile.open(path)
  try {
    if (file.size > importLimits.fileBytes) throw new VaultError('import-too-large')
    // One byte more than it said tells that it grew.
    const bytes = new Uint8Array(file.next(file.size + 1))
    if (bytes.length > importLimits.fileBytes) throw new VaultError('import-too-large')
    if (bytes.length === 0) throw new VaultError('import-empty')
    return bytes
  } finally {
    file.close()
  }
}

/** Opening a pipe would wait for whoever writes to it. */
function checkIsFile(path: string): void {
  let size: number | null
  try {
    size = fileSize(path)
  } catch (failure) {
    throw new VaultError('disk-failed', { cause: failure })
  }
  if (size === null) throw new VaultError('disk-failed')
}

/** The text of bytes, by their mark, as UTF-8, or as Windows writes it; null where it is no text. */
export function textOf(bytes: Uint8Array): Decoded | null {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : utf16be(bytes)
  const encoding = marked ?? unmarkedUtf16(bytes)
  if (encoding !== null) return isText(decoded(bytes, encoding), true)
  return isText(decoded(bytes, 'utf-8'), true) ?? isText(decoded(bytes, 'windows-1252'), false)
}

function utf16be(bytes: Uint8Array): 'utf-16be' | null {
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
}

/** UTF-16 without a mark has a zero beside almost every letter of the languages that we know. */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, 4_096)
  const zeros = [0, 0]
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  const many = sample.length / 4
  if (odd > many && even === 0) return 'utf-16le'
  return even > many && odd === 0 ? 'utf-16be' : null
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    // The mark at the beginning is dropped by the decoder.
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function isText(text: string | null, isCertain: boolean): Decoded | null {
  if (text === null || text.includes('\0')) return null
  return { text, isCertain }
}
