import { VersionId } from '../../../src-shared/ids.ts'
import type { Overview, SecretVersion } from '../../../src-shared/item.ts'

/** A key in use, made and last used at the start of 2026, as far as nothing else is said. */
export function makeVersion(fields: Partial<SecretVersion> = {}): SecretVersion {
  return {
    id: VersionId.parse('0'.repeat(32)),
    stage: 'current',
    credentialId: null,
    remoteId: null,
    nameAtProvider: null,
    createdAt: Date.UTC(2026, 0, 1),
    createdSource: 'provider',
    lastUsedAt: Date.UTC(2026, 0, 1),
    lastUsedSource: 'provider',
    expiresAt: null,
    signer: false,
    hint: null,
    fingerprint: null,
    storedAt: Date.UTC(2026, 0, 1),
    replacedAt: null,
    graceEndsAt: null,
    revokedAt: null,
    ...fields,
  }
}

/** An item in good order: a name of the convention, an owner, a policy of 90 days. */
export function makeOverview(fields: Partial<Overview> = {}): Overview {
  return {
    v: 1,
    name: 'billing-01_01_2026-00_00',
    service: 'billing',
    kind: 'api-key',
    connectionId: null,
    provider: null,
    providerName: 'ATNA practice',
    environment: '',
    business: '',
    owner: 'Ada',
    integration: '',
    envVar: '',
    purpose: '',
    scopes: [],
    callers: [],
    readers: [],
    tags: [],
    policy: { everyDays: 90, everyMonths: null, graceHours: 24 },
    readableAgain: false,
    canWrite: false,
    checklist: [],
    acceptedFindings: [],
    addedAt: Date.UTC(2026, 0, 1),
    changedAt: Date.UTC(2026, 0, 1),
    versions: [makeVersion()],
    ...fields,
  }
}
