import type { ReplacePlan } from '../../../src-shared/rotation.ts'
import { Button } from '../../components/button.tsx'
import { Truth } from '../../components/truth.tsx'
import { go } from '../../stores/app.ts'
import { planWords } from '../../words/en.ts'

/** What is true before anything began, and the button that begins. */
export function PlanFooter({
  plan,
  busy,
  onBegin,
}: {
  readonly plan: ReplacePlan
  readonly busy: boolean
  readonly onBegin: () => void
}) {
  return (
    <>
      <Truth truth="nothing-sent" />
      <div className="plan-actions">
        <Button variant="plain" size="large" onClick={() => go({ screen: 'keys' })}>
          {planWords.cancel}
        </Button>
        {plan.hindrance === null && (
          <Button variant="filled" size="large" busy={busy} onClick={onBegin}>
            {plan.strategy === 'guided' ? planWords.beginGuided : planWords.begin}
          </Button>
        )}
      </div>
    </>
  )
}
