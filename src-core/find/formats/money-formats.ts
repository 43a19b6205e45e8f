// Keys of payments and shops.
import { keyFormat, type KeyFormat } from './key-format.ts'

const stripe = { provider: 'Stripe', serviceName: 'stripe' }
const shopify = { provider: 'Shopify', serviceName: 'shopify' }
const square = { provider: 'Square', serviceName: 'square' }
const paddle = { provider: 'Paddle', serviceName: 'paddle' }
const live = { environment: 'Production' }
const test = { environment: 'Test' }
const stripeBody = '[A-Za-z0-9]{10,247}'

/** Keys of payments and shops. */
export const moneyFormats: readonly KeyFormat[] = [
  keyFormat({
    ...stripe,
    ...live,
    id: 'stripe-live',
    starts: ['sk_live_', 'sk_prod_'],
    body: stripeBody,
  }),
  keyFormat({ ...stripe, ...test, id: 'stripe-test', starts: ['sk_test_'], body: stripeBody }),
  keyFormat({
    ...stripe,
    ...live,
    id: 'stripe-restricted-live',
    starts: ['rk_live_', 'rk_prod_'],
    body: stripeBody,
  }),
  keyFormat({
    ...stripe,
    ...test,
    id: 'stripe-restricted-test',
    starts: ['rk_test_'],
    body: stripeBody,
  }),
  keyFormat({
    ...stripe,
    id: 'stripe-publishable',
    starts: ['pk_live_', 'pk_test_'],
    body: stripeBody,
    isPublic: true,
  }),
  // Svix and whoever follows Standard Webhooks write theirs with the same beginning.
  keyFormat({
    ...stripe,
    id: 'stripe-webhook',
    starts: ['whsec_'],
    body: '[A-Za-z0-9+/]{24,88}={0,2}',
    kind: 'webhook-secret',
    isShared: true,
  }),
  keyFormat({
    ...shopify,
    id: 'shopify-access',
    starts: ['shpat_', 'shpca_', 'shppa_'],
    body: '[A-Fa-f0-9]{32}',
    kind: 'token',
  }),
  keyFormat({
    ...shopify,
    id: 'shopify-secret',
    starts: ['shpss_'],
    body: '[A-Fa-f0-9]{32}',
    kind: 'key-pair',
  }),
  keyFormat({
    ...square,
    id: 'square-access',
    starts: ['EAAA'],
    body: '[\\w-]{60}',
    kind: 'token',
  }),
  keyFormat({ ...square, id: 'square-secret', starts: ['sq0csp-'], body: '[\\w-]{43}' }),
  keyFormat({
    ...paddle,
    ...live,
    id: 'paddle-live',
    starts: ['pdl_live_apikey_'],
    body: '[a-z0-9]{26}_[A-Za-z0-9]{22}_[A-Za-z0-9]{3}',
  }),
  keyFormat({
    ...paddle,
    ...test,
    id: 'paddle-sandbox',
    starts: ['pdl_sdbx_apikey_'],
    body: '[a-z0-9]{26}_[A-Za-z0-9]{22}_[A-Za-z0-9]{3}',
  }),
  keyFormat({
    provider: 'Braintree',
    serviceName: 'braintree',
    id: 'braintree',
    starts: ['access_token$production$', 'access_token$sandbox$'],
    body: '[0-9a-z]{16}\\$[0-9a-f]{32}',
    kind: 'token',
  }),
  // The beginning is published (docs.atomicpay.com.br, "API authentication"), the rest is not.
  keyFormat({
    provider: 'AtomicPay',
    serviceName: 'atomicpay',
    id: 'atomicpay',
    starts: ['atpay_'],
    body: '[A-Za-z0-9]{16,200}',
  }),
]
