import { parseArgs } from 'node:util'

/** What a run is asked for. */
export type DeepArguments = {
  /** The suites to run, or none for all. */
  readonly suites: readonly string[]
  readonly minutes: number
  /** Forgets what was done before. */
  readonly restart: boolean
  readonly list: boolean
}

/** Reads the command line; throws with a sentence for people. */
export function readArguments(args: readonly string[]): DeepArguments {
  const { values } = parseArgs({
    args: [...args],
    options: {
      suite: { type: 'string', multiple: true, default: [] },
      minutes: { type: 'string', default: '10' },
      restart: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
    },
  })
  const minutes = Number(values.minutes)
  if (!Number.isFinite(minutes) || minutes <= 0) {
    throw new Error('--minutes takes a number above zero.')
  }
  return { suites: values.suite, minutes, restart: values.restart, list: values.list }
}
