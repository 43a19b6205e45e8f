// The practice provider modelled on AtomicPay's API keys: several live side by side, each is shown
// once, and carries permissions.
// Plain data under the schema of definition.ts. `GET /v1/products`, the bearer and the shape of an
// error are AtomicPay's own (docs.atomicpay.com.br, "API authentication"); the paths under /sim/v1
// are our invention.
import type { ConnectorSource } from '../definition.ts'
import { atomicPayPermissions } from './atomicpay-permissions.ts'

const keys = '/sim/v1/developer/keys'

/** AtomicPay practice as data. */
export const practiceAtomicPay: ConnectorSource = {
  connector: 1,
  facts: {
    id: 'practice-atomicpay',
    name: 'AtomicPay practice',
    issues: 'api-key',
    vendor: 'atomicpay',
    scopes: atomicPayPermissions,
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
  auth: { management: { kind: 'bearer' }, key: { kind: 'bearer' } },
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
      items: 'keys',
      each: {
        remoteId: 'id',
        name: 'name',
        createdAt: { at: 'created_at', form: 'rfc3339' },
        lastUsedAt: { at: 'last_used_at', form: 'rfc3339' },
        masked: 'masked',
        scopes: 'permissions',
      },
    },
    generate: {
      method: 'POST',
      path: keys,
      body: { name: '{name}', permissions: '{scopes}' },
      authorise: 'management',
      success: [201],
      requestable: ['name', 'scopes'],
      made: {
        remoteId: 'id',
        secret: 'key',
        name: 'name',
        createdAt: { at: 'created_at', form: 'rfc3339' },
      },
    },
    verify: {
      method: 'GET',
      path: '/v1/products',
      query: { limit: '1' },
      authorise: 'key',
      // 403 says that the key is known and may not read products, which is right for many keys.
      accepted: [200, 403],
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
  refusals: { codeAt: ['error.code'], meanings: [] },
}
