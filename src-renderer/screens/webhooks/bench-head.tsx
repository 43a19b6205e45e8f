import { useState } from 'react'
import type { ItemDetail } from '../../../src-shared/item.ts'
import type { WebhookKey } from '../../../src-shared/webhook.ts'
import { Button } from '../../components/button.tsx'
import { Fact, Facts } from '../../components/facts.tsx'
import { splitName } from '../../format/item-name.ts'
import { visibleText } from '../../format/visible-text.ts'
import { go } from '../../stores/app.ts'
import { selectItem } from '../../stores/items.ts'
import { webhookWords as words } from '../../words/en.ts'
import { DeliveryFacts } from './delivery-facts.tsx'
import { FactsDialog } from './facts-dialog.tsx'
import { LastReplay } from './last-replay.tsx'
import { signerText } from './facts-text.ts'

/** Which secret lies on the bench, and what is known of its deliveries. */
export function BenchHead({
  signer,
  item,
}: {
  readonly signer: WebhookKey
  readonly item: ItemDetail | null
}) {
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
      <Facts>
        {signer.facts && <DeliveryFacts facts={signer.facts} item={item} />}
        <Fact label={words.facts.signer}>{signerText(signer)}</Fact>
        {signer.facts && (
          <Fact label={words.facts.lastReplay}>
            <LastReplay replays={signer.replays} />
          </Fact>
        )}
      </Facts>
      {isEditing && item && <FactsDialog item={item} onClose={() => setIsEditing(false)} />}
    </header>
  )
}
