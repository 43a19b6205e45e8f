import { ItemId, VersionId } from '../../../src-shared/ids.ts'
import type { Overview, SecretVersion } from '../../../src-shared/item.ts'
import { formatItemName } from '../../../src-shared/item-name.ts'
import type { Replay, SchemeView, WebhookFacts } from '../../../src-shared/webhook.ts'
import { hexId, sampleItems } from './sample-items.ts'

const dayMs = 86_400_000

/** The schemes as the program names them. */
export const sampleSchemes: SchemeView[] = [
  {
    ...{ id: 'standard', name: 'Standard Webhooks', toleranceSeconds: 300, carriesTwo: true },
    headers: ['webhook-id', 'webhook-timestamp', 'webhook-signature'],
  },
  {
    ...{ id: 'svix', name: 'Svix', toleranceSeconds: 300, carriesTwo: true },
    headers: ['svix-id', 'svix-timestamp', 'svix-signature'],
  },
  {
    ...{ id: 'stripe', name: 'Stripe', toleranceSeconds: 300, carriesTwo: true },
    headers: ['Stripe-Signature'],
  },
  {
    ...{ id: 'github', name: 'GitHub', toleranceSeconds: null, carriesTwo: false },
    headers: ['X-Hub-Signature-256'],
  },
  {
    ...{ id: 'ckeditor', name: 'CKEditor Cloud Services', toleranceSeconds: 300 },
    ...{ headers: ['X-CS-Signature', 'X-CS-Timestamp'], carriesTwo: false },
  },
  {
    ...{ id: 'slack', name: 'Slack', toleranceSeconds: 300, carriesTwo: false },
    headers: ['X-Slack-Signature', 'X-Slack-Request-Timestamp'],
  },
  {
    ...{ id: 'shopify', name: 'Shopify', toleranceSeconds: null, carriesTwo: false },
    headers: ['X-Shopify-Hmac-SHA256'],
  },
  {
    ...{ id: 'pagerduty', name: 'PagerDuty', toleranceSeconds: null, carriesTwo: true },
    headers: ['X-PagerDuty-Signature'],
  },
  {
    ...{ id: 'plain-header', name: 'The key itself in a header', toleranceSeconds: null },
    ...{ headers: ['X-Webhook-Key'], carriesTwo: false },
  },
]

type Seed = {
  readonly service: string
  readonly providerName: string
  readonly hints: readonly string[]
  readonly facts: WebhookFacts | null
  readonly replays?: readonly (readonly [days: number, isNew: number | null, old: number | null])[]
}

const seeds: readonly Seed[] = [
  {
    ...{ service: 'standup_hook', providerName: 'Dailybot', hints: ['…k4Zq', '…c0Te'] },
    facts: {
      ...{ scheme: 'plain-header', header: 'X-BEARER', area: '', endpoint: 'hook_7f3a' },
      ...{ consumer: 'standup-service', receiver: 'http://127.0.0.1:8787/dailybot' },
    },
    replays: [
      [0.2, 200, 401],
      [1, 200, 200],
      [1.1, 401, 200],
      [91, 200, 401],
      [182, null, null],
    ],
  },
  {
    ...{ service: 'leads_form', providerName: 'Atomicat', hints: ['…m2Wx'] },
    facts: {
      ...{ scheme: 'plain-header', header: 'X-Webhook-Key', area: 'form' },
      ...{ endpoint: 'Landing page leads', consumer: 'crm-intake', receiver: '' },
    },
  },
  {
    ...{ service: 'leads_quiz', providerName: 'Atomicat', hints: ['…9aLp'] },
    facts: {
      ...{ scheme: 'plain-header', header: 'X-Webhook-Key', area: 'quiz' },
      ...{ endpoint: '', consumer: 'crm-intake', receiver: 'https://hooks.northwind.example/quiz' },
    },
  },
  {
    ...{ service: 'stripe_webhook', providerName: 'Stripe', hints: ['whsec_…Rt5n', 'whsec_…u8Bd'] },
    facts: {
      ...{ scheme: 'stripe', header: null, area: '', endpoint: 'we_1Nw0XkStQ7' },
      consumer: 'billing of the European shop, second deployment, which runs beside the first one',
      receiver:
        'https://a-very-long-host-name-of-a-receiver.eu-central-1.internal.northwind.example/hooks/stripe/v2',
    },
    replays: [[3, 200, 200]],
  },
  { service: 'calendar_push', providerName: '', hints: ['…Q7dd'], facts: null },
]

/** Items whose secrets sign deliveries. */
export function sampleWebhookItems(
  now: number,
): { id: ItemId; stamp: number; overview: Overview }[] {
  const [template] = sampleItems(now)
  if (!template) throw new RangeError('there are samples')
  return seeds.map((seed, at) => {
    const versions = seed.hints.map((hint, older) =>
      versionOf(template.overview, hint, [at, older]),
    )
    const createdAt = now - (at * 9 + 2) * dayMs
    const replays = (seed.replays ?? []).map((one) => replayOf(one, now, versions[0]))
    return {
      id: ItemId.parse(hexId('a', 800 + at)),
      stamp: 1,
      overview: {
        ...template.overview,
        name: formatItemName(seed.service, createdAt),
        ...{ service: seed.service, kind: 'webhook-secret', connectionId: null, provider: null },
        ...{ providerName: seed.providerName, envVar: `${seed.service.toUpperCase()}_SECRET` },
        versions,
        webhook: seed.facts === null ? undefined : { facts: seed.facts, replays },
      },
    }
  })
}

function versionOf(
  { versions }: Overview,
  hint: string,
  [at, older]: readonly [number, number],
): SecretVersion {
  const [first] = versions
  if (!first) throw new RangeError('the first sample has a key')
  return {
    ...first,
    id: VersionId.parse(hexId('b', 8_000 + at * 10 + older)),
    stage: older === 0 ? 'current' : 'previous',
    ...{ hint, credentialId: null, remoteId: null, signer: older === 0 },
    fingerprint: hexId('d', 8_000 + at * 10 + older).padEnd(64, '0'),
  }
}

function replayOf(
  [days, newStatus, oldStatus]: readonly [number, number | null, number | null],
  now: number,
  version: SecretVersion | undefined,
): Replay {
  const newAccepted = newStatus !== null && newStatus < 300
  const oldRefused = newStatus === null ? null : (oldStatus ?? 0) >= 400
  const versionId = version?.id ?? VersionId.parse(hexId('b', 1))
  return {
    ...{ at: Math.round(now - days * dayMs), host: '127.0.0.1:8787', versionId },
    ...{ newStatus, oldStatus, newAccepted, oldRefused },
  }
}
