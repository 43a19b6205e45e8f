// The connectors of the five vendors themselves: only what they publish is done by Keyturn.
// Plain data under the schema of definition.ts. None of the five publishes calls that list, make or
// turn off its ordinary keys; those stand here as `guided`, and the guides beside say the clicks.
import type { ConnectorSource } from '../definition.ts'
import { dailybotEvents } from './dailybot-events.ts'

const byHand = {
  list: 'none',
  generate: 'guided',
  rotateInPlace: 'none',
  revoke: 'guided',
  disable: 'none',
  setSigner: 'none',
  readAgain: 'none',
  verify: 'none',
  createdAt: 'none',
  lastUsedAt: 'none',
  namesAtProvider: 'none',
  maxLive: null,
  overlap: true,
  idempotency: false,
} as const

const plain = { revokeWeight: 'permanent', practice: false, rotateAfterMonths: null } as const

const nothingKnown = { codeAt: [], meanings: [] }

/** The signature of CKEditor Cloud Services ("Request signature"). */
const signed = {
  kind: 'hmac' as const,
  algorithm: 'sha256' as const,
  encoding: 'hex' as const,
  message: [
    'method' as const,
    'path-with-query' as const,
    'timestamp' as const,
    { bodyOf: ['POST' as const, 'PUT' as const] },
  ],
  timestamp: { header: 'X-CS-Timestamp', form: 'unix-ms' as const },
  signature: { header: 'X-CS-Signature', prefix: '' },
}

/** A read that changes nothing and that any secret of the environment may sign. */
const signedRead = {
  method: 'GET' as const,
  path: '/api/v5/{parameters.environment}/documents',
  query: { limit: '1' },
  authorise: 'key' as const,
  accepted: [200],
  refused: [{ status: 401 }],
}

/** Atomicat: no public call at all, and its keys open nothing there: they check deliveries. */
export const atomicat: ConnectorSource = {
  connector: 1,
  facts: {
    id: 'atomicat',
    name: 'Atomicat',
    issues: 'webhook-secret',
    vendor: 'atomicat',
    purpose: 'check-deliveries',
    areas: [
      { id: 'form', name: 'Form webhook delivery' },
      { id: 'quiz', name: 'Quiz webhook delivery' },
    ],
    capabilities: {
      ...byHand,
      rotateInPlace: 'guided',
      revoke: 'none',
      readAgain: 'guided',
      overlap: false,
    },
    ...plain,
  },
  origins: ['https://app.atomicat.com.br'],
  auth: { management: null, key: null },
  operations: {},
  refusals: nothingKnown,
}

/** Dailybot's API keys: `GET /v1/me/` proves one (v3.dailybot.com/developers/api). */
export const dailybot: ConnectorSource = {
  connector: 1,
  facts: {
    id: 'dailybot',
    name: 'Dailybot',
    issues: 'api-key',
    vendor: 'dailybot',
    capabilities: { ...byHand, verify: 'api' },
    ...plain,
  },
  origins: ['https://api.dailybot.com'],
  auth: { management: null, key: { kind: 'headers', headers: { 'X-API-KEY': '{secret}' } } },
  operations: {
    verify: {
      method: 'GET',
      path: '/v1/me/',
      authorise: 'key',
      accepted: [200],
      // A 403 says that plan, owner or rights forbid the call, and nothing about the key.
      refused: [{ status: 401 }],
    },
  },
  refusals: { codeAt: ['code'], meanings: [] },
}

/** Dailybot's webhook subscriptions, whose secret the caller chooses; no call lists them. */
export const dailybotWebhooks: ConnectorSource = {
  connector: 1,
  facts: {
    id: 'dailybot-webhooks',
    name: 'Dailybot webhooks',
    issues: 'webhook-secret',
    vendor: 'dailybot',
    purpose: 'check-deliveries',
    choosesSecret: true,
    capabilities: { ...byHand, generate: 'api', revoke: 'api' },
    ...plain,
  },
  origins: ['https://api.dailybot.com'],
  parameters: [
    { id: 'delivery-address', name: 'Delivery address', form: 'url', values: null },
    { id: 'event', name: 'Event', values: dailybotEvents },
  ],
  auth: { management: { kind: 'headers', headers: { 'X-API-KEY': '{secret}' } }, key: null },
  operations: {
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
    // The field that names the subscription is not shown in what could be read of the page.
    revoke: {
      method: 'DELETE',
      path: '/v1/webhook-subscription/',
      body: { hook_id: '{remoteId}' },
      authorise: 'management',
      success: [200, 204],
      gone: [{ status: 404 }],
    },
  },
  refusals: { codeAt: ['code'], meanings: [] },
}

/** AtomicPay: an authenticated read proves a key (docs.atomicpay.com.br, "API authentication"). */
export const atomicPay: ConnectorSource = {
  connector: 1,
  facts: {
    id: 'atomicpay',
    name: 'AtomicPay',
    issues: 'api-key',
    vendor: 'atomicpay',
    capabilities: { ...byHand, verify: 'api' },
    ...plain,
  },
  origins: ['https://api.atomicpay.com.br'],
  auth: { management: null, key: { kind: 'bearer' } },
  operations: {
    verify: {
      method: 'GET',
      path: '/v1/products',
      query: { limit: '1' },
      authorise: 'key',
      accepted: [200, 403],
      refused: [{ status: 401 }],
    },
  },
  refusals: { codeAt: ['error.code'], meanings: [] },
}

/** CKEditor Cloud Services: signed calls; secrets are managed in the customer portal. */
export const ckeditor: ConnectorSource = {
  connector: 1,
  facts: {
    id: 'ckeditor',
    name: 'CKEditor Cloud Services',
    issues: 'api-key',
    vendor: 'ckeditor',
    purpose: 'both',
    capabilities: { ...byHand, setSigner: 'guided', verify: 'api', maxLive: 3 },
    ...plain,
  },
  // https://{organization}.cke-cs.com, which the person names.
  origins: 'own',
  parameters: [{ id: 'environment', name: 'Environment ID', values: null }],
  auth: { management: null, key: signed },
  operations: { verify: signedRead },
  refusals: nothingKnown,
}

/**
 * CKEditor Cloud Services On-Premises: an environment is made with an API secret that the caller
 * chooses ("Cloud Services Management REST API"); renewing that one has a button and no known call.
 */
export const ckeditorOnPremises: ConnectorSource = {
  connector: 1,
  facts: {
    id: 'ckeditor-on-premises',
    name: 'CKEditor On-Premises',
    issues: 'api-key',
    vendor: 'ckeditor',
    purpose: 'both',
    choosesSecret: true,
    capabilities: { ...byHand, generate: 'api', verify: 'api', maxLive: 1, overlap: false },
    ...plain,
  },
  origins: 'own',
  parameters: [
    { id: 'environment', name: 'Environment ID', values: null },
    { id: 'organization', name: 'Organization ID', values: null },
  ],
  auth: { management: signed, key: signed },
  operations: {
    generate: {
      method: 'POST',
      path: '/environments',
      body: {
        id: '{parameters.environment}',
        name: '{name}',
        organizationId: '{parameters.organization}',
        accessKeys: [],
        apiSecret: '{newSecret}',
        services: [],
      },
      authorise: 'management',
      success: [200, 201],
      requestable: ['name'],
      made: { remoteId: { parameter: 'environment' }, secret: null },
    },
    verify: signedRead,
  },
  refusals: nothingKnown,
}

/** ATNA: no base address and no call is published; all is done in the dashboard. */
export const atna: ConnectorSource = {
  connector: 1,
  facts: {
    id: 'atna',
    name: 'ATNA',
    issues: 'key-pair',
    vendor: 'atna',
    capabilities: byHand,
    ...plain,
    rotateAfterMonths: 3,
  },
  origins: ['https://atna.ai'],
  auth: { management: null, key: null },
  operations: {},
  refusals: nothingKnown,
}
