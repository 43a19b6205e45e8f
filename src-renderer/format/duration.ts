/** Whole seconds that are left, never negative; the last moment still reads as one. */
export function secondsLeft(untilMs: number, now: number): number {
  return Math.max(0, Math.ceil((untilMs - now) / 1000))
}

/** A count with its noun: `1 day`, `2 days`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`
}
