import { ItemId, VersionId } from '../../../../src-shared/ids.ts'
import type { ItemDetail, VersionSummary } from '../../../../src-shared/item.ts'
import { ProviderFacts } from '../../../../src-shared/provider.ts'

/** The instant at which everything in these tests happens. */
export const now = Date.UTC(2026, 10, 20, 14, 5)

/** A key in use that nobody else knows, changed as a test needs it. */
export function sampleVersion(change: Partial<VersionSummary> = {}): VersionSummary {
  return {
    id: VersionId.parse('a'.repeat(32)),
    stage: 'current',
    credentialId: null,
    remoteId: 'cred_1',
    nameAtProvider: null,
    createdAt: now - 40 * 86_400_000,
    createdSource: 'provider',
    lastUsedAt: null,
    lastUsedSource: 'unknown',
    expiresAt: null,
    signer: false,
    hint: 'atna_…x9Qd',
    storedAt: now - 40 * 86_400_000,
    replacedAt: null,
    graceEndsAt: null,
    revokedAt: null,
    hasSecret: true,
    ...change,
  }
}

/** An item with one key in use, changed as a test needs it. */
export function sampleDetail(
  fields: Partial<ItemDetail['fields']> = {},
  versions: readonly VersionSummary[] = [sampleVersion()],
): ItemDetail {
  const name = 'billing-11_10_2026-14_05'
  return {
    summary: {
      ...{ id: ItemId.parse('b'.repeat(32)), name, service: 'billing', kind: 'api-key' },
      ...{ provider: null, providerName: 'ATNA practice', environment: '', owner: '' },
      ...{ firstCaller: null, callerCount: 0, createdAt: null, ageDays: null, policyDays: null },
      ...{ lastUsedAt: null, lastUsedSource: 'unknown', neverUsed: false, group: 'fine' },
      worst: { kind: 'fresh', days: null, at: null, other: null },
      replaceable: true,
    },
    stamp: 1,
    fields: {
      ...{ environment: '', business: '', owner: '', integration: '', envVar: '', purpose: '' },
      ...{ callers: [], tags: [], canWrite: false, policy: null, notes: '' },
      ...fields,
    },
    ...{ connectionId: null, vendor: null, readableAgain: false, badges: [], audit: [] },
    versions: [...versions],
    places: [],
    openRotationId: null,
  }
}

/** What a provider that does everything through its API says, changed as a test needs it. */
export function sampleFacts(
  change: Partial<Omit<ProviderFacts, 'id'>> = {},
  capabilities: Partial<ProviderFacts['capabilities']> = {},
): ProviderFacts {
  return ProviderFacts.parse({
    ...{ id: 'sample', name: 'Sample', revokeWeight: 'permanent', issues: 'api-key' },
    ...{ practice: true, rotateAfterMonths: null },
    capabilities: {
      ...{ list: 'api', generate: 'api', rotateInPlace: 'none', revoke: 'api', disable: 'none' },
      ...{ setSigner: 'none', readAgain: 'none', verify: 'api', createdAt: 'api' },
      ...{ lastUsedAt: 'api', namesAtProvider: 'api', maxLive: null },
      ...{ overlap: true, idempotency: false },
      ...capabilities,
    },
    ...change,
  })
}
