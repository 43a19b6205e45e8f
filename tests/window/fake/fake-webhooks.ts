import type { FakeBodies } from '../fake-bridge.ts'
import { refuse, type FakeVault } from './fake-vault.ts'

/** What the fake answers here. */
export function webhookReplies(_vault: FakeVault) {
  return {
    'webhooks.schemes': () => refuse('capability-missing'),
    'webhooks.list': () => refuse('capability-missing'),
    'webhooks.set': () => refuse('capability-missing'),
    'webhooks.sample': () => refuse('capability-missing'),
    'webhooks.send': () => refuse('capability-missing'),
    'webhooks.check': () => refuse('capability-missing'),
    'webhooks.replay': () => refuse('capability-missing'),
  } satisfies Partial<FakeBodies>
}
