import { accessSync, constants, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { findKeys, type ThreadMaker } from '../src-core/index.ts'
import type { Clock } from '../src-shared/clock.ts'
import type { FindOptions } from './arguments.ts'
import { exitCodes } from './exit-codes.ts'
import { isFound, reportOf, type FindReport } from './find-report.ts'
import { jsonOf } from './print-json.ts'
import { tableOf } from './print-table.ts'
import { ProgressLine } from './progress-line.ts'
import { numbered } from './summary.ts'
import { visible } from './visible.ts'

/** One end of a terminal or a pipe. */
export type Sink = {
  readonly write: (text: string) => void
  readonly isTerminal: boolean
}

/** Everything around a command. */
export type CliWorld = {
  readonly version: string
  readonly folder: string
  readonly home: string
  readonly out: Sink
  readonly err: Sink
  /** Whether colours are wanted at all (no-color.org). */
  readonly colour: boolean
  readonly clock: Clock
  readonly threads: ThreadMaker
  /** Says that the person pressed Ctrl-C. */
  readonly signal: AbortSignal
}

/** Looks through folders, and says what it found; gives the exit code. */
export async function findCommand(options: FindOptions, world: CliWorld): Promise<number> {
  const folders = options.folders.map((folder) => resolve(world.folder, folder))
  const missing = folders.filter((folder) => !isReadable(folder))
  for (const folder of missing) warn(world, `There is nothing to read at ${folder}.`)
  if (missing.length > 0) return exitCodes.noFolder
  const report = await search(folders, options, world)
  if (report === null) return exitCodes.interrupted
  const { version, out, colour } = world
  out.write(
    options.json ? jsonOf(report, { folders, version }) : tableOf(report, colour && out.isTerminal),
  )
  return isFound(report, options.failOn) ? exitCodes.found : exitCodes.clean
}

/** Null if the person ended it: half of a list would pass for all of it. */
async function search(
  folders: readonly string[],
  { git, unsure }: FindOptions,
  { home, threads, clock, signal, err }: CliWorld,
): Promise<FindReport | null> {
  const line = new ProgressLine(err.write)
  const result = await findKeys({
    folders,
    home,
    threads,
    clock,
    signal,
    git,
    onProgress: (progress) => {
      if (err.isTerminal) line.show(progress)
    },
  }).finally(() => line.clear())
  const report = reportOf(result, { unsure, now: clock.now() })
  if (result.stopped) return null
  if (report.gitUnknown > 0) {
    warn({ err }, `Git could not be asked about ${numbered(report.gitUnknown, 'work tree')}.`)
  }
  return report
}

/** Says on the side what went wrong. */
export function warn({ err }: Pick<CliWorld, 'err'>, words: string): void {
  err.write(`keyturn: ${visible(words)}\n`)
}

function isReadable(path: string): boolean {
  try {
    const found = statSync(path)
    const isFolder = found.isDirectory()
    accessSync(path, isFolder ? constants.R_OK | constants.X_OK : constants.R_OK)
    // A pipe or a device has nothing to search, and "no keys" would be no answer.
    return isFolder || found.isFile()
  } catch {
    return false
  }
}
