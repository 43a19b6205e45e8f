import type { FakeBodies } from '../fake-bridge.ts'
import { refuse, type FakeVault } from './fake-vault.ts'

/** What the fake answers here. */
export function diagnosisReplies(_vault: FakeVault) {
  return {
    'diagnosis.run': () => refuse('capability-missing'),
    'guides.list': () => refuse('capability-missing'),
  } satisfies Partial<FakeBodies>
}
