import { formatItemName } from '../../../src-shared/item-name.ts'
import { ConnectionId, ItemId, VersionId } from '../../../src-shared/ids.ts'
import type { Overview, SecretVersion } from '../../../src-shared/item.ts'
import { ProviderId } from '../../../src-shared/provider.ts'

const dayMs = 86_400_000

/** An id whose digits say what it is of and which one. */
export function hexId(kind: string, number: number): string {
  return kind + String(number).padStart(32 - kind.length, '0')
}

export const connectionIds = {
  atna: ConnectionId.parse(hexId('c', 1)),
  portal: ConnectionId.parse(hexId('c', 2)),
}

/** An item of the fake vault, as one line of a table. */
type Seed = {
  readonly service: string
  readonly days: number | null
  readonly provider?: 'atna' | 'portal'
  readonly providerName?: string
  readonly usedHours?: number | 'never' | 'unknown'
  readonly by?: 'provider' | 'keyturn'
  readonly env?: string
  readonly owner?: string
  readonly callers?: readonly string[]
  readonly integration?: string
  readonly policyDays?: number | null
  readonly name?: string
  readonly expiresDays?: number
  readonly oldDays?: number
  readonly signer?: boolean
  readonly bare?: boolean
}

const places = [
  'checkout/.env.production:12',
  'GitHub Actions, northwind/checkout',
  'Vercel, checkout, production',
  'Fly, checkout-worker',
]

const seeds: readonly Seed[] = [
  { service: 'risk_scoring', days: 100, provider: 'atna', usedHours: 1, callers: places },
  { service: 'fraud_rules', days: 84, provider: 'atna', usedHours: 70, callers: ['rules/.env:3'] },
  { service: 'chargeback', days: 12, provider: 'atna', usedHours: 3, callers: places.slice(0, 2) },
  { service: 'risk_batch', days: 141, provider: 'atna', usedHours: 0.4, callers: places.slice(2) },
  {
    service: 'docs_editor',
    days: 48,
    provider: 'portal',
    usedHours: 2,
    by: 'provider',
    oldDays: 96,
  },
  {
    service: 'docs_signer',
    days: 81,
    provider: 'portal',
    usedHours: 6,
    by: 'provider',
    signer: true,
  },
  { service: 'docs_staging', days: 20, provider: 'portal', usedHours: 'never', env: 'Staging' },
  { service: 'stripe_live', days: 442, providerName: 'Stripe', usedHours: 0.07, callers: places },
  { service: 'openai_ingest', days: 313, providerName: 'OpenAI', usedHours: 2, by: 'provider' },
  { service: 'mail_outbound', days: 40, providerName: 'SendGrid', usedHours: 0.3, expiresDays: 9 },
  { service: 'ops_notify', days: 70, providerName: 'Slack', usedHours: 6, expiresDays: -2 },
  {
    service: 'mapbox',
    days: null,
    providerName: 'Mapbox',
    name: 'mapbox_tiles',
    usedHours: 'unknown',
  },
  {
    service: 'geocode',
    days: 59,
    providerName: 'Google',
    usedHours: 'unknown',
    callers: places.slice(0, 2),
  },
  { service: 'metrics_agent', days: 71, providerName: 'Datadog', usedHours: 62 * 24 },
  { service: 'search_dev', days: 33, providerName: 'Algolia', usedHours: 5, env: 'Development' },
  { service: 'search_copy', days: 34, providerName: 'Algolia', usedHours: 5, env: 'Development' },
  {
    service: 'crm_sync',
    days: 44,
    providerName: 'HubSpot',
    usedHours: 20,
    integration: 'crm, billing, web',
  },
  { service: 'legacy_ftp', days: 45, providerName: 'Hosting', usedHours: 30, owner: '' },
  { service: 'wiki_bot', days: 50, providerName: 'Notion', usedHours: 9, policyDays: null },
  {
    service: 'x',
    days: 35,
    providerName: 'Deepgram',
    name: 'Speech key (old laptop)',
    usedHours: 8,
  },
  { service: 'deploy_token', days: null, providerName: 'Fly', bare: true },
]

/** The items of the fake vault, seen from an instant. */
export function sampleItems(now: number): { id: ItemId; stamp: number; overview: Overview }[] {
  return seeds.map((seed, index) => ({
    id: ItemId.parse(hexId('a', index + 1)),
    stamp: 1,
    overview: overviewOf(seed, index, now),
  }))
}

function overviewOf(seed: Seed, index: number, now: number): Overview {
  const createdAt = seed.days === null ? null : now - seed.days * dayMs - 3_600_000
  const name = seed.name ?? formatItemName(seed.service, createdAt ?? now)
  const policyDays = seed.policyDays === undefined ? 90 : seed.policyDays
  return {
    v: 1,
    name,
    service: seed.service,
    kind: seed.provider === 'atna' ? 'key-pair' : 'api-key',
    connectionId: seed.provider ? connectionIds[seed.provider] : null,
    provider: seed.provider ? ProviderId.parse(`practice-${seed.provider}`) : null,
    providerName: seed.providerName ?? (seed.provider === 'atna' ? 'ATNA' : 'API-secrets portal'),
    environment: seed.env ?? 'Production',
    business: 'Northwind',
    owner: seed.owner ?? 'Priya Raman',
    integration: seed.integration ?? '',
    envVar: `${seed.service.toUpperCase()}_KEY`,
    purpose: '',
    scopes: [],
    callers: [...(seed.callers ?? ['storefront/.env:8'])],
    readers: [],
    tags: [],
    policy:
      policyDays === null ? null : { everyDays: policyDays, everyMonths: null, graceHours: 24 },
    readableAgain: false,
    canWrite: index % 3 === 0,
    checklist: [],
    acceptedFindings: [],
    addedAt: createdAt ?? now,
    changedAt: createdAt ?? now,
    versions: seed.bare ? [] : versionsOf(seed, { index, now, createdAt, name }),
  }
}

type Around = {
  readonly index: number
  readonly now: number
  readonly createdAt: number | null
  readonly name: string
}

function versionsOf(seed: Seed, { index, now, createdAt, name }: Around): SecretVersion[] {
  const used = seed.usedHours ?? 'unknown'
  const current: SecretVersion = {
    id: VersionId.parse(hexId('b', index * 10 + 100)),
    stage: 'current',
    credentialId: seed.provider === 'portal' ? null : `cred_4f2a90c${String(index)}`,
    remoteId: seed.provider ? `cred_${String(index)}` : null,
    nameAtProvider: seed.provider ? name : null,
    createdAt,
    createdSource: createdAt === null ? null : seed.provider ? 'provider' : 'name',
    lastUsedAt: typeof used === 'number' ? now - used * 3_600_000 : null,
    lastUsedSource: used === 'unknown' ? 'unknown' : (seed.by ?? 'keyturn'),
    expiresAt: seed.expiresDays === undefined ? null : now + seed.expiresDays * dayMs,
    signer: seed.signer ?? false,
    hint: `${seed.provider === 'portal' ? 'portal' : 'atna'}_sample_…8Q2d`,
    fingerprint: (seed.service.startsWith('search') ? 'f' : String(index)).padEnd(64, '0'),
    storedAt: createdAt ?? now,
    replacedAt: null,
    graceEndsAt: null,
    revokedAt: null,
  }
  const older = (stage: 'previous' | 'revoked', from: number, to: number): SecretVersion => ({
    ...current,
    id: VersionId.parse(hexId('b', index * 10 + (stage === 'previous' ? 101 : 102))),
    stage,
    remoteId: `cred_${String(index)}_${stage}`,
    createdAt: now - from * dayMs,
    hint: stage === 'previous' ? 'portal_sample_…c0Te' : 'portal_sample_…Hx11',
    signer: false,
    replacedAt: now - to * dayMs,
    graceEndsAt: stage === 'previous' ? now + 13 * dayMs : null,
    revokedAt: stage === 'revoked' ? now - to * dayMs : null,
  })
  if (seed.oldDays === undefined) return [current]
  return [current, older('previous', seed.oldDays, 48), older('revoked', 210, 140)]
}
