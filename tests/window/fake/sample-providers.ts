import type { ConnectionView, ProviderKey } from '../../../src-shared/connections-contract.ts'
import { ConnectionId } from '../../../src-shared/ids.ts'
import { ProviderId, type Capabilities, type ProviderFacts } from '../../../src-shared/provider.ts'
import { hexId } from './sample-items.ts'

const dayMs = 86_400_000

const nothing: Capabilities = {
  list: 'none',
  generate: 'guided',
  rotateInPlace: 'none',
  revoke: 'guided',
  disable: 'none',
  setSigner: 'none',
  readAgain: 'none',
  verify: 'none',
  createdAt: 'none',
  lastUsedAt: 'none',
  namesAtProvider: 'api',
  maxLive: null,
  overlap: true,
  idempotency: false,
}

const everything: Capabilities = {
  ...nothing,
  ...{ list: 'api', generate: 'api', revoke: 'api', verify: 'api' },
  ...{ createdAt: 'api', lastUsedAt: 'api' },
}

/** The facts of a provider that the scene of many providers has. */
function facts(id: string, name: string, more: Partial<ProviderFacts>): ProviderFacts {
  return {
    id: ProviderId.parse(id),
    name,
    capabilities: nothing,
    revokeWeight: 'permanent',
    issues: 'api-key',
    vendor: null,
    purpose: 'call',
    areas: null,
    scopes: null,
    choosesSecret: false,
    practice: true,
    rotateAfterMonths: null,
    ...more,
  }
}

/** Providers to link: by a sign-in, with an address of one's own, and with nothing but a guide. */
export const linkable: readonly ProviderFacts[] = [
  facts('practice-dailybot', 'Dailybot practice', {
    capabilities: everything,
    vendor: ProviderId.parse('dailybot'),
  }),
  facts('practice-atomicat', 'Atomicat practice', {
    capabilities: {
      ...everything,
      ...{ rotateInPlace: 'api', readAgain: 'api', revoke: 'none', overlap: false },
    },
    issues: 'webhook-secret',
    vendor: ProviderId.parse('atomicat'),
    purpose: 'check-deliveries',
    areas: [
      { id: 'form', name: 'Form webhook delivery' },
      { id: 'quiz', name: 'Quiz webhook delivery' },
    ],
  }),
  facts('ckeditor', 'CKEditor Cloud Services', {
    capabilities: { ...nothing, verify: 'api' },
    vendor: ProviderId.parse('ckeditor'),
    purpose: 'both',
  }),
]

/** More accounts than practice has: a lesser role, two areas, and one that only guides. */
export function moreConnections(now: number): ConnectionView[] {
  return linkable.map((each, index) => ({
    id: ConnectionId.parse(hexId('c', 10 + index)),
    name: each.name.replace(' practice', ''),
    facts: each,
    refreshedAt: each.capabilities.list === 'api' ? now - 90_000 : null,
    liveKeys: each.capabilities.list === 'api' ? 3 : null,
    knownKeys: 0,
    role: ['member', 'admin', null][index] ?? null,
    mayManage: [false, true, null][index] ?? null,
  }))
}

/** Keys that stand at a provider and not in the vault. */
export function strangers(view: ConnectionView, now: number): ProviderKey[] {
  const blank = { itemId: null, itemName: null, expiresAt: null, signer: false, owner: null }
  const known = { lastUsedKnown: view.facts.capabilities.lastUsedAt === 'api', scopes: [] }
  if (view.facts.areas !== null) {
    const at = { createdAt: now - 118 * dayMs, lastUsedAt: now - 7_200_000 }
    return [{ ...blank, ...known, ...at, remoteId: 'form', name: null, hint: 'ak_…8Q2d' }]
  }
  if (view.facts.vendor === 'dailybot')
    return [
      ...[
        { remoteId: 'key_1', name: 'prod-reporting-2026', owner: 'Ana Torres', used: 3_600_000 },
        { remoteId: 'key_2', name: 'old-slack-import-2023', owner: null, used: 200 * dayMs },
        { remoteId: 'key_3', name: 'agent-host', owner: 'Luis Peña', used: null },
      ].map(({ used, ...key }) => ({
        ...blank,
        ...known,
        ...key,
        hint: `dbot_…${key.remoteId.slice(-1)}f2a`,
        scopes: ['forms.read', 'reports.read'],
        createdAt: now - 90 * dayMs,
        lastUsedAt: used === null ? null : now - used,
      })),
    ]
  return []
}
