/*
 * The frozen files as a test finds them, and a private copy of each: opening a vault writes to it.
 */
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PlainContent } from '../servers/plain-content.ts'
import type { Vector } from './vector.ts'

const folder = join(import.meta.dirname, 'v1')

/** Every vector; the list is ours and frozen as the files are. */
export function readVectors(): readonly Vector[] {
  return JSON.parse(readFileSync(join(folder, 'vectors.json'), 'utf8')) as readonly Vector[]
}

/** The content that a good vector must give. */
export function readContent(name: string): PlainContent {
  return JSON.parse(readFileSync(join(folder, name), 'utf8')) as PlainContent
}

/** The SHA-256 of a frozen file. */
export function frozenHash(name: string): string {
  return hashOf(join(folder, name))
}

/** A vector in a folder of its own. */
export class CopiedVector {
  readonly folder = mkdtempSync(join(tmpdir(), 'keyturn-vector-'))
  readonly path: string
  readonly #names: readonly string[]

  constructor({ file, files }: Vector) {
    this.#names = Object.keys(files)
    this.path = join(this.folder, file)
    for (const name of this.#names) copyFileSync(join(folder, name), join(this.folder, name))
  }

  /** The SHA-256 of each of its files, and of none that was not there before. */
  hashes(): Readonly<Record<string, string>> {
    const there = this.#names.filter((name) => existsSync(join(this.folder, name)))
    return Object.fromEntries(there.map((name) => [name, hashOf(join(this.folder, name))]))
  }

  remove(): void {
    rmSync(this.folder, { recursive: true })
  }
}

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}
