/*
 * Files written and read piece by piece, so that a large one never lies in memory twice.
 */
import {
  closeSync,
  fchmodSync,
  fstatSync,
  fsyncSync,
  openSync,
  readSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { VaultError } from '../../src-shared/errors.ts'
import { diskFailure, lacksOwners } from './disk-failure.ts'

/** Most that is read at a time where nobody cares how much. */
const pieceBytes = 1_048_576

/**
 * Writes a new file for its owner alone, and returns when it is on the disk; it is never left
 * half-written. Throws `vault-exists` if there is one of that name.
 */
export function writeNewFile(path: string, pieces: Iterable<Uint8Array>): void {
  let made = false
  try {
    const file = openSync(path, 'wx', 0o600)
    made = true
    try {
      restrict(file)
      for (const piece of pieces) writeWhole(file, piece)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
  } catch (error) {
    if (made) removeQuietly(path)
    throw diskFailure(error)
  }
}

/** Copies a file for its owner alone, wherever the other one lies; throws as above. */
export function copyPrivately(from: string, to: string): void {
  const file = PiecewiseFile.open(from)
  try {
    writeNewFile(to, file.pieces(pieceBytes))
  } finally {
    file.close()
  }
}

/** A file that is read from its beginning to its end. */
export class PiecewiseFile {
  /** How long it was when it was opened. */
  readonly size: number
  readonly #file: number
  #closed = false

  private constructor(file: number, size: number) {
    this.#file = file
    this.size = size
  }

  /** Opens a file that is there to read it; throws `disk-failed`. */
  static open(path: string): PiecewiseFile {
    return guarded(() => {
      const file = openSync(path, 'r')
      try {
        const found = fstatSync(file)
        if (!found.isFile()) throw new VaultError('disk-failed')
        return new PiecewiseFile(file, found.size)
      } catch (error) {
        closeSync(file)
        throw error
      }
    })
  }

  /** The next so many bytes in new memory, fewer only at the end. */
  next(count: number): Uint8Array {
    return guarded(() => {
      const piece = new Uint8Array(count)
      let filled = 0
      while (filled < count) {
        const read = readSync(this.#file, piece, filled, count - filled, null)
        if (read === 0) break
        filled += read
      }
      return piece.subarray(0, filled)
    })
  }

  /** Everything that is left. */
  *pieces(count: number): Generator<Uint8Array> {
    for (;;) {
      const piece = this.next(count)
      if (piece.length === 0) return
      yield piece
    }
  }

  close(): void {
    if (this.#closed) return
    this.#closed = true
    guarded(() => {
      closeSync(this.#file)
    })
  }
}

// A umask may have taken bits away, and never adds any. File systems without owners (FAT, several
// servers) refuse this; what is written here is encrypted, and worth having there.
function restrict(file: number): void {
  try {
    fchmodSync(file, 0o600)
  } catch (error) {
    if (!lacksOwners(error)) throw error
  }
}

function writeWhole(file: number, bytes: Uint8Array): void {
  let written = 0
  while (written < bytes.length) written += writeSync(file, bytes, written)
}

// What made it fail is what the caller must hear of.
function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // An unfinished file stays; nothing takes it for a whole one.
  }
}

function guarded<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw diskFailure(error)
  }
}
