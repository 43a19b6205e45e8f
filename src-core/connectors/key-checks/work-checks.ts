// Questions to providers of work tools and of monitoring.
// Promises addresses and meanings as trufflehog and nango have them; those marked "not confirmed" are
// general knowledge.
import { narrowRules, on, onWord, recipe, type KeyCheckRecipe } from './recipe.ts'

const json = ['content-type', 'application/json'] as const

/** One row for each kind of key. */
export const workChecks: readonly KeyCheckRecipe[] = [
  recipe({
    formats: ['linear-api'],
    provider: 'Linear',
    host: 'api.linear.app',
    // A query: it reads, though it is posted.
    method: 'POST',
    target: '/graphql',
    headers: [['authorization', '{key}'], json],
    body: '{"query":"{ viewer { id } }"}',
    rules: [
      onWord('2xx', '"data":', 'works'),
      // Not confirmed.
      onWord(400, 'AUTHENTICATION_ERROR', 'refused'),
      on(401, 'refused'),
    ],
  }),
  recipe({
    formats: ['notion', 'notion-legacy'],
    provider: 'Notion',
    host: 'api.notion.com',
    target: '/v1/users?page_size=1',
    headers: [
      ['authorization', 'Bearer {key}'],
      ['notion-version', '2022-06-28'],
    ],
    rules: narrowRules,
  }),
  recipe({
    formats: ['figma', 'figma-plan'],
    provider: 'Figma',
    host: 'api.figma.com',
    target: '/v1/me',
    headers: [['x-figma-token', '{key}']],
    rules: [
      on('2xx', 'works'),
      onWord(403, 'Invalid scope', 'narrow'),
      onWord(403, 'Invalid token', 'refused'),
    ],
  }),
  // v3.dailybot.com/developers/api; a 403 tells that plan, owner or rights forbid the call.
  recipe({
    formats: ['dailybot'],
    provider: 'Dailybot',
    host: 'api.dailybot.com',
    target: '/v1/me/',
    headers: [['x-api-key', '{key}']],
    rules: narrowRules,
    // Keys of practice open nothing there.
    notFor: ['dbot_sample_'],
  }),
  recipe({
    formats: ['airtable'],
    provider: 'Airtable',
    host: 'api.airtable.com',
    target: '/v0/meta/whoami',
  }),
  recipe({
    formats: ['asana'],
    provider: 'Asana',
    host: 'app.asana.com',
    target: '/api/1.0/users/me?opt_fields=gid',
  }),
  // Not confirmed.
  recipe({
    formats: ['intercom'],
    provider: 'Intercom',
    host: 'api.intercom.io',
    target: '/me',
    headers: [['accept', 'application/json']],
  }),
  recipe({
    formats: ['hubspot'],
    provider: 'HubSpot',
    host: 'api.hubapi.com',
    target: '/account-info/v3/api-usage/daily/private-apps',
    rules: narrowRules,
  }),
  recipe({
    formats: ['dropbox-short', 'dropbox-long'],
    host: 'api.dropboxapi.com',
    method: 'POST',
    target: '/2/users/get_current_account',
    rules: [
      on('2xx', 'works'),
      onWord(400, 'missing_scope', 'narrow'),
      onWord(401, 'missing_scope', 'narrow'),
      onWord(400, 'invalid_access_token', 'refused'),
      onWord(401, 'invalid_access_token', 'refused'),
      onWord(401, 'expired_access_token', 'refused'),
    ],
  }),
  recipe({
    formats: ['pagerduty-user', 'pagerduty'],
    provider: 'PagerDuty',
    host: 'api.pagerduty.com',
    target: '/users?limit=1',
    headers: [
      ['authorization', 'Token token={key}'],
      ['accept', 'application/vnd.pagerduty+json;version=2'],
    ],
  }),
  recipe({
    formats: ['sentry-user', 'sentry-old'],
    host: 'sentry.io',
    target: '/api/0/auth/validate/',
    // Tokens of one's own server look the same, and are refused here.
    rules: [on('2xx', 'works'), onWord(403, 'permission', 'narrow')],
  }),
  recipe({
    formats: ['sentry-org'],
    host: 'sentry.io',
    target: '/api/0/auth/validate/',
    rules: [on('2xx', 'works')],
  }),
  recipe({
    formats: ['newrelic-user'],
    host: 'api.newrelic.com',
    // A query: it reads, though it is posted. 403: a key of the other region.
    method: 'POST',
    target: '/graphql',
    headers: [['api-key', '{key}'], json],
    body: '{"query":"{ requestContext { userId } }"}',
  }),
  recipe({
    formats: ['datadog-api'],
    host: 'api.datadoghq.com',
    target: '/api/v1/validate',
    headers: [['dd-api-key', '{key}']],
    // Keys of its other sites are refused here.
    rules: [on('2xx', 'works')],
  }),
  recipe({
    formats: ['grafana-cloud'],
    host: 'grafana.com',
    target: '/api/v1/tokens?region=us',
    rules: [
      on('2xx', 'works'),
      on(403, 'narrow'),
      onWord(401, 'invalid permission', 'narrow'),
      onWord(401, 'required scope', 'narrow'),
      onWord(401, 'InvalidCredentials', 'refused'),
    ],
  }),
]
