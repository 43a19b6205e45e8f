/*
 * One frozen file, what opens it, and what must come out.
 */
import type { PlainContent } from '../servers/plain-content.ts'

/** What a file is opened with. */
export type Opener = { readonly passphrase: string } | { readonly recoveryCode: string }

/** The content of a good file stands in a file beside it; a bad one gives a code. */
export type Expectation = { readonly content: string } | { readonly code: string }

/** One line of vectors.json; a file that is named and not listed is not there. */
export type Vector = {
  readonly name: string
  /** Whether it is opened as a vault or, which may be a backup, as a copy. */
  readonly as: 'vault' | 'copy'
  readonly file: string
  /** The files and their SHA-256; beside the file itself its log or journal. */
  readonly files: Readonly<Record<string, string>>
  readonly open: Opener
  readonly expect: Expectation
}

/** A vector that is about to be frozen. */
export type Made = {
  readonly name: string
  readonly as: Vector['as']
  /** Bytes by what follows the name: `.keyturn`, `.keyturn-wal`. */
  readonly bytes: Readonly<Record<string, Uint8Array>>
  readonly open: Opener
  readonly expect: { readonly content: PlainContent } | { readonly code: string }
}
