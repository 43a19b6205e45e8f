import { schemeViews } from '../src-core/index.ts'
import type { VaultHost } from './host.ts'
import type { HostHandlers } from './serve.ts'
import { checkCaptured } from './webhook-checking.ts'
import { sampleFor, setWebhook, webhookItems, webhookKeyOf } from './webhook-items.ts'
import { replay } from './webhook-replay.ts'
import { sendSample } from './webhook-sending.ts'

type WebhookHandlers = Pick<
  HostHandlers,
  | 'webhooks.schemes'
  | 'webhooks.list'
  | 'webhooks.set'
  | 'webhooks.sample'
  | 'webhooks.send'
  | 'webhooks.check'
  | 'webhooks.replay'
>

/** Signing, sending and checking deliveries. */
export function webhookHandlers(host: VaultHost): WebhookHandlers {
  const { world } = host
  return {
    'webhooks.schemes': () => schemeViews(),
    'webhooks.list': () => webhookItems(host.open).map(webhookKeyOf),
    'webhooks.set': (input) => {
      setWebhook(world, host.open, input)
      host.emit('items.changed', null)
      return null
    },
    'webhooks.sample': ({ itemId }) => ({ body: sampleFor(world, host.open, itemId) }),
    'webhooks.send': (input) => sendSample(host, input),
    'webhooks.check': (input) => checkCaptured(world, host.open, input),
    'webhooks.replay': async (input) => {
      const result = await replay(host, input)
      host.emit('items.changed', null)
      return result
    },
  }
}
