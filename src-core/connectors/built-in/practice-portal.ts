// The practice provider modelled on a portal of API secrets: at most three, one signs webhooks,
// turning one off asks for a phrase, and every call with a secret is signed.
// Plain data under the schema of definition.ts; the management paths are our own invention, the
// signature is the published one of CKEditor Cloud Services ("Request signature").
import type { ConnectorSource } from '../definition.ts'

const secrets = '/sim/v1/environments/{parameters.environment}/api-secrets'

/** API-secrets portal practice as data. */
export const practicePortal: ConnectorSource = {
  connector: 1,
  facts: {
    id: 'practice-portal',
    name: 'API-secrets portal practice',
    issues: 'api-key',
    vendor: 'ckeditor',
    purpose: 'both',
    capabilities: {
      list: 'api',
      generate: 'api',
      rotateInPlace: 'none',
      revoke: 'api',
      disable: 'none',
      setSigner: 'api',
      readAgain: 'none',
      verify: 'api',
      createdAt: 'api',
      lastUsedAt: 'api',
      namesAtProvider: 'api',
      maxLive: 3,
      overlap: true,
      idempotency: false,
    },
    revokeWeight: 'typed-phrase',
    practice: true,
    rotateAfterMonths: null,
  },
  origins: 'practice',
  parameters: [
    { id: 'environment', name: 'Environment', values: ['docs-production', 'docs-staging'] },
  ],
  auth: {
    management: { kind: 'bearer' },
    key: {
      kind: 'hmac',
      algorithm: 'sha256',
      encoding: 'hex',
      message: ['method', 'path-with-query', 'timestamp', { bodyOf: ['POST', 'PUT'] }],
      timestamp: { header: 'X-CS-Timestamp', form: 'unix-ms' },
      signature: { header: 'X-CS-Signature', prefix: '' },
    },
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
      path: secrets,
      authorise: 'management',
      success: [200],
      items: 'api_secrets',
      each: {
        remoteId: 'id',
        name: 'label',
        createdAt: { at: 'created_at', form: 'rfc3339' },
        lastUsedAt: { at: 'last_used_at', form: 'rfc3339' },
        signer: 'use_with_webhooks',
      },
    },
    generate: {
      method: 'POST',
      path: secrets,
      body: { label: '{name}' },
      authorise: 'management',
      success: [201],
      requestable: ['name'],
      made: {
        remoteId: 'id',
        secret: 'value',
        name: 'label',
        createdAt: { at: 'created_at', form: 'rfc3339' },
        signer: 'use_with_webhooks',
      },
    },
    verify: {
      method: 'GET',
      path: '/api/v5/{parameters.environment}/documents',
      query: { limit: '1' },
      authorise: 'key',
      accepted: [200],
      refused: [{ status: 401 }],
    },
    revoke: {
      method: 'DELETE',
      path: `${secrets}/{remoteId}`,
      body: { phrase: '{phrase}' },
      authorise: 'management',
      success: [204],
      gone: [{ status: 404, code: 'not_found' }],
    },
    revokeChallenge: {
      method: 'POST',
      path: `${secrets}/{remoteId}/removal-challenge`,
      authorise: 'management',
      success: [200],
      phrase: 'phrase',
    },
    setSigner: {
      method: 'PUT',
      path: `${secrets}/{remoteId}/use-with-webhooks`,
      authorise: 'management',
      success: [200],
      confirmed: 'use_with_webhooks',
    },
  },
  refusals: {
    codeAt: ['data.code'],
    meanings: [
      { status: 409, code: 'limit_reached', is: 'provider-slots-full' },
      { status: 409, code: 'signer_in_use', is: 'provider-signer-protected' },
      { status: 422, code: 'wrong_phrase', is: 'provider-wrong-phrase' },
    ],
  },
}
