import type { Replay } from '../../../src-shared/webhook.ts'

/** The tests, the newest one first. */
export function newestFirst(replays: readonly Replay[]): readonly Replay[] {
  return replays.toSorted((a, b) => b.at - a.at)
}
