/**
 * Draws items for the window: a row, or all of an item but its secrets.
 *
 * Pure: what a badge says is decided in src-shared, what stands in a row is decided here.
 */
import {
  ageInDays,
  badgesOf,
  dueOf,
  groupOfBadge,
  type BadgeContext,
} from '../../src-shared/badges.ts'
import { Caller } from '../../src-shared/caller.ts'
import { shortPlaceNames } from '../../src-shared/place-names.ts'
import type { ItemId, RotationId } from '../../src-shared/ids.ts'
import {
  currentVersion,
  type AuditLine,
  type Badge,
  type ItemDetail,
  type ItemFields,
  type ItemSummary,
  type Overview,
  type SecretVersion,
  type VersionSummary,
} from '../../src-shared/item.ts'

/** What is known around an item when it is drawn. */
export type ItemFacts = BadgeContext & { readonly replaceable: boolean }

/** One row of the list. */
export function summaryOf(id: ItemId, overview: Overview, facts: ItemFacts): ItemSummary {
  const version = currentVersion(overview)
  const createdAt = version?.createdAt ?? null
  const places = shortPlaceNames(overview)
  const [worst = noBadge] = badgesOf(overview, facts)
  return {
    id,
    name: overview.name,
    service: overview.service,
    kind: overview.kind,
    provider: overview.provider,
    providerName: overview.providerName,
    environment: overview.environment,
    owner: overview.owner,
    firstCaller: places[0]?.slice(0, 400) ?? null,
    callerCount: places.length,
    createdAt,
    ageDays: createdAt === null ? null : ageInDays(createdAt, facts.now),
    policyDays: dueOf(overview)?.policyDays ?? overview.policy?.everyDays ?? null,
    lastUsedAt: version?.lastUsedAt ?? null,
    lastUsedSource: version?.lastUsedSource ?? 'unknown',
    neverUsed:
      version !== null && version.lastUsedSource !== 'unknown' && version.lastUsedAt === null,
    group: groupOfBadge(worst.kind),
    worst,
    replaceable: facts.replaceable,
  }
}

/** What is drawn of an item besides its row. */
export type DetailFacts = {
  readonly facts: ItemFacts
  readonly stamp: number
  readonly notes: string
  readonly audit: readonly AuditLine[]
  readonly openRotationId: RotationId | null
}

/** All of an item but its secrets. */
export function detailOf(id: ItemId, overview: Overview, detail: DetailFacts): ItemDetail {
  return {
    summary: summaryOf(id, overview, detail.facts),
    stamp: detail.stamp,
    fields: fieldsOf(overview, detail.notes),
    connectionId: overview.connectionId,
    readableAgain: overview.readableAgain,
    vendor: null,
    badges: [...badgesOf(overview, detail.facts)],
    versions: overview.versions
      .map((version) => versionView(version))
      .sort((a, b) => b.storedAt - a.storedAt),
    audit: [...detail.audit],
    places: (overview.places ?? []).map(({ id, ...rest }) => ({
      id,
      caller: Caller.safeParse({ id, ...rest }).data ?? null,
    })),
    openRotationId: detail.openRotationId,
  }
}

const noBadge: Badge = { kind: 'ok', days: null, at: null, other: null }

function fieldsOf(overview: Overview, notes: string): ItemFields {
  const { environment, business, owner, integration, envVar, purpose } = overview
  const { callers, tags, canWrite, policy } = overview
  return {
    ...{ environment, business, owner, integration, envVar, purpose },
    ...{ callers: [...callers], tags: [...tags], canWrite, policy, notes },
  }
}

/** Field by field, so that what a later version of the format adds never slips into the window. */
function versionView(version: SecretVersion): VersionSummary {
  return {
    id: version.id,
    stage: version.stage,
    credentialId: version.credentialId,
    remoteId: version.remoteId,
    nameAtProvider: version.nameAtProvider,
    createdAt: version.createdAt,
    createdSource: version.createdSource,
    lastUsedAt: version.lastUsedAt,
    lastUsedSource: version.lastUsedSource,
    expiresAt: version.expiresAt,
    signer: version.signer,
    hint: version.hint,
    storedAt: version.storedAt,
    replacedAt: version.replacedAt,
    graceEndsAt: version.graceEndsAt,
    revokedAt: version.revokedAt,
    // The fingerprint goes when the value goes.
    hasSecret: version.fingerprint !== null,
  }
}
