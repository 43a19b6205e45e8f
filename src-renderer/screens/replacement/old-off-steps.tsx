import type { RotationView } from '../../../src-shared/rotation.ts'
import { useGuide } from '../../stores/guides.ts'
import { guideWords } from '../../words/en.ts'
import { GuideSteps } from '../guides/guide-steps.tsx'
import { roadOf } from '../guides/road-of.ts'
import { useItemOf } from './use-item-of.ts'
import './guided-steps.css'

/** The clicks by which a person turns the old key off at a vendor that is known. */
export function OldOffSteps({ view }: { readonly view: RotationView }) {
  const item = useItemOf(view.itemId)
  const guide = useGuide(item?.vendor ?? null)
  const road = guide && roadOf(guide, item?.summary.kind ?? null)
  if (!guide || !road?.turnOff) return null
  const { useWithWebhooks } = guide.labels
  return (
    <section aria-label={guideWords.turnOffSteps} className="guided-all">
      {useWithWebhooks !== null && <p>{guideWords.signerFirst(useWithWebhooks)}</p>}
      <GuideSteps guide={guide} steps={road.turnOff} />
    </section>
  )
}
