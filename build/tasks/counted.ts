import { existsSync, readFileSync, rmSync } from 'node:fs'
import { at } from './paths.ts'
import { nothing, withExitCode, type Totals } from './totals.ts'

/** A program that leaves a report of the tests that it ran. */
export type Counted = {
  /** Where the report is written, from the top folder. */
  readonly report: string
  readonly read: (report: string) => Totals
  /** Runs the program and gives its exit code. */
  readonly work: () => Promise<number>
}

/** Runs tests and counts them by their report, never by one of an earlier run. */
export async function counted({
  report,
  read,
  work,
}: Counted): Promise<{ readonly totals: Totals; readonly code: number }> {
  rmSync(at(report), { force: true })
  const code = await work()
  const totals = existsSync(at(report)) ? read(readFileSync(at(report), 'utf8')) : nothing
  return { totals: withExitCode(totals, code), code }
}
