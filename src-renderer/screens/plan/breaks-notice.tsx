import { CircleAlert } from 'lucide-react'
import { useId } from 'react'
import type { ReplacePlan } from '../../../src-shared/rotation.ts'
import { Notice } from '../../components/notice.tsx'
import { planWords } from '../../words/en.ts'
import { namesOfPlaces } from '../replacement/weight.ts'

const words = planWords

/** What breaks where the old key dies at once, and that the person has read it. */
export function BreaksNotice({
  plan,
  accepts,
  isMissing,
  onAccept,
}: {
  readonly plan: ReplacePlan
  readonly accepts: boolean
  /** Whether the person went on without the tick. */
  readonly isMissing: boolean
  readonly onAccept: (accepts: boolean) => void
}) {
  const id = useId()
  return (
    <div className="plan-breaks">
      <Notice tone="act" icon={CircleAlert}>
        <strong>{words.breaksTitle}</strong>
        <p>
          {plan.places.length === 0 ? words.breaksNone : words.breaks(namesOfPlaces(plan.places))}
        </p>
      </Notice>
      <label className="check-line">
        <input
          type="checkbox"
          checked={accepts}
          aria-invalid={isMissing || undefined}
          aria-describedby={`${id}-below`}
          onChange={(event) => onAccept(event.target.checked)}
        />
        <span>{words.iKnow}</span>
      </label>
      <p id={`${id}-below`} className="plan-missing" role="status">
        {isMissing ? words.needsTick : ''}
      </p>
    </div>
  )
}
