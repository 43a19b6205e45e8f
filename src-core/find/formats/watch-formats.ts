// Keys of monitoring, analytics and feature flags.
import { hasHexSum } from './checksum.ts'
import { keyFormat, type KeyFormat } from './key-format.ts'

const sentry = { provider: 'Sentry', serviceName: 'sentry', kind: 'token' } as const
const newRelic = { provider: 'New Relic', serviceName: 'new_relic' }
const datadog = { provider: 'Datadog', serviceName: 'datadog' }
const grafana = { provider: 'Grafana', serviceName: 'grafana', kind: 'token' } as const
const pagerDuty = { provider: 'PagerDuty', serviceName: 'pagerduty' }
const postHog = { provider: 'PostHog', serviceName: 'posthog' }
const launchDarkly = { provider: 'LaunchDarkly', serviceName: 'launchdarkly' }
const uuid4 = '[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}'

/** Keys of monitoring, analytics and feature flags. */
export const watchFormats: readonly KeyFormat[] = [
  keyFormat({ ...sentry, id: 'sentry-user', starts: ['sntryu_'], body: '[a-f0-9]{64}' }),
  keyFormat({
    ...sentry,
    id: 'sentry-org',
    starts: ['sntrys_eyJ'],
    body: '[A-Za-z0-9+/=]{60,400}_[A-Za-z0-9+/]{43}',
  }),
  keyFormat({ ...sentry, id: 'sentry-old', words: ['sentry'], body: '[a-f0-9]{64}' }),
  keyFormat({ ...newRelic, id: 'newrelic-user', starts: ['NRAK-'], body: '[A-Z0-9]{27}' }),
  keyFormat({ ...newRelic, id: 'newrelic-insert', starts: ['NRII-'], body: '[\\w-]{32}' }),
  keyFormat({
    ...newRelic,
    id: 'newrelic-license',
    mark: 'FFFFNRAL',
    body: '[a-z0-9]{32}FFFFNRAL',
  }),
  keyFormat({
    ...newRelic,
    id: 'newrelic-browser',
    starts: ['NRJS-'],
    body: '[a-f0-9]{19}',
    isPublic: true,
  }),
  keyFormat({
    ...datadog,
    id: 'datadog-api',
    words: ['datadog', 'dd'],
    body: '[a-f0-9]{32}',
  }),
  keyFormat({ ...datadog, id: 'datadog-app', words: ['datadog', 'dd'], body: '[a-f0-9]{40}' }),
  keyFormat({
    ...grafana,
    id: 'grafana-service',
    starts: ['glsa_'],
    body: '[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}',
    sum: hasHexSum,
  }),
  keyFormat({
    ...grafana,
    id: 'grafana-cloud',
    starts: ['glc_eyJ'],
    body: '[A-Za-z0-9+/]{32,400}={0,2}',
  }),
  keyFormat({ ...pagerDuty, id: 'pagerduty-user', starts: ['u+'], body: '[\\w+-]{18}' }),
  keyFormat({
    ...pagerDuty,
    id: 'pagerduty',
    words: ['pagerduty', 'pager'],
    body: '[\\w+-]{20}',
  }),
  keyFormat({ ...postHog, id: 'posthog', starts: ['phx_'], body: '[A-Za-z0-9_]{43,48}' }),
  keyFormat({
    ...postHog,
    id: 'posthog-project',
    starts: ['phc_'],
    body: '[A-Za-z0-9_]{43,48}',
    isPublic: true,
  }),
  keyFormat({ ...launchDarkly, id: 'launchdarkly', starts: ['api-', 'sdk-'], body: uuid4 }),
  keyFormat({
    provider: 'Dynatrace',
    serviceName: 'dynatrace',
    kind: 'token',
    id: 'dynatrace',
    starts: ['dt0c01.'],
    body: '[A-Z0-9]{24}\\.[A-Z0-9]{64}',
  }),
]
