import { useState, type SyntheticEvent } from 'react'
import type { ItemDetail, VersionSummary } from '../../../src-shared/item.ts'
import { call } from '../../api.ts'
import { now } from '../../clock.ts'
import { visibleText } from '../../format/visible-text.ts'
import { go } from '../../stores/app.ts'
import { useConnections } from '../../stores/connections.ts'
import { putRotation } from '../../stores/rotations.ts'
import { useAsking } from '../use-asking.ts'
import { reasonText, type Why } from './emergency-reason.ts'
import { isTyped } from './typed-phrase.ts'
import { useChallenge } from './use-challenge.ts'
import { placesOf, whatItAsks } from './what-it-asks.ts'

/** Turns the key in use off at once and has it replaced, once its guards are kept. */
export function useEmergency(
  { item, version }: { readonly item: ItemDetail; readonly version: VersionSummary },
  onBegun: () => void,
) {
  const connection = useConnections((state) =>
    state.views.find(({ id }) => id === item.connectionId),
  )
  const [openedAt] = useState(now)
  const around = { facts: connection?.facts ?? null, now: openedAt }
  const asks = whatItAsks(item, version, around)
  const guard = useGuard(item, version, asks === 'phrase')
  const [why, setWhy] = useState<Why | null>(null)
  const [inWords, setInWords] = useState('')
  const [tried, setTried] = useState(false)
  const { busy, code, ask } = useAsking()
  const breaks = placesOf(item, version)
  const reason = reasonText(why, inWords)
  const isReady = guard.isKept && (breaks.length === 0 || guard.ticked)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    setTried(true)
    if (reason === null || !isReady) return
    void ask(async () => {
      const start = { kind: 'emergency', itemId: item.summary.id, reason } as const
      const stored = why === null || why === 'other' ? {} : { why }
      try {
        const view = await call('rotations.start', { ...start, ...stored, phrase: guard.phrase })
        putRotation(view)
        go({ screen: 'replacement', rotationId: view.id })
        onBegun()
      } finally {
        // A phrase is good once.
        guard.renew()
      }
    })
  }
  const providerName = visibleText(connection?.facts.name ?? item.summary.providerName)
  const said = { why, setWhy, inWords, setInWords, tried, reason }
  return { ...said, ...guard, asks, breaks, isReady, providerName, busy, code, submit }
}

/** The provider's own guard: its phrase, typed by hand; and that the person knows what breaks. */
function useGuard(item: ItemDetail, version: VersionSummary, needsPhrase: boolean) {
  const [attempt, setAttempt] = useState(0)
  const remoteId = needsPhrase ? version.remoteId : null
  const challenge = useChallenge(item.connectionId, remoteId, attempt)
  const [typed, setTyped] = useState('')
  const [ticked, setTicked] = useState(false)
  const wanted = challenge.state === 'asked' ? challenge.phrase : null
  const isKept =
    !needsPhrase || (challenge.state === 'asked' && (wanted === null || isTyped(typed, wanted)))
  const phrase = wanted === null ? null : typed
  const renew = () => {
    setTyped('')
    setAttempt((count) => count + 1)
  }
  return { challenge, typed, setTyped, ticked, setTicked, isKept, phrase, renew }
}

/** What the dialog's body needs. */
export type Emergency = ReturnType<typeof useEmergency>
