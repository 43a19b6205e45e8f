/*
 * Files read into memory that is there already, since many are read one after the other.
 *
 * A path is opened as a file and nothing else: a pipe that has taken its place meanwhile keeps
 * nobody waiting, and what never ends is read to a limit.
 */
import { closeSync, constants, openSync, readSync } from 'node:fs'

/** What became of a file that was to be read into memory. */
export type ReadInto =
  | { readonly is: 'read'; readonly bytes: number }
  /** It does not fit into what is left. */
  | { readonly is: 'too-long' }
  | { readonly is: 'unreadable' }

// Windows has neither word, and neither pipes nor terminals that could keep anyone waiting.
const flags =
  constants.O_RDONLY |
  (process.platform === 'win32' ? 0 : constants.O_NONBLOCK | constants.O_NOCTTY)

/** Reads a whole file into memory from `at` on. */
export function readInto(path: string, memory: Uint8Array, at: number): ReadInto {
  return opened(path, (file) => {
    const bytes = filled(file, memory, at)
    return at + bytes === memory.length ? { is: 'too-long' } : { is: 'read', bytes }
  })
}

/** A file read piece by piece, each beginning with the end of the one before. */
export type PieceOrder = {
  readonly path: string
  /** Each piece overwrites the one before. */
  readonly memory: Uint8Array
  /** How many bytes of each piece stand at the beginning of the next one again. */
  readonly overlap: number
  /** Most bytes that are read. */
  readonly largest: number
  /** Told how many bytes stand in memory and where in the file they begin; false ends it. */
  readonly onPiece: (length: number, base: number) => boolean
}

/** Reads a file of any size; the bytes are those that were read, whatever became of the rest. */
export function readPieces(order: PieceOrder): ReadInto {
  const { memory, overlap } = order
  return opened(order.path, (file) => {
    let base = 0
    let kept = 0
    let bytes = 0
    for (;;) {
      const read = filled(file, memory, kept)
      bytes += read
      if (read === 0 || !order.onPiece(kept + read, base) || bytes >= order.largest) break
      const length = kept + read
      kept = Math.min(overlap, length)
      memory.copyWithin(0, length - kept, length)
      base += length - kept
    }
    return { is: 'read', bytes }
  })
}

function opened(path: string, work: (file: number) => ReadInto): ReadInto {
  try {
    const file = openSync(path, flags)
    try {
      return work(file)
    } finally {
      closeSync(file)
    }
  } catch {
    return { is: 'unreadable' }
  }
}

// One read gives less than was asked for at the end of a file, and on some file systems before.
function filled(file: number, memory: Uint8Array, from: number): number {
  let at = from
  while (at < memory.length) {
    const read = readSync(file, memory, at, memory.length - at, null)
    if (read === 0) break
    at += read
  }
  return at - from
}
