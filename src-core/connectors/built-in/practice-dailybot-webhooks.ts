// The practice provider modelled on Dailybot's webhook subscriptions: Keyturn chooses the secret,
// which every delivery echoes; a new one is a new subscription, and the old one is then removed.
// Plain data under the schema of definition.ts. Subscribing and removing are Dailybot's own calls
// (help.dailybot.com, "POST webhook-subscription"); the paths under /sim/v1 are our invention. A
// secret is tried as its receiver would try it: with a sample delivery that carries it.
import type { ConnectorSource } from '../definition.ts'
import { dailybotEvents } from './dailybot-events.ts'

/** Dailybot practice webhooks as data. */
export const practiceDailybotWebhooks: ConnectorSource = {
  connector: 1,
  facts: {
    id: 'practice-dailybot-webhooks',
    name: 'Dailybot practice webhooks',
    issues: 'webhook-secret',
    vendor: 'dailybot',
    purpose: 'check-deliveries',
    choosesSecret: true,
    capabilities: {
      list: 'api',
      generate: 'api',
      rotateInPlace: 'none',
      revoke: 'api',
      disable: 'none',
      setSigner: 'none',
      readAgain: 'none',
      verify: 'api',
      createdAt: 'api',
      // An old subscription goes on delivering until it is removed: its last use says nothing.
      lastUsedAt: 'none',
      namesAtProvider: 'api',
      maxLive: null,
      overlap: true,
      idempotency: false,
    },
    revokeWeight: 'permanent',
    practice: true,
    rotateAfterMonths: null,
  },
  origins: 'practice',
  parameters: [
    { id: 'delivery-address', name: 'Delivery address', form: 'url', values: null },
    { id: 'event', name: 'Event', values: dailybotEvents },
  ],
  auth: {
    management: { kind: 'bearer' },
    key: { kind: 'headers', headers: { 'X-BEARER': '{secret}' } },
  },
  operations: {
    role: {
      method: 'GET',
      path: '/sim/v1/session',
      authorise: 'management',
      success: [200],
      at: 'role',
      manages: ['admin'],
    },
    list: {
      method: 'GET',
      path: '/sim/v1/webhooks',
      authorise: 'management',
      success: [200],
      items: 'webhooks',
      each: {
        remoteId: 'id',
        name: 'name',
        createdAt: { at: 'created_at', form: 'rfc3339' },
        masked: 'masked',
      },
    },
    generate: {
      method: 'POST',
      path: '/v1/webhook-subscription/',
      body: {
        hook_url: '{parameters.delivery-address}',
        subscriptions: ['{parameters.event}'],
        name: '{name}',
        bearer: '{newSecret}',
      },
      authorise: 'management',
      success: [201],
      requestable: ['name'],
      made: {
        remoteId: 'hook_id',
        secret: null,
        name: 'name',
        createdAt: { at: 'created_at', form: 'rfc3339' },
      },
    },
    verify: {
      method: 'GET',
      path: '/sim/v1/webhooks/{remoteId}/sample-delivery',
      authorise: 'key',
      accepted: [200],
      refused: [{ status: 401 }, { status: 404, code: 'not_found' }],
      names: { at: 'id', is: 'remoteId' },
    },
    revoke: {
      method: 'DELETE',
      path: '/v1/webhook-subscription/',
      body: { hook_id: '{remoteId}' },
      authorise: 'management',
      success: [204],
      gone: [{ status: 404, code: 'not_found' }],
    },
  },
  refusals: { codeAt: ['code'], meanings: [] },
}
