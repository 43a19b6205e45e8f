import { expect, it } from 'vitest'
import { VersionId } from '../../../src-shared/ids.ts'
import { storedWebhookOf } from '../../../src-shared/stored-webhook.ts'
import type { Replay, WebhookFacts } from '../../../src-shared/webhook.ts'

const facts: WebhookFacts = {
  ...{ scheme: 'plain-header', header: 'X-BEARER', area: 'form', endpoint: 'hook_7' },
  ...{ consumer: 'crm-sync', receiver: 'http://127.0.0.1:4000/hooks/crm' },
}

const replay: Replay = {
  ...{ at: 1_795_183_500_000, host: '127.0.0.1:4000', versionId: VersionId.parse('a'.repeat(32)) },
  ...{ newStatus: 200, oldStatus: 401, newAccepted: true, oldRefused: true },
}

it('reads what is kept, with what a later version wrote beside it', () => {
  const webhook = { facts, replays: [replay], later: { kept: true } }
  expect(storedWebhookOf({ webhook })).toEqual(webhook)
  expect(storedWebhookOf({ webhook: { facts } })).toEqual({ facts, replays: [] })
})

it('leaves out a test that cannot be read, and keeps the twenty newest', () => {
  const replays = [{ ...replay, newStatus: 'fine' }, ...Array<unknown>(25).fill(replay), null]
  expect(storedWebhookOf({ webhook: { facts, replays } })?.replays).toEqual(Array(20).fill(replay))
})

it('answers null where nobody said anything, or nothing that can be read', () => {
  const odd: readonly unknown[] = [undefined, null, 'stripe', 7, [], {}, { facts: null }]
  for (const webhook of odd) expect(storedWebhookOf({ webhook })).toBeNull()
  const later = { facts: { ...facts, scheme: 'quantum' }, replays: [] }
  expect(storedWebhookOf({ webhook: later })).toBeNull()
})
