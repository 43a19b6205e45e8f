import { useEffect, useEffectEvent, useState } from 'react'
import type { Output } from '../../../src-shared/ipc-contract.ts'
import { call } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { Fact, Facts } from '../../components/facts.tsx'
import { Mono } from '../../components/mono.tsx'
import { reloadIntake, useIntake } from '../../stores/intake.ts'
import { intakePartWords } from '../../words/en.ts'
import { useAsking } from '../use-asking.ts'

const words = intakePartWords.check
const which = { all: 'chosen' } as const

/** Says who would be asked about which keys, and asks only then. */
export function CheckDialog({ onClose }: { readonly onClose: () => void }) {
  const [plan, setPlan] = useState<Output<'intake.checkPlan'> | null>(null)
  const chosen = useIntake(({ state }) => state?.counts.chosen ?? 0)
  const planning = useAsking()
  const asking = useAsking()
  const readPlan = useEffectEvent(
    () => void planning.ask(async () => setPlan(await call('intake.checkPlan', { which }))),
  )
  useEffect(() => readPlan(), [])
  const start = () =>
    asking.ask(async () => {
      await call('intake.check', { which })
      await reloadIntake()
      onClose()
    })
  const code = planning.code ?? asking.code
  return (
    <Dialog
      title={words.title}
      onClose={onClose}
      busy={asking.busy}
      footer={
        <>
          <Button variant="plain" size="large" autoFocus onClick={onClose}>
            {plan?.keys === 0 ? words.close : words.cancel}
          </Button>
          {plan !== null && plan.keys > 0 && (
            <Button variant="filled" size="large" busy={asking.busy} onClick={() => void start()}>
              {words.go(plan.keys)}
            </Button>
          )}
        </>
      }
    >
      {plan !== null && <Plan plan={plan} rest={chosen - plan.keys} />}
      {code !== null && <ErrorCard code={code} />}
    </Dialog>
  )
}

function Plan({
  plan,
  rest,
}: {
  readonly plan: Output<'intake.checkPlan'>
  readonly rest: number
}) {
  if (plan.keys === 0) return <p>{words.none}</p>
  const hosts = plan.hosts.filter(({ keys }) => keys > 0)
  return (
    <>
      <p>
        {words.lead(plan.keys)} {words.seen}
      </p>
      <section className="check-hosts">
        <h3>{words.hosts}</h3>
        <Facts>
          {hosts.map(({ host, keys }) => (
            <Fact key={host} label={words.host(keys)}>
              <Mono>{host}</Mono>
            </Fact>
          ))}
        </Facts>
      </section>
      {rest > 0 && <p className="intake-lead">{words.rest(rest)}</p>}
    </>
  )
}
