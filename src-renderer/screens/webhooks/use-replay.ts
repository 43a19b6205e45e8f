import { useState } from 'react'
import type { ItemId } from '../../../src-shared/ids.ts'
import type { Replay } from '../../../src-shared/webhook.ts'
import { call } from '../../api.ts'
import { reloadWebhooks } from '../../stores/webhooks.ts'
import { useAsking } from '../use-asking.ts'
import { readAddress } from './receiver-address.ts'

/** Tries a receiver with the new and the old secret; what came of it is written on the key. */
export function useReplay(itemId: ItemId) {
  const [done, setDone] = useState<Replay | null>(null)
  const [showsWrong, setShowsWrong] = useState(false)
  const { busy, code, ask, forget } = useAsking()
  const replay = (typed: string) => {
    const { to } = readAddress(typed)
    setShowsWrong(to === null)
    if (to === null) return
    setDone(null)
    void ask(async () => {
      setDone(await call('webhooks.replay', { itemId, to }))
      await reloadWebhooks()
    })
  }
  const onTyped = () => {
    setShowsWrong(false)
    forget()
  }
  return { done, showsWrong, onTyped, busy, code, replay }
}
