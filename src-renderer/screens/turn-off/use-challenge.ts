import { useEffect, useState } from 'react'
import type { ErrorCode } from '../../../src-shared/errors.ts'
import type { ConnectionId } from '../../../src-shared/ids.ts'
import { call, codeOf } from '../../api.ts'

/** What the provider wants typed before it turns a key off. */
export type Challenge =
  | { readonly state: 'not-asked' }
  | { readonly state: 'asking' }
  | { readonly state: 'asked'; readonly phrase: string | null }
  | { readonly state: 'failed'; readonly code: ErrorCode }

/**
 * Asks the provider for the phrase of one key; not before `remoteId` is known.
 *
 * A phrase is good once: another `attempt` asks for a new one.
 */
export function useChallenge(
  connectionId: ConnectionId | null,
  remoteId: string | null,
  attempt: number,
): Challenge {
  const [answer, setAnswer] = useState<{ key: string; challenge: Challenge } | null>(null)
  const key = `${connectionId ?? ''} ${remoteId ?? ''} ${attempt}`
  useEffect(() => {
    if (connectionId === null || remoteId === null) return
    let stale = false
    const tell = (challenge: Challenge) => {
      if (!stale) setAnswer({ key, challenge })
    }
    call('rotations.challenge', { connectionId, remoteId }).then(
      ({ phrase }) => tell({ state: 'asked', phrase }),
      (thrown: unknown) => tell({ state: 'failed', code: codeOf(thrown) }),
    )
    return () => {
      stale = true
    }
  }, [connectionId, remoteId, key])
  if (connectionId === null || remoteId === null) return { state: 'not-asked' }
  return answer?.key === key ? answer.challenge : { state: 'asking' }
}
