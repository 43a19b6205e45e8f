import { useEffect, useState } from 'react'
import type { ProviderKeys } from '../../../src-shared/connections-contract.ts'
import type { ErrorCode } from '../../../src-shared/errors.ts'
import type { ConnectionId } from '../../../src-shared/ids.ts'
import { call, codeOf } from '../../api.ts'
import { reloadConnections } from '../../stores/connections.ts'

/** How the list of an account's keys stands. */
export type KeysRead = {
  readonly listed: ProviderKeys | null
  readonly busy: boolean
  readonly code: ErrorCode | null
  /** Asks the provider once more. */
  readonly read: () => void
}

/** The keys that a provider lists for an account, read when shown and whenever asked again. */
export function useProviderKeys(connectionId: ConnectionId, isListed: boolean): KeysRead {
  const [listed, setListed] = useState<ProviderKeys | null>(null)
  const [code, setCode] = useState<ErrorCode | null>(null)
  const [asked, setAsked] = useState(0)
  const [answered, setAnswered] = useState(-1)
  useEffect(() => {
    if (!isListed) return
    let stale = false
    void call('connections.keys', { connectionId })
      .then(
        (keys) => {
          if (stale) return
          setListed(keys)
          setCode(null)
        },
        async (thrown: unknown) => {
          // A refusal may come with another role, which the accounts know.
          await reloadConnections()
          if (!stale) setCode(codeOf(thrown))
        },
      )
      .finally(() => {
        if (!stale) setAnswered(asked)
      })
    return () => {
      stale = true
    }
  }, [connectionId, isListed, asked])
  const read = () => setAsked((count) => count + 1)
  return { listed, busy: isListed && answered !== asked, code, read }
}
