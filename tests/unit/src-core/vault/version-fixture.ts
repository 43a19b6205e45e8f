import type { SecretVersion } from '../../../../src-shared/item.ts'
import { versionId } from './vault-fixture.ts'

/** A current secret version of which nothing is known. */
export function version(id: number, fingerprint: string | null = null): SecretVersion {
  const none = { credentialId: null, remoteId: null, nameAtProvider: null, createdAt: null }
  const ends = { replacedAt: null, graceEndsAt: null, revokedAt: null, expiresAt: null }
  return {
    ...none,
    ...ends,
    ...{ id: versionId(id), stage: 'current', createdSource: null, lastUsedAt: null },
    ...{ lastUsedSource: 'unknown', signer: false, hint: null, fingerprint, storedAt: 1 },
  }
}
