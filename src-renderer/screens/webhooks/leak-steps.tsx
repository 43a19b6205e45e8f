import type { ItemDetail } from '../../../src-shared/item.ts'
import type { WebhookKey } from '../../../src-shared/webhook.ts'
import {
  leakSteps,
  newAndOld,
  nextAfterLeak,
  regenerationOf,
  type LeakStep,
} from '../../../src-shared/webhook-next.ts'
import { Button } from '../../components/button.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { go } from '../../stores/app.ts'
import { useConnections } from '../../stores/connections.ts'
import { webhookWords } from '../../words/en.ts'
import { NotFiring } from './not-firing.tsx'

const words = webhookWords.leak

/** What to do after a leak, in its order, with the step that comes next marked. */
export function LeakSteps({
  signer,
  item,
}: {
  readonly signer: WebhookKey
  readonly item: ItemDetail
}) {
  // A new secret is live only once it stands in every place, or the person said so.
  const placesDone = newAndOld(signer.versions).new?.stage === 'current'
  const next = nextAfterLeak({ key: signer, placesDone })
  const facts = useConnections((state) =>
    state.views.find((view) => view.id === item.connectionId),
  )?.facts
  const provider = visibleText(item.summary.providerName) || words.provider
  const texts: Readonly<Record<LeakStep, string>> = {
    'new-secret': words.newSecret[regenerationOf(facts?.capabilities ?? null)](provider),
    receiver: words.receiver(
      visibleText(signer.facts?.consumer ?? ''),
      visibleText(item.fields.envVar),
    ),
    replay: words.replay,
  }
  return (
    <section className="webhooks-section" aria-label={words.title}>
      <h3>{words.title}</h3>
      <p className="webhooks-under">{next === null ? words.allDone : words.lead}</p>
      <ol className="webhooks-leak">
        {leakSteps.map((step) => (
          <li key={step} aria-current={step === next ? 'step' : undefined}>
            <strong>{words.steps[step]}</strong>
            {step === next && <span className="webhooks-next">{words.next}</span>}
            <p>{texts[step]}</p>
            {step === 'new-secret' && (
              <Button
                variant="plain"
                onClick={() => go({ screen: 'plan', itemId: signer.itemId, exposed: true })}
              >
                {words.replace}
              </Button>
            )}
          </li>
        ))}
      </ol>
      <NotFiring vendor={item.vendor} />
    </section>
  )
}
