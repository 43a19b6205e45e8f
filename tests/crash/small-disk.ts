/**
 * A real file system of a few MiB, in a file that is mounted for the length of a test.
 *
 * Needs root and a loop device of Linux; elsewhere `whyNoSmallDisk` says why it cannot be had.
 */
import { spawnSync } from 'node:child_process'
import {
  closeSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const bytes = 8 * 1_048_576

/** Why there can be no small disk here, or null. */
export function whyNoSmallDisk(): string | null {
  if (process.platform !== 'linux') return 'needs a loop device of Linux'
  if (process.getuid?.() !== 0) return 'only root may mount'
  try {
    new SmallDisk().remove()
    return null
  } catch {
    return 'no loop device may be mounted here'
  }
}

/** A mounted disk that can be filled to the last block. */
export class SmallDisk {
  readonly #folder = mkdtempSync(join(tmpdir(), 'keyturn-disk-'))
  readonly path = join(this.#folder, 'mounted')

  constructor() {
    const image = join(this.#folder, 'image')
    const file = openSync(image, 'w', 0o600)
    ftruncateSync(file, bytes)
    closeSync(file)
    mkdirSync(this.path)
    try {
      // No room kept back for root, who runs this and would be let into it.
      run('mkfs.ext4', ['-q', '-F', '-m', '0', image])
      run('mount', ['-o', 'loop', image, this.path])
    } catch (error) {
      rmSync(this.#folder, { recursive: true, force: true })
      throw error
    }
  }

  /** Fills it until not one byte more can be written. */
  fill(): void {
    const file = openSync(this.#fillerPath, 'a', 0o600)
    try {
      for (let size = 65_536; size >= 1; size = Math.floor(size / 4)) {
        while (wrote(file, size));
      }
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
  }

  /** Gives the room back. */
  free(): void {
    rmSync(this.#fillerPath, { force: true })
  }

  remove(): void {
    run('umount', [this.path])
    rmSync(this.#folder, { recursive: true, force: true })
  }

  get #fillerPath(): string {
    return join(this.path, 'filler')
  }
}

function wrote(file: number, size: number): boolean {
  try {
    return writeSync(file, new Uint8Array(size).fill(1)) === size
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return false
    throw error
  }
}

function run(command: string, args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8' })
  if (status !== 0) throw error ?? new Error(`${command}: ${stderr}`)
}
