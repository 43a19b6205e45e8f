import type { FileSort } from '../../../src-shared/intake.ts'
import type { MadeKey } from './made-keys.ts'

/** A key in a file, and how it got there. */
export type Planted = MadeKey & {
  readonly sort: FileSort
  readonly path: string
  /** Whether it came with a name that speaks of it. */
  readonly isNamed: boolean
  readonly isByHand: boolean
}

/** A name and the key that it is given. */
export type Entry = { readonly name: string; readonly key: MadeKey; readonly isByHand: boolean }

/** A generated file. */
export type MadeFile = { readonly path: string; readonly text: string }

/** How entries are written into one sort of file. */
export type Writer = {
  readonly sort: FileSort
  readonly path: string
  readonly write: (entries: readonly Entry[]) => string
  /** Keys of several lines do not stand in every sort of file. */
  readonly takesLines: boolean
}
