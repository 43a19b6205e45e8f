// The practice provider modelled on Atomicat's webhook keys: one for each area, which may be one and
// the same; replaced in place, so that the old one is dead at once; shown again whenever it is asked
// for; none is deleted.
// Plain data under the schema of definition.ts; the paths and the header are our own invention. A
// key is tried as its receiver would try it: with a sample delivery that carries it.
import type { ConnectorSource } from '../definition.ts'

const key = '/sim/v1/webhooks/{remoteId}/key'

const made = {
  remoteId: 'id',
  secret: 'key',
  createdAt: { at: 'created_at', form: 'rfc3339' as const },
}

/** Atomicat practice as data. */
export const practiceAtomicat: ConnectorSource = {
  connector: 1,
  facts: {
    id: 'practice-atomicat',
    name: 'Atomicat practice',
    issues: 'webhook-secret',
    vendor: 'atomicat',
    purpose: 'check-deliveries',
    areas: [
      { id: 'form', name: 'Form webhook delivery' },
      { id: 'quiz', name: 'Quiz webhook delivery' },
    ],
    capabilities: {
      list: 'api',
      generate: 'api',
      rotateInPlace: 'api',
      revoke: 'none',
      disable: 'none',
      setSigner: 'none',
      readAgain: 'api',
      verify: 'api',
      createdAt: 'api',
      lastUsedAt: 'api',
      namesAtProvider: 'none',
      maxLive: null,
      overlap: false,
      idempotency: false,
    },
    revokeWeight: 'permanent',
    practice: true,
    rotateAfterMonths: null,
  },
  origins: 'practice',
  auth: {
    management: { kind: 'bearer' },
    key: { kind: 'headers', headers: { 'X-Webhook-Key': '{secret}' } },
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
      items: 'keys',
      each: {
        remoteId: 'id',
        createdAt: { at: 'created_at', form: 'rfc3339' },
        lastUsedAt: { at: 'last_used_at', form: 'rfc3339' },
      },
    },
    generate: {
      method: 'POST',
      path: '/sim/v1/webhooks/{area}/key',
      // Never replaces: a key that somebody made meanwhile is refused with 409, and lives.
      body: { rotate: false },
      authorise: 'management',
      success: [201],
      requestable: [],
      made,
    },
    verify: {
      method: 'GET',
      path: '/sim/v1/webhooks/{remoteId}/sample-delivery',
      authorise: 'key',
      accepted: [200],
      refused: [{ status: 401 }],
      names: { at: 'id', is: 'remoteId' },
    },
    rotateInPlace: {
      method: 'POST',
      path: key,
      authorise: 'management',
      // 201 where the area had no key: refusing that would lose the secret of one that exists.
      success: [200, 201],
      made,
    },
    readAgain: { method: 'GET', path: key, authorise: 'management', success: [200], made },
  },
  refusals: {
    codeAt: ['error.code'],
    meanings: [{ status: 409, code: 'key_exists', is: 'provider-conflict' }],
  },
}
