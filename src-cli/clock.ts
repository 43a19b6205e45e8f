import type { Clock } from '../src-shared/clock.ts'

/** The clock of this computer: the one place of the command line that reads it. */
export const systemClock: Clock = { now: () => Date.now() }
