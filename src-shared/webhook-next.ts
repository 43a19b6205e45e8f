import type { Capabilities, Via } from './provider.ts'
import type { Replay, WebhookKey } from './webhook.ts'

type WebhookVersion = WebhookKey['versions'][number]

/** The secret that a receiver is to take, and the one that it is to refuse. */
export type NewAndOld<V> = { readonly new: V | null; readonly old: V | null }

/** What of a secret version says whether it is the new or the old one. */
type Standing = Pick<WebhookVersion, 'stage' | 'hasSecret'>

/**
 * Which secrets of an item count as the new and the old one; both are kept.
 *
 * During a replacement the new one is not live yet, and the one in use is the old one. Afterwards
 * the old one is the one that still works, or one that was turned off and whose value is kept.
 */
export function newAndOld<V extends Standing>(newestFirst: readonly V[]): NewAndOld<V> {
  const kept = newestFirst.filter(({ hasSecret }) => hasSecret)
  const first = (stage: Standing['stage']): V | null =>
    kept.find((version) => version.stage === stage) ?? null
  const [pending, current] = [first('pending'), first('current')]
  if (pending) return { new: pending, old: current }
  return { new: current, old: first('previous') ?? first('revoked') }
}

/** What is done after a secret leaked, in this order. */
export const leakSteps = ['new-secret', 'receiver', 'replay'] as const

/** One step after a leak. */
export type LeakStep = (typeof leakSteps)[number]

/** What is known around a secret that leaked. */
export type AfterLeak = {
  readonly key: Pick<WebhookKey, 'versions' | 'replays'>
  /** Whether the person, or Keyturn, has put the new secret into every place of the receiver. */
  readonly placesDone: boolean
}

/**
 * The step that comes next after a leak, or null once a replay test has shown that all is done.
 *
 * The receiver takes the new secret before anything is tried, and the test counts for the present
 * secret only: a test from before it was made shows nothing about it. A test that went wrong leads
 * back to the receiver.
 */
export function nextAfterLeak({ key, placesDone }: AfterLeak): LeakStep | null {
  const { new: fresh, old } = newAndOld(key.versions)
  if (!fresh) return 'new-secret'
  const tried = lastReplayOf(key, fresh.versionId)
  if (tried && isGoodReplay(tried)) return tried.oldRefused === null ? 'new-secret' : null
  if (!old) return 'new-secret'
  if (tried) return 'receiver'
  return placesDone ? 'replay' : 'receiver'
}

/** The newest test of one secret, or null. */
export function lastReplayOf(
  { replays }: Pick<WebhookKey, 'replays'>,
  versionId: Replay['versionId'],
): Replay | null {
  const newestFirst = replays.toSorted((a, b) => b.at - a.at)
  return newestFirst.find((replay) => replay.versionId === versionId) ?? null
}

/** Whether a receiver took the new secret, and refused the old one where one is kept. */
export function isGoodReplay(replay: Pick<Replay, 'newAccepted' | 'oldRefused'>): boolean {
  return replay.newAccepted && replay.oldRefused !== false
}

/**
 * Who makes a new signing secret: Keyturn, a person at the provider, or nobody.
 *
 * Where nobody can, the webhook itself is removed there and made again with another secret.
 */
export function regenerationOf(
  capabilities: Pick<Capabilities, 'generate' | 'rotateInPlace'> | null,
): Via {
  // Of a provider that Keyturn does not know, only a person can ask.
  if (!capabilities) return 'guided'
  const ways: readonly Via[] = [capabilities.generate, capabilities.rotateInPlace]
  return ways.includes('api') ? 'api' : ways.includes('guided') ? 'guided' : 'none'
}
