/**
 * A long suite: numbered cases, each of which holds or does not, whatever was run before it.
 *
 * What a number means must depend on nothing but `edition`, so that a run can go on where another
 * one was stopped.
 */
export type DeepSuite = {
  /** Names the suite on the command line and its progress file. */
  readonly name: string
  /** One line for people. */
  readonly about: string
  /** Prepares what its cases need; answers null and says why where they cannot be run here. */
  readonly begin: () => Promise<DeepRun | Unable>
}

/** Why a suite cannot be run on this machine. */
export type Unable = { readonly unable: string }

/** A suite that is ready to run. */
export type DeepRun = {
  /** Changes when the meaning of the numbers does: progress of another edition is begun anew. */
  readonly edition: string
  /** How many cases there are, from 0. */
  readonly cases: number
  /** Runs one case: null if it holds, else what went wrong, without any secret. */
  readonly run: (index: number) => Promise<string | null>
  /** What was counted since `begin`, in words, or nothing. */
  readonly findings?: () => string
  readonly end: () => Promise<void>
}
