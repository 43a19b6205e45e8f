/*
 * A file that holds room on the disk for what must not be lost.
 *
 * A provider shows a new secret once. If the disk fills up just then, dropping the ballast makes
 * room for the write-ahead log to take it; a reserved row inside the database would not.
 */
import { closeSync, fsyncSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { diskFailure } from './disk-failure.ts'

/** How much room is held. */
export const ballastBytes = 1_048_576

/** The ballast beside one vault. */
export class Ballast {
  readonly #path: string
  readonly #fill: (count: number) => Uint8Array

  /** `fill` gives bytes that no file system can compress, or no room would be held. */
  constructor(place: { readonly path: string; readonly fill: (count: number) => Uint8Array }) {
    this.#path = place.path
    this.#fill = place.fill
  }

  /** Writes the ballast and waits until it is on the disk; throws `disk-full` if it has no room. */
  make(): void {
    try {
      if (sizeOf(this.#path) === ballastBytes) return
      writeDurably(this.#path, this.#fill(ballastBytes))
    } catch (error) {
      rmSync(this.#path, { force: true })
      throw diskFailure(error)
    }
  }

  /** Deletes the ballast; true if there was one, so that writing again may help. */
  drop(): boolean {
    try {
      const present = sizeOf(this.#path) !== null
      rmSync(this.#path, { force: true })
      return present
    } catch (error) {
      throw diskFailure(error)
    }
  }
}

function sizeOf(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.size ?? null
}

function writeDurably(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'w', 0o600)
  try {
    let written = 0
    while (written < bytes.length) written += writeSync(file, bytes, written)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
