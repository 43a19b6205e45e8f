import { CircleAlert, Undo2 } from 'lucide-react'
import { useState, type SyntheticEvent } from 'react'
import type { RotationView } from '../../../src-shared/rotation.ts'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { stepWords } from '../../words/en.ts'
import { IntoView } from '../into-view.tsx'
import { ChallengeField } from '../turn-off/challenge-field.tsx'
import { isTyped } from '../turn-off/typed-phrase.ts'
import { useChallenge } from '../turn-off/use-challenge.ts'
import type { Acting, Weighing } from './use-acting.ts'
import { useTarget } from './use-target.ts'
import { weightOf, type Weight } from './weight.ts'
import './weight-panel.css'

const words = stepWords.replacement

type Props = {
  readonly view: RotationView
  readonly acting: Acting
  readonly weighing: Weighing
}

/** Says what an action does before it is done, and asks for the provider's phrase or a tick. */
export function WeightPanel({ view, acting, weighing }: Props) {
  const weight = weightOf(view, weighing)
  const weighed = useWeighed({ view, acting, weighing }, weight)
  const { challenge, asksPhrase } = weighed
  return (
    <IntoView key={challenge.state}>
      <form className="weight" aria-label={weight.title} onSubmit={weighed.submit}>
        <h2>{weight.title}</h2>
        <WhatItDoes weight={weight} />
        <ChallengeField
          challenge={challenge}
          providerName={visibleText(view.providerName)}
          typed={weighed.typed}
          onType={weighed.setTyped}
        />
        {weight.tick !== null && (
          <label className="check-line">
            <input
              type="checkbox"
              checked={weighed.ticked}
              onChange={(event) => weighed.setTicked(event.target.checked)}
            />
            <span>{weight.tick}</span>
          </label>
        )}
        <div className="weight-actions">
          <Button variant="plain" size="large" onClick={() => acting.setWeighing(null)}>
            {words.notYet}
          </Button>
          <Button
            variant={weight.isFinal ? 'danger' : 'filled'}
            size="large"
            type="submit"
            autoFocus={!asksPhrase && weight.tick === null}
            disabled={!weighed.isReady && !acting.busy}
            busy={acting.busy}
          >
            {weight.button}
          </Button>
        </div>
      </form>
    </IntoView>
  )
}

const phraseless: ReadonlySet<Weighing['action']> = new Set(['accept-break', 'take-back'])

function useWeighed({ view, acting, weighing }: Props, weight: Weight) {
  const [typed, setTyped] = useState('')
  const [ticked, setTicked] = useState(false)
  const target = useTarget(view, weighing)
  // Taking back turns the new key off only once the places are back: its phrase is asked for then.
  const asksPhrase = view.needsPhrase && !phraseless.has(weighing.action)
  // Every failed try ends this panel's phrase; the trouble's instant tells them apart.
  const attempt = view.trouble?.at ?? 0
  const challenge = useChallenge(view.connectionId, asksPhrase ? target : null, attempt)
  const phrase = challenge.state === 'asked' ? challenge.phrase : null
  const isSaid = !asksPhrase || (phrase !== null && isTyped(typed, phrase))
  const isReady = isSaid && (weight.tick === null || ticked)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (!isReady) return
    const { action, remoteId } = weighing
    void acting.act(action, { remoteId, phrase: phrase === null ? null : typed })
  }
  return { typed, setTyped, ticked, setTicked, asksPhrase, challenge, isReady, submit }
}

function WhatItDoes({ weight: { isFinal, lines } }: { readonly weight: Weight }) {
  if (isFinal)
    return (
      <Notice tone="act" icon={CircleAlert}>
        <strong>{stepWords.key.cannotUndo}</strong> {lines.join(' ')}
      </Notice>
    )
  return (
    <Notice tone="plain" icon={Undo2}>
      <ol className="weight-steps">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </Notice>
  )
}
