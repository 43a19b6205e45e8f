import { ChevronLeft } from 'lucide-react'
import type { ItemId } from '../../../src-shared/ids.ts'
import type { ItemSummary } from '../../../src-shared/item.ts'
import type { ReplacePlan } from '../../../src-shared/rotation.ts'
import { useNow } from '../../clock.ts'
import { Button } from '../../components/button.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { Tile } from '../../components/tile.tsx'
import { Screen } from '../../frame/screen.tsx'
import { splitName } from '../../format/item-name.ts'
import { visibleText } from '../../format/visible-text.ts'
import { go } from '../../stores/app.ts'
import { planWords } from '../../words/en.ts'
import { BreaksNotice } from './breaks-notice.tsx'
import { GraceField } from './grace-field.tsx'
import { PlanFooter } from './plan-footer.tsx'
import { planLines } from './plan-lines.ts'
import { PlanPlaces } from './plan-places.tsx'
import { PlanSteps } from './plan-steps.tsx'
import { SeenNotice } from './seen-notice.tsx'
import { TellSection } from './tell-section.tsx'
import { usePlan } from './use-plan.ts'
import { usePlanning } from './use-planning.ts'
import { WhenSection } from './when-section.tsx'
import { WhySection } from './why-section.tsx'
import './plan.css'

const words = planWords

/** What replacing a key does, and what is to be decided before it begins. */
export function PlanScreen({
  itemId,
  exposed,
}: {
  readonly itemId: ItemId
  /** Whether others may have seen the key: the old one is not kept then, unless the person says so. */
  readonly exposed: boolean
}) {
  const { plan, item, failed, again } = usePlan(itemId)
  if (plan && item) return <Planned plan={plan} item={item} exposed={exposed} onAdded={again} />
  return (
    <Screen label={words.begin} bar={<BackBar />}>
      <div className="plan">
        {failed === null ? <p role="status">{words.loading}</p> : <ErrorCard code={failed} />}
      </div>
    </Screen>
  )
}

function Planned({
  plan,
  item,
  exposed,
  onAdded,
}: {
  readonly plan: ReplacePlan
  readonly item: ItemSummary
  readonly exposed: boolean
  readonly onAdded: () => void
}) {
  const now = useNow(60_000)
  const planning = usePlanning(plan, item, exposed)
  const { graceHours } = planning
  const title = words.title(splitName(item.name).head)
  return (
    <Screen label={title} bar={<BackBar />} footer={<PlanFooter plan={plan} planning={planning} />}>
      <div className="plan">
        <header className="plan-head">
          <Tile text={plan.providerName || item.name} size={40} />
          <div>
            <h1>{title}</h1>
            <p>{visibleText(item.name)}</p>
          </div>
        </header>
        {plan.hindrance !== null && <ErrorCard code={plan.hindrance} />}
        {plan.breaks && (
          <BreaksNotice
            plan={plan}
            accepts={planning.accepts}
            isMissing={planning.isMissing}
            onAccept={planning.setAccepts}
          />
        )}
        <SeenNotice itemId={item.id} onAdded={onAdded} />
        <PlanSteps lines={planLines(plan, { graceHours, now })} />
        {!plan.breaks && (
          <GraceField plan={plan} hours={graceHours} onChange={planning.setGraceHours} />
        )}
        <PlanPlaces places={plan.places} />
        {plan.hindrance === null && <Around plan={plan} item={item} planning={planning} />}
        {planning.code !== null && <ErrorCard code={planning.code} />}
      </div>
    </Screen>
  )
}

/** Why it is replaced, who is to know, and when it begins. */
function Around({
  plan,
  item,
  planning,
}: {
  readonly plan: ReplacePlan
  readonly item: ItemSummary
  readonly planning: ReturnType<typeof usePlanning>
}) {
  return (
    <>
      <WhySection itemId={item.id} why={planning.why} onChange={planning.setWhy} />
      <TellSection
        {...{ item, plan }}
        startsAt={planning.startsAt}
        told={planning.told}
        onTold={planning.setTold}
      />
      <WhenSection later={planning.later} isWrong={planning.isWrong} onLater={planning.setLater} />
    </>
  )
}

function BackBar() {
  return (
    <Button variant="quiet" icon={ChevronLeft} onClick={() => go({ screen: 'keys' })}>
      {words.back}
    </Button>
  )
}
