// Threads that read files beside the one that answers the window.
// Promises nothing of its own: whoever builds the core (host, command line, tests) starts them.
// Must not start a thread itself; `node:worker_threads` has its door in `src-host` and `src-cli`.

/** One thread at work. */
export type Thread = {
  readonly post: (message: unknown, transfer?: readonly ArrayBuffer[]) => void
  readonly onMessage: (listener: (message: unknown) => void) => void
  /** Resolves when it has ended, for whatever reason. */
  readonly exited: Promise<void>
  readonly end: () => Promise<void>
}

/** Starts threads that run `serveThread`. */
export type ThreadMaker = {
  /** How many are worth having on this computer; at least 1. */
  readonly count: number
  readonly start: () => Thread
}

/** The end of the line inside a thread. */
export type ThreadPort = {
  readonly post: (message: unknown, transfer?: readonly ArrayBuffer[]) => void
  readonly onMessage: (listener: (message: unknown) => void) => void
}
