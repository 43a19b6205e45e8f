// How deliveries are signed, as data: one entry for each scheme.
// Promises what the sources named beside each entry say; tests hold their published vectors.
import type { SchemeId, SchemeView } from '../../src-shared/webhook.ts'
import { MacScheme, PlainScheme } from './scheme.ts'

/** The tolerance of most reference implementations. */
const fiveMinutes = { past: 300, ahead: 300 }

/** github.com/standard-webhooks/standard-webhooks, "Signature scheme"; its libraries: 5 minutes. */
const standard = {
  name: 'Standard Webhooks',
  key: 'whsec-base64',
  message: ['id', { text: '.' }, 'timestamp', { text: '.' }, 'body'],
  algorithm: 'sha256',
  encoding: 'base64',
  signature: { header: 'webhook-signature', prefix: 'v1,', between: ' ' },
  timestamp: { header: 'webhook-timestamp', prefix: '', form: 'unix-s', ...fiveMinutes },
  idHeader: 'webhook-id',
}

const written = [
  { ...standard, id: 'standard' },
  {
    // docs.svix.com/receiving/verifying-payloads/how-manual; its libraries take both sets of names.
    ...standard,
    id: 'svix',
    name: 'Svix',
    signature: { ...standard.signature, header: 'svix-signature' },
    timestamp: { ...standard.timestamp, header: 'svix-timestamp' },
    idHeader: 'svix-id',
    accepts: ['standard'],
  },
  {
    // docs.stripe.com/webhooks/signature: the whole secret is the key; old times are refused.
    id: 'stripe',
    name: 'Stripe',
    key: 'utf-8',
    message: ['timestamp', { text: '.' }, 'body'],
    algorithm: 'sha256',
    encoding: 'hex',
    signature: { header: 'Stripe-Signature', prefix: 'v1=', between: ',' },
    timestamp: { header: null, prefix: 't=', form: 'unix-s', past: 300, ahead: null },
    idHeader: null,
  },
  {
    // docs.github.com/webhooks/using-webhooks/validating-webhook-deliveries
    id: 'github',
    name: 'GitHub',
    key: 'utf-8',
    message: ['body'],
    algorithm: 'sha256',
    encoding: 'hex',
    signature: { header: 'X-Hub-Signature-256', prefix: 'sha256=', between: null },
    timestamp: null,
    idHeader: null,
  },
  {
    // ckeditor.com/docs/cs/latest/developer-resources/security/request-signature.html; no tolerance
    // is published, five minutes are ours.
    id: 'ckeditor',
    name: 'CKEditor Cloud Services',
    key: 'utf-8',
    message: ['method', 'target', 'timestamp', 'body'],
    algorithm: 'sha256',
    encoding: 'hex',
    signature: { header: 'X-CS-Signature', prefix: '', between: null },
    timestamp: { header: 'X-CS-Timestamp', prefix: '', form: 'unix-ms', ...fiveMinutes },
    idHeader: null,
  },
  {
    // docs.slack.dev/authentication/verifying-requests-from-slack
    id: 'slack',
    name: 'Slack',
    key: 'utf-8',
    message: [{ text: 'v0:' }, 'timestamp', { text: ':' }, 'body'],
    algorithm: 'sha256',
    encoding: 'hex',
    signature: { header: 'X-Slack-Signature', prefix: 'v0=', between: null },
    timestamp: { header: 'X-Slack-Request-Timestamp', prefix: '', form: 'unix-s', ...fiveMinutes },
    idHeader: null,
  },
  {
    // shopify.dev/docs/apps/build/webhooks/subscribe/https
    id: 'shopify',
    name: 'Shopify',
    key: 'utf-8',
    message: ['body'],
    algorithm: 'sha256',
    encoding: 'base64',
    signature: { header: 'X-Shopify-Hmac-Sha256', prefix: '', between: null },
    timestamp: null,
    idHeader: null,
  },
  {
    // developer.pagerduty.com/docs/verifying-webhook-signatures
    id: 'pagerduty',
    name: 'PagerDuty',
    key: 'utf-8',
    message: ['body'],
    algorithm: 'sha256',
    encoding: 'hex',
    signature: { header: 'X-PagerDuty-Signature', prefix: 'v1=', between: ',' },
    timestamp: null,
    idHeader: null,
  },
]

/** The schemes that sign. */
export const macSchemes: readonly MacScheme[] = written.map((each) => MacScheme.parse(each))

/**
 * The key itself in a header.
 *
 * The usual names are those of Dailybot's two sorts of webhooks, of GitLab, and of our practice
 * Atomicat; Atomicat itself publishes none, so a person asks whoever runs the receiver.
 */
export const plainScheme: PlainScheme = PlainScheme.parse({
  id: 'plain-header',
  name: 'The key in a header',
  usual: ['X-BEARER', 'X-Webhook-Secret', 'X-Webhook-Key', 'X-Gitlab-Token'],
})

/** The scheme of that id, or null for the plain one. */
export function macSchemeOf(id: SchemeId): MacScheme | null {
  return macSchemes.find((scheme) => scheme.id === id) ?? null
}

/** All schemes as the window needs them. */
export function schemeViews(): SchemeView[] {
  const { id, name, usual } = plainScheme
  const plain = { id, name, headers: [...usual], toleranceSeconds: null, carriesTwo: false }
  return [...macSchemes.map(viewOf), plain]
}

function viewOf({ id, name, signature, timestamp, idHeader }: MacScheme): SchemeView {
  const headers = [idHeader, timestamp?.header ?? null, signature.header]
  return {
    ...{ id, name },
    headers: headers.filter((header) => header !== null),
    toleranceSeconds: timestamp?.past ?? null,
    carriesTwo: signature.between !== null,
  }
}
