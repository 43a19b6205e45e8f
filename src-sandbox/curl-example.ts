import type { ProviderId } from './provider.ts'

/** Something to try at a provider by hand. */
type Example = { readonly path: string; readonly post?: Readonly<Record<string, unknown>> }

const examples: Readonly<Record<ProviderId, Example>> = {
  'practice-atna': { path: '/sim/v1/credentials', post: { name: 'try-01_01_2027-09_00' } },
  'practice-portal': {
    path: '/sim/v1/environments/docs-production/api-secrets',
    post: { label: 'try' },
  },
  'practice-atomicat': { path: '/sim/v1/webhooks/form/key', post: {} },
  'practice-dailybot': { path: '/sim/v1/api-keys', post: { label: 'try-reporting' } },
  'practice-dailybot-webhooks': { path: '/sim/v1/webhooks' },
  'practice-atomicpay': { path: '/sim/v1/developer/keys', post: { name: 'try' } },
  'practice-github': {
    path: '/sim/v1/values',
    post: { owner: 'northwind', repository: 'try', environment: null, name: 'KEY', value: 'one' },
  },
  'practice-gitlab': {
    path: '/sim/v1/values',
    post: { project: 'northwind/try', key: 'KEY', value: 'one', scope: '*' },
  },
  'practice-vercel': {
    path: '/sim/v1/values',
    post: { project: 'try', key: 'KEY', value: 'one', type: 'plain', target: ['production'] },
  },
  'practice-receiver': { path: '/sim/v1/endpoints' },
}

/** A line for a terminal that shows one thing that a provider does. */
export function curlExample(of: {
  readonly id: ProviderId
  readonly origin: string
  readonly managementToken: string
}): string {
  const { path, post } = examples[of.id]
  const body = post === undefined ? '' : ` -d '${JSON.stringify(post)}'`
  return `curl -H 'Authorization: Bearer ${of.managementToken}'${body} ${of.origin}${path}`
}
