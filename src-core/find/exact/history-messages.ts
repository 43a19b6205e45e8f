// What scanHistory and its threads say to each other.
// Promises plain data.
import type { GitEnv } from '../../files/git-objects.ts'
import type { SharedNeedles } from './needles.ts'

/** What a thread is told. */
export type HistoryOrder =
  | {
      readonly task: 'history'
      readonly is: 'begin'
      readonly needles: SharedNeedles
      readonly workTree: string
      /** What git is run in: a thread knows no environment. */
      readonly env: GitEnv
    }
  | { readonly task: 'history'; readonly is: 'blobs'; readonly oids: readonly string[] }

/** A value and a stored file that holds it. */
export type BlobHit = { readonly needle: number; readonly oid: string }

/** What a thread found in some stored files. */
export type HistoryAnswer = {
  readonly blobs: number
  readonly bytes: number
  readonly hits: readonly BlobHit[]
  /** Whether git gave all of them. */
  readonly isWhole: boolean
}
