import type { Clock } from '../src-shared/clock.ts'

/** The machine's own time: the only place of this folder that reads it. */
export const systemClock: Clock = { now: () => Date.now() }
