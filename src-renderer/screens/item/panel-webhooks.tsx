import { Webhook } from 'lucide-react'
import { useState } from 'react'
import type { ItemDetail } from '../../../src-shared/item.ts'
import { Fact, Facts } from '../../components/facts.tsx'
import { go } from '../../stores/app.ts'
import { useConnections } from '../../stores/connections.ts'
import { useWebhookKey } from '../../stores/webhooks.ts'
import { itemWords, webhookWords } from '../../words/en.ts'
import { DeliveryFacts } from '../webhooks/delivery-facts.tsx'
import { FactsDialog } from '../webhooks/facts-dialog.tsx'
import { LastReplay } from '../webhooks/last-replay.tsx'
import { SignerDialog } from './signer-dialog.tsx'
import { useSignerLabel } from './use-signer-label.ts'
import { webhookStanding } from './webhook-standing.ts'
import '../webhooks/webhooks.css'

/** What the key has to do with webhooks: whether it signs, how, and who checks it. */
export function PanelWebhooks({ item }: { readonly item: ItemDetail }) {
  const signer = useWebhookKey(item.summary.id)
  const facts = useConnections((state) =>
    state.views.find((view) => view.id === item.connectionId),
  )?.facts
  const [open, setOpen] = useState<'signer' | 'facts' | null>(null)
  const standing = webhookStanding(item, facts ?? null, signer?.facts != null)
  const label = useSignerLabel(item)
  if (standing === null) return null
  const onClose = () => setOpen(null)
  return (
    <section className="panel-part" aria-label={itemWords.webhooks}>
      <PanelWebhooksHead
        hasFacts={signer?.facts != null}
        item={item}
        onSay={() => setOpen('facts')}
      />
      {standing.sentence !== null && (
        <div className="panel-line">
          <Webhook size={14} strokeWidth={1.75} aria-hidden />
          <span className="panel-line-text">{standing.sentence}</span>
          {standing.switchTo !== null && (
            <button type="button" className="link" onClick={() => setOpen('signer')}>
              {label}
            </button>
          )}
        </div>
      )}
      {standing.checks && <p className="panel-none">{webhookWords.facts.checks}</p>}
      {signer?.facts != null && (
        <Facts>
          <DeliveryFacts facts={signer.facts} item={item} />
          <Fact label={webhookWords.facts.lastReplay}>
            <LastReplay replays={signer.replays} />
          </Fact>
        </Facts>
      )}
      {open === 'signer' && standing.switchTo !== null && (
        <SignerDialog item={item} versionId={standing.switchTo} onClose={onClose} />
      )}
      {open === 'facts' && <FactsDialog item={item} onClose={onClose} />}
    </section>
  )
}

function PanelWebhooksHead({
  item,
  hasFacts,
  onSay,
}: {
  readonly item: ItemDetail
  readonly hasFacts: boolean
  readonly onSay: () => void
}) {
  const words = webhookWords.facts
  return (
    <div className="panel-heading-line">
      <h3 className="panel-heading">{itemWords.webhooks}</h3>
      <button type="button" className="link" onClick={onSay}>
        {hasFacts ? words.edit : webhookWords.sayHow}
      </button>
      {hasFacts && (
        <button
          type="button"
          className="link panel-second-link"
          onClick={() => go({ screen: 'webhooks', itemId: item.summary.id })}
        >
          {words.openBench}
        </button>
      )}
    </div>
  )
}
