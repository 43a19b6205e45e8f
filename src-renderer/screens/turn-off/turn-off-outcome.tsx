import { Check, Clock } from 'lucide-react'
import type { RotationView } from '../../../src-shared/rotation.ts'
import { Button } from '../../components/button.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { Notice } from '../../components/notice.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { go } from '../../stores/app.ts'
import { stepWords } from '../../words/en.ts'

const words = stepWords.key

/** Whether the provider has turned the key off, proved or not. */
export function isOff(view: RotationView): boolean {
  return view.step === 'done' || view.step === 'retired'
}

/** What came of turning a key off. */
export function TurnOffOutcome({
  view,
  onClose,
}: {
  readonly view: RotationView
  readonly onClose: () => void
}) {
  const toStory = () => {
    go({ screen: 'replacement', rotationId: view.id })
    onClose()
  }
  const story = (
    <Button variant="plain" onClick={toStory}>
      {words.openStory}
    </Button>
  )
  if (view.step === 'done')
    return (
      <div role="status">
        <Notice tone="accent" icon={Check}>
          {words.turnedOff(visibleText(view.providerName))}
        </Notice>
      </div>
    )
  if (view.step === 'retired')
    return (
      <div role="status" className="turn-off">
        <Notice tone="soon" icon={Clock}>
          {words.notProved(visibleText(view.providerName))}
        </Notice>
        {story}
      </div>
    )
  // Refused is over and may be tried again here; everything else goes on in its story.
  const actions = view.step === 'abandoned' ? undefined : story
  return <ErrorCard code={view.trouble?.code ?? 'internal'} actions={actions} />
}
