import { useState } from 'react'
import type { ItemDetail } from '../../../src-shared/item.ts'
import type { WebhookKey } from '../../../src-shared/webhook.ts'
import { Button } from '../../components/button.tsx'
import { Fact, Facts } from '../../components/facts.tsx'
import { splitName } from '../../format/item-name.ts'
import { visibleText } from '../../format/visible-text.ts'
import { go } from '../../stores/app.ts'
import { useConnections } from '../../stores/connections.ts'
import { selectItem } from '../../stores/items.ts'
import { webhookWords as words } from '../../words/en.ts'
import { DeliveryFacts } from './delivery-facts.tsx'
import { FactsDialog } from './facts-dialog.tsx'
import { LastReplay } from './last-replay.tsx'
import { signerText } from './facts-text.ts'

type BenchProps = { readonly signer: WebhookKey; readonly item: ItemDetail | null }

/** Which secret lies on the bench, and what is known of its deliveries. */
export function BenchHead({ signer, item }: BenchProps) {
  const [isEditing, setIsEditing] = useState(false)
  const { head } = splitName(signer.name)
  const open = () => {
    void selectItem(signer.itemId)
    go({ screen: 'keys' })
  }
  return (
    <header className="webhooks-head">
      <div className="webhooks-head-line">
        <h2 title={visibleText(signer.name)}>{head}</h2>
        <span className="webhooks-actions">
          {signer.facts && (
            <Button
              variant="plain"
              aria-label={words.facts.editNamed(head)}
              busy={item === null}
              onClick={() => setIsEditing(true)}
            >
              {words.facts.edit}
            </Button>
          )}
          <Button variant="plain" aria-label={words.openNamed(head)} onClick={open}>
            {words.open}
          </Button>
        </span>
      </div>
      <BenchFacts signer={signer} item={item} />
      {isEditing && item && <FactsDialog item={item} onClose={() => setIsEditing(false)} />}
    </header>
  )
}

function BenchFacts({ signer, item }: BenchProps) {
  const canTell = useConnections(({ views }) =>
    views.some(
      ({ id, facts }) => id === item?.connectionId && facts.capabilities.setSigner !== 'none',
    ),
  )
  return (
    <Facts>
      {signer.facts && <DeliveryFacts facts={signer.facts} item={item} />}
      <Fact label={words.facts.signer}>{signerText(signer, canTell)}</Fact>
      {signer.facts && (
        <Fact label={words.facts.lastReplay}>
          <LastReplay replays={signer.replays} />
        </Fact>
      )}
    </Facts>
  )
}
