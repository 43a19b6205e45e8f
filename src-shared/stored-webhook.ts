import type { Overview } from './item.ts'
import { Replay, StoredWebhook, WebhookFacts } from './webhook.ts'

/**
 * What an overview keeps about webhooks, or null where nobody said how deliveries are signed.
 *
 * Read loosely: what a later version wrote beside it survives, a record that cannot be read is left
 * out, and facts of a scheme that only a later version knows count as none.
 */
export function storedWebhookOf({ webhook }: Pick<Overview, 'webhook'>): StoredWebhook | null {
  if (typeof webhook !== 'object' || webhook === null) return null
  const stored = new Map<string, unknown>(Object.entries(webhook))
  const facts = WebhookFacts.safeParse(stored.get('facts')).data
  const replays = stored.get('replays')
  if (!facts) return null
  const known = (Array.isArray(replays) ? replays : []).flatMap((each) => {
    const replay = Replay.safeParse(each).data
    return replay ? [replay] : []
  })
  return StoredWebhook.parse({ ...webhook, facts, replays: known.slice(0, 20) })
}
