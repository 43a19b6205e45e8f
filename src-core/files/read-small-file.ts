/*
 * Reading a file that may be anything: another program's, half-written, or no file by now.
 *
 * Promises never to wait for a pipe or a device, never to read more than it was told, and to tell
 * in a word why a file was not read. Must not change a file, not even the time of its last reading
 * on purpose, and must not look into what it reads.
 */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'

/** What came of reading: the bytes in memory of their own, or why there are none. */
export type SmallFile =
  | { readonly read: true; readonly bytes: Uint8Array; readonly mtimeMs: number }
  | { readonly read: false; readonly why: 'unreadable' | 'too-large' | 'unwanted' }

/** How a file is read. */
export type SmallFileOrder = {
  /** Larger ones are left alone, in bytes. */
  readonly largest: number
  /** Whether the rest is wanted too, by the first `headBytes` of it; it always is if left out. */
  readonly isWanted?: (head: Uint8Array) => boolean
}

/** How much of a file is shown to `isWanted`. */
export const headBytes = 8_192

const unreadable: SmallFile = { read: false, why: 'unreadable' }

// A pipe would wait for whoever writes into it; this flag says not to. Windows has no such thing.
const flags = constants.O_RDONLY | (process.platform === 'win32' ? 0 : constants.O_NONBLOCK)

/** Reads a file whole, or not at all. */
export function readSmallFile(path: string, { largest, isWanted }: SmallFileOrder): SmallFile {
  let file: number
  try {
    file = openSync(path, flags)
  } catch {
    return unreadable
  }
  try {
    const found = fstatSync(file)
    if (!found.isFile()) return unreadable
    if (found.size > largest) return { read: false, why: 'too-large' }
    const bytes = new Uint8Array(found.size)
    const head = readInto(file, bytes, { from: 0, to: Math.min(headBytes, bytes.length) })
    if (isWanted?.(bytes.subarray(0, head)) === false) {
      bytes.fill(0, 0, head)
      return { read: false, why: 'unwanted' }
    }
    const end = readInto(file, bytes, { from: head, to: bytes.length })
    return { read: true, bytes: bytes.subarray(0, end), mtimeMs: found.mtimeMs }
  } catch {
    return unreadable
  } finally {
    closeSync(file)
  }
}

// One that grows meanwhile is read as far as it said; one that shrinks, as far as it goes.
function readInto(
  file: number,
  bytes: Uint8Array,
  { from, to }: { readonly from: number; readonly to: number },
): number {
  let filled = from
  while (filled < to) {
    const read = readSync(file, bytes, filled, to - filled, null)
    if (read === 0) break
    filled += read
  }
  return filled
}
