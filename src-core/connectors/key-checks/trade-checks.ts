// Questions to providers of payments, mail, telephony and messages.
// Promises addresses and meanings as trufflehog and nango have them; those marked "not confirmed" are
// general knowledge. Nothing is sent to anybody.
import {
  narrowRules,
  on,
  onWord,
  plainRules,
  recipe,
  type KeyCheckRecipe,
  type ReplyRule,
} from './recipe.ts'

/** Slack says 200 to everybody, and the rest in words. */
const slackRules: readonly ReplyRule[] = [
  onWord('2xx', '"ok":true', 'works'),
  ...['invalid_auth', 'token_revoked', 'token_expired', 'account_inactive'].map((word) =>
    onWord('2xx', `"${word}"`, 'refused'),
  ),
]

/** One row for each kind of key. */
export const tradeChecks: readonly KeyCheckRecipe[] = [
  recipe({
    formats: ['stripe-live', 'stripe-test', 'stripe-restricted-live', 'stripe-restricted-test'],
    provider: 'Stripe',
    host: 'api.stripe.com',
    target: '/v1/charges?limit=1',
    rules: narrowRules,
  }),
  recipe({
    formats: ['postmark'],
    host: 'api.postmarkapp.com',
    target: '/deliverystats',
    headers: [
      ['x-postmark-server-token', '{key}'],
      ['accept', 'application/json'],
    ],
    // A token of the account looks the same and is refused here.
    rules: [on('2xx', 'works')],
  }),
  recipe({
    formats: ['mailgun-key', 'mailgun'],
    provider: 'Mailgun',
    host: 'api.mailgun.net',
    target: '/v3/domains?limit=1',
    basic: ['api', '{key}'],
    // Keys of its European host, and those of one domain, are refused here.
    rules: [on('2xx', 'works')],
  }),
  recipe({
    formats: ['sendgrid'],
    provider: 'SendGrid',
    host: 'api.sendgrid.com',
    target: '/v3/scopes',
    rules: narrowRules,
  }),
  // The meaning of 401 and 403 is not confirmed.
  recipe({
    formats: ['resend'],
    provider: 'Resend',
    host: 'api.resend.com',
    target: '/domains?limit=1',
    rules: [
      on('2xx', 'works'),
      onWord(401, 'restricted_api_key', 'narrow'),
      onWord(400, 'invalid_api_key', 'refused'),
      onWord(401, 'invalid_api_key', 'refused'),
      onWord(403, 'invalid_api_key', 'refused'),
    ],
  }),
  recipe({
    formats: ['twilio-auth-token', 'twilio-api-key'],
    host: 'verify.twilio.com',
    target: '/v2/Services?PageSize=1',
    basic: ['{id}', '{key}'],
  }),
  recipe({
    formats: ['slack-bot', 'slack-user'],
    host: 'slack.com',
    method: 'POST',
    target: '/api/auth.test',
    rules: slackRules,
  }),
  // docs.atomicpay.com.br, "API authentication": a key without the right to read products is 403.
  recipe({
    formats: ['atomicpay'],
    provider: 'AtomicPay',
    host: 'api.atomicpay.com.br',
    target: '/v1/products?limit=1',
    rules: narrowRules,
    // Keys of practice open nothing there.
    notFor: ['atpay_sample_'],
  }),
  // Not confirmed.
  recipe({
    formats: ['discord-bot'],
    host: 'discord.com',
    target: '/api/v10/users/@me',
    headers: [['authorization', 'Bot {key}']],
    rules: plainRules,
  }),
]
