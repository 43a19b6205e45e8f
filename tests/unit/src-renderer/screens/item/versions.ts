import { VersionId } from '../../../../../src-shared/ids.ts'
import type { VersionSummary } from '../../../../../src-shared/item.ts'

/** A version with nothing but what is told. */
export function version(number: number, rest: Partial<VersionSummary>): VersionSummary {
  return {
    id: VersionId.parse(String(number).padStart(32, '0')),
    stage: 'current',
    credentialId: null,
    remoteId: null,
    nameAtProvider: null,
    createdAt: null,
    createdSource: null,
    lastUsedAt: null,
    lastUsedSource: 'unknown',
    expiresAt: null,
    signer: false,
    hint: null,
    storedAt: 0,
    replacedAt: null,
    graceEndsAt: null,
    revokedAt: null,
    hasSecret: true,
    ...rest,
  }
}
