// The practice provider modelled on Dailybot's API keys: several live side by side, each is shown
// once and carries the rights that were asked for, and who may not manage is told so.
// Plain data under the schema of definition.ts. `GET /v1/me/` and its `X-API-KEY` are Dailybot's own
// (v3.dailybot.com/developers/api); the paths under /sim/v1 are our invention.
import type { ConnectorSource } from '../definition.ts'

const keys = '/sim/v1/api-keys'

/** Dailybot practice as data. */
export const practiceDailybot: ConnectorSource = {
  connector: 1,
  facts: {
    id: 'practice-dailybot',
    name: 'Dailybot practice',
    issues: 'api-key',
    vendor: 'dailybot',
    scopes: ['forms.read', 'forms.write', 'reports.read', 'webhooks.manage'],
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
      lastUsedAt: 'api',
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
  auth: {
    management: { kind: 'bearer' },
    key: { kind: 'headers', headers: { 'X-API-KEY': '{secret}' } },
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
      path: keys,
      authorise: 'management',
      success: [200],
      items: 'api_keys',
      each: {
        remoteId: 'id',
        name: 'label',
        createdAt: { at: 'created_at', form: 'rfc3339' },
        lastUsedAt: { at: 'last_used_at', form: 'rfc3339' },
        masked: 'masked',
        owner: 'owner',
        scopes: 'scopes',
      },
    },
    generate: {
      method: 'POST',
      path: keys,
      body: { label: '{name}', scopes: '{scopes}' },
      authorise: 'management',
      success: [201],
      requestable: ['name', 'scopes'],
      made: {
        remoteId: 'id',
        secret: 'key',
        name: 'label',
        createdAt: { at: 'created_at', form: 'rfc3339' },
      },
    },
    verify: {
      method: 'GET',
      path: '/v1/me/',
      authorise: 'key',
      accepted: [200],
      // A 403 is no verdict: the key is known, and its owner, its plan or its rights forbid the call.
      refused: [{ status: 401 }],
    },
    revoke: {
      method: 'DELETE',
      path: `${keys}/{remoteId}`,
      authorise: 'management',
      success: [204],
      gone: [{ status: 404, code: 'not_found' }],
    },
    usage: {
      method: 'GET',
      path: `${keys}/{remoteId}/usage`,
      authorise: 'management',
      success: [200],
      days: 'days',
      day: { day: 'day', used: 'used', refused: 'refused', failed: 'failed' },
      callers: 'callers',
      caller: {
        name: 'name',
        lastAt: { at: 'last_at', form: 'rfc3339' },
        used: 'used',
        refused: 'refused',
      },
    },
  },
  refusals: { codeAt: ['code'], meanings: [] },
}
