import type { UsedState } from '../../../src-shared/used.ts'
import type { FakeBodies } from '../fake-bridge.ts'
import type { FakeVault } from './fake-vault.ts'

const state: UsedState = {
  ...{ phase: 'idle', failed: null, folders: [], withHistory: true, lookedAt: null },
  progress: { files: 0, bytes: 0, leftMs: null, found: 0 },
  ...{ tookMs: null, tooShort: 0 },
  skipped: { unreadable: 0, tooLarge: 0, binary: 0, foreign: 0, examples: [] },
  counts: { items: 0, spots: 0, appeared: 0, vanished: 0, committed: 0, nowhere: 0 },
}

/** What the fake answers about where the keys of its vault are used. */
export function usedReplies(vault: FakeVault) {
  return {
    'used.state': () => state,
    'used.look': () => null,
    'used.stop': () => state,
    'used.list': () => ({ rows: [], total: 0 }),
    'used.get': ({ itemId }) => ({
      ...{ itemId, name: vault.item(itemId).overview.name },
      ...{ lookedAt: null, spots: [], committed: false },
    }),
    'used.adopt': () => ({ added: 0 }),
  } satisfies Partial<FakeBodies>
}
