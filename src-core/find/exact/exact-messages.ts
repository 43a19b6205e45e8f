// What scanTrees and its threads say to each other.
// Promises plain data.
import type { SharedNeedles } from './needles.ts'

/** What a thread is told. */
export type ExactOrder =
  | {
      readonly task: 'exact'
      readonly is: 'begin'
      readonly needles: SharedNeedles
      /** One number; not 0 means that nobody waits for an answer any more. */
      readonly stop: SharedArrayBuffer
      /** Files are read to this length, and told if they are longer. */
      readonly largest: number
    }
  | { readonly task: 'exact'; readonly is: 'files'; readonly paths: readonly string[] }

/** One occurrence of a value in a file. */
export type ExactHit = {
  readonly needle: number
  readonly path: string
  /** Counted from 1. */
  readonly line: number
  /** In bytes, from the beginning of the file. */
  readonly offset: number
}

/** What a thread found in some files. */
export type ExactAnswer = {
  readonly files: number
  readonly bytes: number
  readonly hits: readonly ExactHit[]
  readonly unreadable: readonly string[]
  readonly tooLarge: readonly string[]
}
