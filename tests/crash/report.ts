import fs from 'node:fs'
import type { State } from './state.ts'

/** What a run tells the process that watches it; `points` is how many it has passed. */
export type Report =
  /** It waits to be told to begin. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'begun' }
  /** Something was committed and its caller told so. */
  | { readonly kind: 'acknowledged'; readonly points: number; readonly state: State | null }
  /** Something was refused, and nothing of it may be there. */
  | { readonly kind: 'refused'; readonly code: string }
  /** Something was thrown that the product has no word for. */
  | { readonly kind: 'broke'; readonly why: string }
  | { readonly kind: 'ended'; readonly points: number }

// Kept as it is, so that telling is neither counted nor a place to die at.
const write = fs.writevSync
const pipe = 3

/**
 * Tells it at once, so that it is told even if the very next thing is the end.
 *
 * In two pieces, because that is another system call than the ones which are made to fail.
 */
export function tell(report: Report): void {
  write(pipe, [Buffer.from(JSON.stringify(report)), Buffer.from('\n')])
}

/** The reports in what was read from the pipe; a last line that was cut off is not one. */
export function reportsIn(text: string): readonly Report[] {
  const lines = text.split('\n').slice(0, -1)
  return lines.map((line) => JSON.parse(line) as Report)
}
