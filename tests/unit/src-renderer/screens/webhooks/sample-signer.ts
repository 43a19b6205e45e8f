import { ItemId, VersionId } from '../../../../../src-shared/ids.ts'
import type { ItemDetail } from '../../../../../src-shared/item.ts'
import { ProviderId } from '../../../../../src-shared/provider.ts'
import type {
  Replay,
  SchemeView,
  WebhookFacts,
  WebhookKey,
} from '../../../../../src-shared/webhook.ts'

type Version = WebhookKey['versions'][number]

export const itemId = ItemId.parse('a'.repeat(32))
export const name = 'standup_hook-18_11_2026-14_05'

export const facts: WebhookFacts = {
  ...{ scheme: 'plain-header', header: 'X-BEARER', area: '', endpoint: 'hook_7f3a' },
  ...{ consumer: 'standup-service', receiver: 'http://127.0.0.1:8787/dailybot' },
}

export const schemes: readonly SchemeView[] = [
  {
    ...{ id: 'standard', name: 'Standard Webhooks', toleranceSeconds: 300, carriesTwo: true },
    headers: ['webhook-id', 'webhook-timestamp', 'webhook-signature'],
  },
  {
    ...{ id: 'plain-header', name: 'The key itself', toleranceSeconds: null, carriesTwo: false },
    headers: ['X-Webhook-Key'],
  },
]

/** A version of the sample's secret. */
export function signing(stage: Version['stage'], rest: Partial<Version> = {}): Version {
  const number = { pending: '0', current: '1', previous: '2', revoked: '3' }[stage]
  const versionId = VersionId.parse(number.repeat(32))
  return { versionId, stage, hint: `…${stage}`, signer: false, hasSecret: true, ...rest }
}

/** A secret that signs, with an old one that still works. */
export function signer(rest: Partial<WebhookKey> = {}): WebhookKey {
  return {
    ...{ itemId, name, providerName: 'Dailybot', facts, replays: [] },
    versions: [signing('current', { signer: true }), signing('previous')],
    ...rest,
  }
}

/** A test of a receiver that went as it should. */
export function replay(rest: Partial<Replay> = {}): Replay {
  return {
    ...{ at: Date.UTC(2026, 10, 20), host: '127.0.0.1:8787' },
    versionId: signing('current').versionId,
    ...{ newStatus: 200, newAccepted: true, oldStatus: 401, oldRefused: true },
    ...rest,
  }
}

/** The item of the sample. */
export function detail(rest: Partial<ItemDetail> = {}): ItemDetail {
  return {
    summary: {
      ...{ id: itemId, name, service: 'standup_hook', kind: 'webhook-secret' },
      ...{ provider: null, providerName: 'Dailybot', environment: '', owner: '' },
      ...{ firstCaller: null, callerCount: 0, createdAt: null, ageDays: null, policyDays: null },
      ...{ lastUsedAt: null, lastUsedSource: 'unknown', neverUsed: false, group: 'fine' },
      worst: { kind: 'ok', days: null, at: null, other: null },
      replaceable: true,
    },
    stamp: 1,
    fields: {
      ...{ environment: '', business: '', owner: '', integration: '', purpose: '', notes: '' },
      ...{ envVar: 'DAILYBOT_WEBHOOK_SECRET', callers: [], tags: [], canWrite: false },
      policy: null,
    },
    ...{ connectionId: null, readableAgain: false, vendor: ProviderId.parse('dailybot') },
    ...{ badges: [], versions: [], audit: [], places: [], openRotationId: null },
    ...rest,
  }
}
