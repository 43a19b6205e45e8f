import { ArrowLeft } from 'lucide-react'
import type { BatchFilter } from '../../../src-shared/batch.ts'
import { Button } from '../../components/button.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { Screen } from '../../frame/screen.tsx'
import { go } from '../../stores/app.ts'
import { batchWords } from '../../words/en.ts'
import type { PlanSum } from './batch-filter.ts'
import { PlanNames } from './plan-names.tsx'
import { PlanTable } from './plan-table.tsx'
import { usePlan } from './use-plan.ts'
import './batches.css'

const words = batchWords.plan
const back = () => go({ screen: 'batches' })

/** The plan of replacing many keys: what happens to each, before anything begins. */
export function BatchPlanScreen({ filter }: { readonly filter: BatchFilter }) {
  const form = usePlan(filter)
  const { plan, failed, busy, code } = form
  const isEmpty = plan?.length === 0
  return (
    <Screen
      label={batchWords.title}
      bar={
        <>
          <IconButton label={words.back} icon={ArrowLeft} onClick={back} />
          <h1 className="batch-title grow">
            {batchWords.title}: {words.title.toLowerCase()}
          </h1>
        </>
      }
      footer={plan && !isEmpty ? <PlanFoot form={form} /> : undefined}
    >
      <div className="batches batches-wide">
        {failed !== null && (
          <ErrorCard
            code={failed}
            actions={
              <Button variant="plain" onClick={back}>
                {words.back}
              </Button>
            }
          />
        )}
        {plan === null && failed === null && <p role="status">{words.loading}</p>}
        {isEmpty && <EmptyPlan />}
        {plan && !isEmpty && (
          <>
            <PlanNames names={form.names} onChange={form.setNames} />
            <PlanTable
              plan={plan}
              choice={form.choice}
              onLeave={form.leave}
              onAccept={form.accept}
            />
          </>
        )}
        {code !== null && !busy && <ErrorCard code={code} />}
      </div>
    </Screen>
  )
}

function EmptyPlan() {
  return (
    <div className="batch-none">
      <h2>{words.nothing}</h2>
      <p>{words.nothingLead}</p>
      <Button variant="plain" onClick={back}>
        {words.back}
      </Button>
    </div>
  )
}

function PlanFoot({ form }: { readonly form: ReturnType<typeof usePlan> }) {
  const { sum, busy, canStart, start } = form
  return (
    <>
      <div className="batch-foot-text" role="status">
        <p>
          {words.ready(sum.itemIds.length)} {sum.hindered > 0 && words.leftOut(sum.hindered)}
        </p>
        <p className="batch-truth">{truthOf(sum)}</p>
      </div>
      <Button
        variant="filled"
        size="large"
        busy={busy}
        disabled={!canStart && !busy}
        onClick={start}
      >
        {words.start(sum.itemIds.length)}
      </Button>
    </>
  )
}

function truthOf({ waiting, acceptsBreak }: PlanSum): string {
  if (waiting > 0) return words.waitsForYes(waiting)
  return acceptsBreak.length > 0 ? words.truthBreaks(acceptsBreak.length) : words.truth
}
