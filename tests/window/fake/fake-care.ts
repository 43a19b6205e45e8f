import type { FakeBodies } from '../fake-bridge.ts'
import { refuse, type FakeVault } from './fake-vault.ts'

/** What the fake answers here. */
export function careReplies(_vault: FakeVault) {
  return {
    'care.get': () => refuse('capability-missing'),
    'care.step': () => refuse('capability-missing'),
    'care.set': () => refuse('capability-missing'),
    'care.accessChanged': () => refuse('capability-missing'),
    'care.people': () => refuse('capability-missing'),
    'care.personLeft': () => refuse('capability-missing'),
    'care.usage': () => refuse('capability-missing'),
    'care.copyEnvLine': () => refuse('capability-missing'),
    'review.get': () => refuse('capability-missing'),
    'review.done': () => refuse('capability-missing'),
    'review.accept': () => refuse('capability-missing'),
    'review.set': () => refuse('capability-missing'),
    'places.write': () => refuse('capability-missing'),
  } satisfies Partial<FakeBodies>
}
