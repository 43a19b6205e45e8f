import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'

/** How far a suite got. */
export const Progress = z.object({
  edition: z.string(),
  cases: z.int().min(0),
  /** How many cases were run, in the order of `caseAt`. */
  done: z.int().min(0),
  failures: z.array(z.object({ index: z.int().min(0), why: z.string() })),
})
export type Progress = z.infer<typeof Progress>

/** The progress in a file, or none of that edition. */
export function readProgress(path: string, { edition, cases }: Edition): Progress {
  const fresh = { edition, cases, done: 0, failures: [] }
  if (!existsSync(path)) return fresh
  const read = Progress.safeParse(parsed(readFileSync(path, 'utf8')))
  const same = read.success && read.data.edition === edition && read.data.cases === cases
  return same ? read.data : fresh
}

/** Writes progress all at once: a run may be stopped at any instant. */
export function writeProgress(path: string, progress: Progress): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(`${path}.new`, JSON.stringify(progress))
  renameSync(`${path}.new`, path)
}

/**
 * The case that is run at a given turn: each exactly once, far from the one before.
 *
 * A run that ends early has then tried something everywhere instead of everything at the front.
 */
export function caseAt(turn: number, cases: number): number {
  return Number((BigInt(turn) * BigInt(strideOf(cases))) % BigInt(cases))
}

type Edition = { readonly edition: string; readonly cases: number }

// The golden section spreads the turns evenly; without a common divisor none is met twice.
function strideOf(cases: number): number {
  let stride = Math.max(1, Math.floor(cases * 0.618))
  while (divisor(stride, cases) !== 1) stride += 1
  return stride
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
