import type { ItemDetail } from '../../../src-shared/item.ts'
import type { WebhookFacts } from '../../../src-shared/webhook.ts'
import { Fact } from '../../components/facts.tsx'
import { Mono } from '../../components/mono.tsx'
import { useWebhooks } from '../../stores/webhooks.ts'
import { factLines } from './facts-text.ts'
import { useAreasOf } from './use-areas-of.ts'

/** What is known of a secret's deliveries, a line each. */
export function DeliveryFacts({
  facts,
  item,
}: {
  readonly facts: WebhookFacts
  readonly item: ItemDetail | null
}) {
  const schemes = useWebhooks((state) => state.schemes)
  const areas = useAreasOf()(item?.summary.providerName ?? '')
  const envVar = item?.fields.envVar ?? ''
  return factLines(facts, { schemes, areas, envVar }).map(({ label, text, isCode }) => (
    <Fact key={label} label={label}>
      {isCode ? <Mono>{text}</Mono> : text}
    </Fact>
  ))
}
