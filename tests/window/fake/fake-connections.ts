import type { FakeBodies } from '../fake-bridge.ts'
import { refuse, type FakeVault } from './fake-vault.ts'

/** What the fake answers here. */
export function connectionReplies(_vault: FakeVault) {
  return {
    'connections.keys': () => refuse('capability-missing'),
    'connections.adopt': () => refuse('capability-missing'),
    'connections.providers': () => refuse('capability-missing'),
    'connections.add': () => refuse('capability-missing'),
    'connections.remove': () => refuse('capability-missing'),
  } satisfies Partial<FakeBodies>
}
