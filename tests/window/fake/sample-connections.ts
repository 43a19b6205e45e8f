import type { ConnectionView } from '../../../src-shared/ipc-contract.ts'
import { ProviderId, type Capabilities } from '../../../src-shared/provider.ts'
import { connectionIds } from './sample-items.ts'

const capabilities: Capabilities = {
  list: 'api',
  generate: 'api',
  rotateInPlace: 'none',
  revoke: 'api',
  disable: 'none',
  setSigner: 'none',
  readAgain: 'none',
  verify: 'api',
  createdAt: 'api',
  lastUsedAt: 'none',
  namesAtProvider: 'api',
  maxLive: null,
  overlap: true,
  idempotency: false,
}

const plain = { purpose: 'call', areas: null, scopes: null, choosesSecret: false } as const

/** The practice providers, as the fake vault has them linked. */
export function sampleConnections(now: number): ConnectionView[] {
  return [
    {
      id: connectionIds.atna,
      name: 'ATNA',
      facts: {
        id: ProviderId.parse('practice-atna'),
        name: 'ATNA',
        capabilities,
        revokeWeight: 'permanent',
        issues: 'key-pair',
        practice: true,
        rotateAfterMonths: 3,
        ...plain,
        vendor: ProviderId.parse('atna'),
      },
      refreshedAt: now - 60_000,
      liveKeys: 4,
      knownKeys: 4,
      role: 'admin',
      mayManage: true,
    },
    {
      id: connectionIds.portal,
      name: 'API-secrets portal',
      facts: {
        id: ProviderId.parse('practice-portal'),
        name: 'API-secrets portal',
        capabilities: { ...capabilities, setSigner: 'api', lastUsedAt: 'api', maxLive: 3 },
        revokeWeight: 'typed-phrase',
        issues: 'api-key',
        practice: true,
        rotateAfterMonths: null,
        ...plain,
        vendor: ProviderId.parse('ckeditor'),
        purpose: 'both',
      },
      refreshedAt: now - 60_000,
      liveKeys: 3,
      knownKeys: 3,
      role: 'admin',
      mayManage: true,
    },
  ]
}
