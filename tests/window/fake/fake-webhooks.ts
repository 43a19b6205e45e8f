import type { Input, Output } from '../../../src-shared/ipc-contract.ts'
import { currentVersion } from '../../../src-shared/item.ts'
import { storedWebhookOf } from '../../../src-shared/stored-webhook.ts'
import type { WebhookKey } from '../../../src-shared/webhook.ts'
import type { FakeBodies } from '../fake-bridge.ts'
import type { FakeItem } from './fake-items.ts'
import { refuse, type FakeVault } from './fake-vault.ts'
import { sampleSchemes, sampleWebhookItems } from './sample-webhooks.ts'

const event = {
  ...{ event: 'forms.response.created', event_timestamp: '2026-11-20T14:05:00Z' },
  body: { form: 'Release checklist', author: 'Priya Raman', answers: ['yes', 'yes', 'later'] },
}

/** What the fake answers about webhooks; an address with `down` in it has nobody who answers. */
export function webhookReplies(vault: FakeVault) {
  if (vault.extra === 'webhooks') vault.items = [...vault.items, ...sampleWebhookItems(Date.now())]
  return {
    'webhooks.schemes': () => sampleSchemes,
    'webhooks.list': () => {
      const listed = vault.items.filter((item) => isListed(item, vault)).map(keyOf)
      return listed.sort((a, b) => Number(b.facts !== null) - Number(a.facts !== null))
    },
    'webhooks.set': ({ itemId, stamp, facts }) => {
      const item = vault.item(itemId)
      if (item.stamp !== stamp) refuse('changed-elsewhere')
      const replays = storedWebhookOf(item.overview)?.replays ?? []
      vault.edit(itemId, { webhook: facts === null ? undefined : { facts, replays } })
      return null
    },
    'webhooks.sample': () => ({ body: JSON.stringify(event, null, 2) }),
    'webhooks.send': (input) => sent(input),
    'webhooks.check': (input) => checked(input, vault),
    'webhooks.replay': (input) => replayed(input, vault),
  } satisfies Partial<FakeBodies>
}

function isListed(item: FakeItem, vault: FakeVault): boolean {
  const { kind, connectionId } = item.overview
  const facts = vault.connections.find(({ id }) => id === connectionId)?.facts
  return (
    kind === 'webhook-secret' ||
    storedWebhookOf(item.overview) !== null ||
    facts?.purpose === 'both'
  )
}

function keyOf(item: FakeItem): WebhookKey {
  const { name, providerName, versions } = item.overview
  const stored = storedWebhookOf(item.overview)
  return {
    ...{ itemId: item.id, name, providerName },
    ...{ facts: stored?.facts ?? null, replays: stored?.replays ?? [] },
    versions: versions.map(({ id, stage, hint, signer }) => ({
      ...{ versionId: id, stage, hint, signer, hasSecret: stage !== 'revoked' },
    })),
  }
}

function sent(input: Input<'webhooks.send'>): Output<'webhooks.send'> {
  if (input.to.includes('forbidden')) refuse('not-confirmed')
  const headers = [
    { name: 'content-type', value: 'application/json' },
    { name: 'x-bearer', value: input.with === 'old' ? '••••••••c0Te' : '••••••••k4Zq' },
  ]
  const none = { sent: headers, status: null, replyHeaders: [], replyBody: '' }
  if (input.to.includes('down')) return { ...none, code: 'provider-unreachable', ms: 12 }
  const isOld = input.with === 'old'
  return {
    ...{ sent: headers, status: isOld ? 401 : 200, code: null, ms: 34 },
    replyHeaders: [
      { name: 'content-type', value: 'application/json; charset=utf-8' },
      { name: 'x-request-id', value: '6d1f2a90-1c9b-4a67-9a3a-70f0c6a3b1b2' },
    ],
    replyBody: isOld ? '{"error":"unknown signature"}' : '{"ok":true}',
  }
}

/** Pasted headers name what was found: `time`, `body`, `scheme`, `unknown`, `garbled`, `good`. */
function checked({ headers }: Input<'webhooks.check'>, vault: FakeVault): Output<'webhooks.check'> {
  const item = vault.items.find((one) => storedWebhookOf(one.overview) !== null) ?? vault.items[0]
  const version = item && currentVersion(item.overview)
  const none = { schemes: [], signedBy: null, change: null, offSeconds: null }
  if (!item || !version) return { ...none, why: 'no-signature' }
  const { name } = item.overview
  const who = { itemId: item.id, name, versionId: version.id, scheme: 'standard' as const }
  const signedBy = { ...who, stage: version.stage }
  const by = { ...none, signedBy, schemes: ['standard' as const] }
  if (headers.includes('time')) return { ...by, why: 'time', offSeconds: 754 }
  if (headers.includes('body')) return { ...by, why: 'body-changed', change: 'json-rewritten' }
  if (headers.includes('scheme')) return { ...by, why: 'wrong-scheme' }
  if (headers.includes('unknown')) return { ...none, schemes: ['stripe'], why: 'unknown-secret' }
  if (headers.includes('garbled')) return { ...none, schemes: ['slack'], why: 'unreadable' }
  if (headers.includes('older'))
    return { ...by, signedBy: { ...who, stage: 'previous' }, why: null, offSeconds: 3 }
  return headers.includes('good')
    ? { ...by, why: null, offSeconds: 2 }
    : { ...none, why: 'no-signature' }
}

/** An address with `stale` in it still takes the old secret. */
function replayed(
  { itemId, to }: Input<'webhooks.replay'>,
  vault: FakeVault,
): Output<'webhooks.replay'> {
  const item = vault.item(itemId)
  const stored = storedWebhookOf(item.overview) ?? refuse('webhook-unset')
  const version = currentVersion(item.overview) ?? refuse('no-secret')
  const hasOld = item.overview.versions.some(({ stage }) => stage === 'previous')
  const isDown = to.includes('down')
  const takesOld = to.includes('stale')
  const oldStatus = hasOld && !isDown ? (takesOld ? 200 : 401) : null
  const replay = {
    ...{ at: Date.now(), host: new URL(to).host, versionId: version.id },
    ...{ newStatus: isDown ? null : 200, newAccepted: !isDown },
    ...{ oldStatus, oldRefused: hasOld ? oldStatus === 401 : null },
  }
  vault.edit(itemId, { webhook: { ...stored, replays: [replay, ...stored.replays].slice(0, 20) } })
  return replay
}
