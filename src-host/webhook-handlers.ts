import { VaultError } from '../src-shared/errors.ts'
import type { VaultHost } from './host.ts'
import type { HostHandlers } from './serve.ts'

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
export function webhookHandlers(_host: VaultHost): WebhookHandlers {
  return {
    'webhooks.schemes': notYet,
    'webhooks.list': notYet,
    'webhooks.set': notYet,
    'webhooks.sample': notYet,
    'webhooks.send': notYet,
    'webhooks.check': notYet,
    'webhooks.replay': notYet,
  }
}

function notYet(): never {
  throw new VaultError('capability-missing')
}
