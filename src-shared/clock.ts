/** Tells the time; injected, so that tests can move it. */
export interface Clock {
  /** The present instant in milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number
}

/** The milliseconds of one UTC day. */
export const dayMs = 86_400_000

/** The milliseconds of one hour. */
export const hourMs = 3_600_000

/** The milliseconds of one minute. */
export const minuteMs = 60_000
