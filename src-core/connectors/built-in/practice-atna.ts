// The practice provider modelled on ATNA: a credential ID and a secret, turned off for good.
// Plain data under the schema of definition.ts; the paths are our own invention.
import type { ConnectorSource } from '../definition.ts'

/** ATNA practice as data. */
export const practiceAtna: ConnectorSource = {
  connector: 1,
  facts: {
    id: 'practice-atna',
    name: 'ATNA practice',
    issues: 'key-pair',
    vendor: 'atna',
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
      lastUsedAt: 'none',
      namesAtProvider: 'api',
      maxLive: null,
      overlap: true,
      idempotency: false,
    },
    revokeWeight: 'permanent',
    practice: true,
    rotateAfterMonths: 3,
  },
  origins: 'practice',
  auth: { management: { kind: 'bearer' }, key: { kind: 'bearer' } },
  operations: {
    list: {
      method: 'GET',
      path: '/sim/v1/credentials',
      authorise: 'management',
      success: [200],
      items: 'credentials',
      each: {
        remoteId: 'credential_id',
        name: 'name',
        createdAt: { at: 'created_at', form: 'rfc3339' },
      },
    },
    generate: {
      method: 'POST',
      path: '/sim/v1/credentials',
      body: { name: '{name}' },
      authorise: 'management',
      success: [201],
      requestable: ['name'],
      made: {
        remoteId: 'credential_id',
        credentialId: 'credential_id',
        secret: 'credential_secret',
        name: 'name',
        createdAt: { at: 'created_at', form: 'rfc3339' },
      },
    },
    verify: {
      method: 'GET',
      path: '/sim/v1/whoami',
      authorise: 'key',
      accepted: [200],
      refused: [{ status: 401 }],
      names: { at: 'credential_id', is: 'remoteId' },
    },
    revoke: {
      method: 'DELETE',
      path: '/sim/v1/credentials/{remoteId}',
      authorise: 'management',
      success: [204],
      gone: [{ status: 404, code: 'not_found' }],
    },
  },
  refusals: {
    codeAt: ['error.code'],
    meanings: [{ status: 409, code: 'duplicate_name', is: 'provider-conflict' }],
  },
}
