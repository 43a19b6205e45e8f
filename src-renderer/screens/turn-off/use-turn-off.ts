import { useState, type SyntheticEvent } from 'react'
import type { Why } from '../../../src-shared/care.ts'
import type { ItemDetail, VersionSummary } from '../../../src-shared/item.ts'
import type { RotationView } from '../../../src-shared/rotation.ts'
import { call } from '../../api.ts'
import { now } from '../../clock.ts'
import { visibleText } from '../../format/visible-text.ts'
import { useConnections } from '../../stores/connections.ts'
import { putRotation } from '../../stores/rotations.ts'
import { useAsking } from '../use-asking.ts'
import { isTyped } from './typed-phrase.ts'
import { useChallenge } from './use-challenge.ts'
import { isReplaced, whatItAsks } from './what-it-asks.ts'

/** Turns one version off, once everything that it asks for was said or typed. */
export function useTurnOff(
  { item, version }: { readonly item: ItemDetail; readonly version: VersionSummary },
  suggested: Why | null,
) {
  const connection = useConnections((state) =>
    state.views.find(({ id }) => id === item.connectionId),
  )
  const [openedAt] = useState(now)
  const asks = whatItAsks(item, version, { facts: connection?.facts ?? null, now: openedAt })
  const [attempt, setAttempt] = useState(0)
  const remoteId = asks === 'phrase' ? version.remoteId : null
  const challenge = useChallenge(item.connectionId, remoteId, attempt)
  const [typed, setTyped] = useState('')
  const [why, setWhy] = useState(suggested ?? (isReplaced(version) ? 'replaced' : null))
  const [ticked, setTicked] = useState(false)
  const [outcome, setOutcome] = useState<RotationView | null>(null)
  const { busy, code, ask } = useAsking()
  const phrase = challenge.state === 'asked' ? challenge.phrase : null
  const isReady =
    asks === 'nothing' ||
    // What others may have seen is turned off with one confirmation, whoever uses it.
    (asks === 'tick' && (ticked || why === 'exposed')) ||
    (asks === 'phrase' && challenge.state === 'asked' && (!phrase || isTyped(typed, phrase)))
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (!isReady) return
    void ask(async () => {
      const view = await call('rotations.start', {
        kind: 'turn-off',
        itemId: item.summary.id,
        versionId: version.id,
        reason: '',
        phrase: phrase === null ? null : typed,
        ...(why === null ? {} : { why }),
      })
      putRotation(view)
      setOutcome(view)
      // The phrase was used up; a key that was not turned off needs another one.
      setTyped('')
      if (view.step === 'abandoned') setAttempt(attempt + 1)
    })
  }
  const providerName = visibleText(connection?.facts.name ?? item.summary.providerName)
  const said = { typed, setTyped, ticked, setTicked, why, setWhy }
  return { ...said, asks, challenge, providerName, outcome, isReady, busy, code, submit }
}

/** What the dialog's body needs. */
export type TurnOff = ReturnType<typeof useTurnOff>
