/*
 * What is made of secrets of which nothing else is left: nothing is invented but a name.
 */
import type { ItemId, VersionId } from '../../src-shared/ids.ts'
import type { ItemFields, Overview, SecretVersion, Stage } from '../../src-shared/item.ts'
import { newOverview } from '../vault/new-overview.ts'

const fields: ItemFields = {
  ...{ environment: '', business: '', owner: '', integration: '', envVar: '', purpose: '' },
  ...{ callers: [], tags: [], canWrite: false, policy: null, notes: '' },
}

/** An item whose overview is lost; the last secret that was written counts as the current one. */
export function strayItem(id: ItemId, secrets: readonly VersionId[]): Overview {
  const name = `salvaged-${id.slice(0, 8)}`
  const start = { at: 0, name, service: 'salvaged', kind: 'other' as const, fields }
  const overview = newOverview({ ...start, providerName: '', linked: null })
  const last = secrets.at(-1)
  const stageOf = (each: VersionId): Stage => (each === last ? 'current' : 'previous')
  return { ...overview, versions: secrets.map((each) => strayVersion(each, stageOf(each))) }
}

/** A version of which only the secret is known. */
export function strayVersion(id: VersionId, stage: Stage): SecretVersion {
  return {
    ...{ id, stage, credentialId: null, remoteId: null, nameAtProvider: null },
    ...{ createdAt: null, createdSource: null, lastUsedAt: null, lastUsedSource: 'unknown' },
    ...{ expiresAt: null, signer: false, hint: null, fingerprint: null, storedAt: 0 },
    ...{ replacedAt: null, graceEndsAt: null, revokedAt: null },
  }
}
