/** Two readings of time: one that never goes back, and one that goes on while the machine sleeps. */
export type Moment = { readonly monotonicMs: number; readonly wallMs: number }

/** The only clock of the main process. */
export function readClock(): Moment {
  return { monotonicMs: performance.now(), wallMs: Date.now() }
}

/**
 * How much time lies between two moments, as the larger of both clocks.
 *
 * A sleeping machine may stop the monotonic one, and a person may set the other back.
 */
export function elapsedMs(from: Moment, to: Moment): number {
  return Math.max(to.monotonicMs - from.monotonicMs, to.wallMs - from.wallMs)
}
