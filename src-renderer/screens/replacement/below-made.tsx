import { CircleAlert, RotateCcw } from 'lucide-react'
import type { RotationView } from '../../../src-shared/rotation.ts'
import { ErrorCard } from '../../components/error-card.tsx'
import { Notice } from '../../components/notice.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { stepWords } from '../../words/en.ts'
import { needsChoice } from './actions.ts'
import { CandidateList } from './candidate-list.tsx'
import { CheckNotice } from './check-notice.tsx'
import { GuidedSteps } from './guided-steps.tsx'
import { NewOffSteps } from './new-off-steps.tsx'
import { PasteAgain } from './paste-again.tsx'
import { SlotChoice } from './slot-choice.tsx'
import { SlotsFull } from './slots-full.tsx'
import type { Chapter } from './story.ts'
import type { Acting } from './use-acting.ts'

const words = stepWords.roads

/** What belongs to the making of the new key: a choice, a check, the clicks, or what went wrong. */
export function BelowMade({
  chapter,
  view,
  acting,
}: {
  readonly chapter: Chapter
  readonly view: RotationView
  readonly acting: Acting
}) {
  if (view.trouble?.code === 'provider-slots-full')
    return view.actions.includes('give-up-slot') ? (
      <SlotChoice view={view} acting={acting} />
    ) : (
      <SlotsFull view={view} />
    )
  if (chapter.told === 'made-guided') return <GuidedSteps view={view} />
  if (chapter.told === 'made-off-by-hand') return <NewOffSteps view={view} />
  if (mayPasteAgain(view)) return <PasteAgain view={view} />
  if (chapter.told === 'made-dead-lost') return <DeadLost view={view} />
  if (chapter.told === 'made-orphan' && view.actions.includes('recover'))
    return <ReadAgain view={view} />
  if (needsChoice(view)) return <CandidateList view={view} acting={acting} />
  if (view.actions.includes('check')) return <CheckNotice view={view} />
  const wentWrong = chapter.mark === 'failed' || chapter.mark === 'unknown'
  return wentWrong && view.trouble ? <ErrorCard code={view.trouble.code} /> : null
}

/** A wrong text is easily pasted, and nothing uses it before it was tried. */
function mayPasteAgain({ kind, strategy, step, actions }: RotationView): boolean {
  return kind === 'replace' && strategy === 'guided' && step === 'stored' && actions.length > 0
}

function ReadAgain({ view }: { readonly view: RotationView }) {
  return (
    <Notice tone="soon" icon={RotateCcw}>
      {words.deadLostRecover(visibleText(view.providerName))}
    </Notice>
  )
}

/** The old key is dead and the secret of the new one was lost: places break until that is mended. */
function DeadLost({ view }: { readonly view: RotationView }) {
  const provider = visibleText(view.providerName)
  return (
    <Notice tone="act" icon={CircleAlert}>
      <strong>{words.deadLost}</strong>
      <p>
        {view.actions.includes('recover')
          ? words.deadLostRecover(provider)
          : words.deadLostAgain(provider)}
      </p>
    </Notice>
  )
}
