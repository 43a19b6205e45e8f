import type { Replay, WebhookKey } from '../../../src-shared/webhook.ts'
import { newAndOld } from './new-and-old.ts'

/** What is done after a secret leaked, in this order. */
export const leakSteps = ['new-secret', 'receiver', 'replay'] as const

/** One step after a leak. */
export type LeakStep = (typeof leakSteps)[number]

/**
 * The step that comes next.
 *
 * The receiver is updated where nobody but the person sees it, so that step stays open until a
 * replay test shows that the receiver takes the new secret and refuses the old one.
 */
export function nextAfterLeak(key: Pick<WebhookKey, 'versions' | 'replays'>): LeakStep {
  const { new: fresh, old } = newAndOld(key)
  if (!fresh || !old) return 'new-secret'
  const tried = lastReplayOf(key, fresh.versionId)
  if (tried === null) return 'receiver'
  return isGoodReplay(tried) ? 'new-secret' : 'receiver'
}

/** The newest test of one secret, or null. */
export function lastReplayOf(
  { replays }: Pick<WebhookKey, 'replays'>,
  versionId: string,
): Replay | null {
  return newestFirst(replays).find((replay) => replay.versionId === versionId) ?? null
}

/** The tests, the newest one first. */
export function newestFirst(replays: readonly Replay[]): readonly Replay[] {
  return replays.toSorted((a, b) => b.at - a.at)
}

/** Whether a receiver took the new secret, and refused the old one where one is kept. */
export function isGoodReplay(replay: Replay): boolean {
  return replay.newAccepted && replay.oldRefused !== false
}
