import type { ReplacePlan } from '../../../src-shared/rotation.ts'
import { Button } from '../../components/button.tsx'
import { Truth } from '../../components/truth.tsx'
import { go } from '../../stores/app.ts'
import { planWords, tellingWords } from '../../words/en.ts'
import type { usePlanning } from './use-planning.ts'

type Planning = ReturnType<typeof usePlanning>

/** What is true before anything began, and the button that begins. */
export function PlanFooter({
  plan,
  planning,
}: {
  readonly plan: ReplacePlan
  readonly planning: Pick<Planning, 'busy' | 'begin' | 'later'>
}) {
  return (
    <>
      <Truth truth="nothing-sent" />
      <div className="plan-actions">
        <Button variant="plain" size="large" onClick={() => go({ screen: 'keys' })}>
          {planWords.cancel}
        </Button>
        {plan.hindrance === null && (
          <Button variant="filled" size="large" busy={planning.busy} onClick={planning.begin}>
            {labelOf(plan, planning.later)}
          </Button>
        )}
      </div>
    </>
  )
}

function labelOf({ strategy }: ReplacePlan, later: string | null): string {
  if (later !== null) return tellingWords.beginLater
  return strategy === 'guided' ? planWords.beginGuided : planWords.begin
}
