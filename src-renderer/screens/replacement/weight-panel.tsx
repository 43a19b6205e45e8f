import { CircleAlert } from 'lucide-react'
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
import './weight-panel.css'

const words = stepWords.replacement

type Props = {
  readonly view: RotationView
  readonly acting: Acting
  readonly weighing: Weighing
}

/** Says what turning a key off does before it is done, and asks for the provider's phrase. */
export function WeightPanel({ view, acting, weighing }: Props) {
  const [typed, setTyped] = useState('')
  const target = useTarget(view, weighing)
  // Every failed try ends this panel's phrase; the trouble's instant tells them apart.
  const attempt = view.trouble?.at ?? 0
  const challenge = useChallenge(view.connectionId, view.needsPhrase ? target : null, attempt)
  const phrase = challenge.state === 'asked' ? challenge.phrase : null
  const isReady = !view.needsPhrase || (phrase !== null && isTyped(typed, phrase))
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (!isReady) return
    const { action, remoteId } = weighing
    void acting.act(action, { remoteId, phrase: phrase === null ? null : typed })
  }
  return (
    <IntoView key={challenge.state}>
      <form className="weight" aria-label={titleOf(view, weighing)} onSubmit={submit}>
        <h2>{titleOf(view, weighing)}</h2>
        <Notice tone="act" icon={CircleAlert}>
          <strong>{stepWords.key.cannotUndo}</strong> {textOf(view, weighing)}
        </Notice>
        <ChallengeField
          challenge={challenge}
          providerName={visibleText(view.providerName)}
          typed={typed}
          onType={setTyped}
        />
        <div className="weight-actions">
          <Button variant="plain" size="large" onClick={() => acting.setWeighing(null)}>
            {words.notYet}
          </Button>
          <Button
            variant="danger"
            size="large"
            type="submit"
            autoFocus={!view.needsPhrase}
            disabled={!isReady && !acting.busy}
            busy={acting.busy}
          >
            {words.doTurnOff}
          </Button>
        </div>
      </form>
    </IntoView>
  )
}

function titleOf(view: RotationView, { action }: Weighing): string {
  if (action === 'abandon') return words.abandonTitle
  const what = action === 'turn-off-orphan' ? words.weightOrphan : words.weightOld
  return words.weightTitle(what, visibleText(view.providerName))
}

function textOf(view: RotationView, { action, remoteId }: Weighing): string {
  if (action === 'abandon') return view.old === null ? words.abandonFirst : words.abandonText
  if (action === 'turn-off-orphan')
    return remoteId === null ? words.weightOrphanText : words.weightText
  // Places of which the person said that they use the new key would not break.
  const places = view.placesDoneAt === null ? view.callers.map(visibleText).join(', ') : ''
  return places === '' ? words.weightText : `${words.weightText} ${words.weightPlaces(places)}`
}
