import { z } from 'zod'
import { VaultError } from '../src-shared/errors.ts'
import { formatItemName } from '../src-shared/item-name.ts'
import type { PracticeProvider } from '../src-shared/ipc-contract.ts'
import type { ItemKind, RotationPolicy } from '../src-shared/item.ts'
import { defaultRotationPolicy } from '../src-core/index.ts'
import { atomicPaySamples, dailybotHookSamples, dailybotSamples } from './key-samples.ts'
import { dailybotInbox } from './practice-webhooks.ts'
import { atnaSamples, atomicatSamples, portalSamples, type ProviderSample } from './samples.ts'
import type { HostWorld } from './world.ts'

/** One sample key as its provider answered. */
export type MadeSample = {
  readonly remoteId: string
  readonly credentialId: string | null
  /** As the provider calls it, or null where it has no names. */
  readonly name: string | null
  readonly secret: Uint8Array
}

/** How sample keys are asked for at one practice provider. */
export type SampleRoad = {
  readonly samples: readonly ProviderSample[]
  readonly kind: ItemKind
  readonly policy: RotationPolicy
  /** Where in the account the keys live, or null where there is one place only. */
  readonly environment: string | null
  /** What else the account has to say. */
  readonly parameters?: Readonly<Record<string, string>>
  /** Whether the provider shows a key again. */
  readonly readableAgain: boolean
  readonly target: string
  readonly list: string
  /** What names one sample in the request. */
  readonly naming: (sample: ProviderSample, name: string) => Readonly<Record<string, unknown>>
  /** The made keys of the reply, in the order of the request. */
  readonly read: (reply: unknown) => readonly MadeSample[]
}

const AtnaReply = z.object({
  credentials: z.array(
    z.object({ credential_id: z.string(), credential_secret: z.string(), name: z.string() }),
  ),
})

const PortalReply = z.object({
  api_secrets: z.array(z.object({ id: z.string(), value: z.string(), label: z.string() })),
})

const AtomicatReply = z.object({ keys: z.array(z.object({ id: z.string(), key: z.string() })) })

const DailybotReply = z.object({
  api_keys: z.array(z.object({ id: z.string(), label: z.string(), key: z.string() })),
})

const HookReply = z.object({
  webhooks: z.array(z.object({ id: z.string(), name: z.string(), secret: z.string() })),
})

const AtomicPayReply = z.object({
  keys: z.array(z.object({ id: z.string(), name: z.string(), key: z.string() })),
})

/** The environment of the portal in which the sample keys live. */
const portalEnvironment = 'docs-production'

const roads: ReadonlyMap<string, SampleRoad> = new Map<string, SampleRoad>([
  [
    'practice-atna',
    {
      samples: atnaSamples,
      kind: 'key-pair',
      policy: { ...defaultRotationPolicy, everyDays: null, everyMonths: 3 },
      environment: null,
      readableAgain: false,
      target: '/sim/v1/samples',
      list: 'names',
      naming: (_sample, name) => ({ name }),
      read: (reply) =>
        AtnaReply.parse(reply).credentials.map((key) => ({
          ...{ remoteId: key.credential_id, credentialId: key.credential_id, name: key.name },
          secret: new TextEncoder().encode(key.credential_secret),
        })),
    },
  ],
  [
    'practice-portal',
    {
      samples: portalSamples,
      kind: 'api-key',
      policy: defaultRotationPolicy,
      environment: portalEnvironment,
      readableAgain: false,
      target: `/sim/v1/environments/${portalEnvironment}/samples`,
      list: 'labels',
      naming: (_sample, name) => ({ label: name }),
      read: (reply) =>
        PortalReply.parse(reply).api_secrets.map((key) => ({
          ...{ remoteId: key.id, credentialId: null, name: key.label },
          secret: new TextEncoder().encode(key.value),
        })),
    },
  ],
  [
    'practice-atomicat',
    {
      samples: atomicatSamples,
      kind: 'webhook-secret',
      policy: defaultRotationPolicy,
      environment: null,
      readableAgain: true,
      target: '/sim/v1/samples',
      list: 'areas',
      naming: ({ area }) => ({ area: area ?? '' }),
      read: (reply) =>
        AtomicatReply.parse(reply).keys.map((key) => ({
          ...{ remoteId: key.id, credentialId: null, name: null },
          secret: new TextEncoder().encode(key.key),
        })),
    },
  ],
  [
    'practice-dailybot',
    {
      ...{ samples: dailybotSamples, kind: 'api-key', policy: defaultRotationPolicy },
      ...{ environment: null, readableAgain: false, target: '/sim/v1/samples', list: 'keys' },
      naming: ({ scopes, told }, name) => ({ label: name, scopes, ...told }),
      read: (reply) =>
        DailybotReply.parse(reply).api_keys.map(({ id, label, key }) => ({
          ...{ remoteId: id, credentialId: null, name: label },
          secret: new TextEncoder().encode(key),
        })),
    },
  ],
  [
    'practice-atomicpay',
    {
      ...{ samples: atomicPaySamples, kind: 'api-key', policy: defaultRotationPolicy },
      ...{ environment: null, readableAgain: false, target: '/sim/v1/samples', list: 'keys' },
      naming: ({ scopes, told }, name) => ({ name, permissions: scopes, ...told }),
      read: (reply) =>
        AtomicPayReply.parse(reply).keys.map(({ id, name, key }) => ({
          ...{ remoteId: id, credentialId: null, name },
          secret: new TextEncoder().encode(key),
        })),
    },
  ],
])

/** How sample keys are made at a practice provider; null where there are none. */
export function sampleRoadOf(
  { id }: PracticeProvider,
  providers: readonly PracticeProvider[],
): SampleRoad | null {
  return id === 'practice-dailybot-webhooks' ? hookRoad(providers) : (roads.get(id) ?? null)
}

/** Subscriptions need somebody who receives. */
function hookRoad(providers: readonly PracticeProvider[]): SampleRoad | null {
  const address = dailybotInbox(providers)
  if (address === null) return null
  return {
    ...{ samples: dailybotHookSamples, kind: 'webhook-secret', policy: defaultRotationPolicy },
    ...{ environment: null, readableAgain: false, target: '/sim/v1/samples', list: 'webhooks' },
    parameters: { 'delivery-address': address, event: 'followups.response.completed' },
    naming: (_sample, name) => ({ name, hook_url: address }),
    read: (reply) =>
      HookReply.parse(reply).webhooks.map(({ id, name, secret }) => ({
        ...{ remoteId: id, credentialId: null, name },
        secret: new TextEncoder().encode(secret),
      })),
  }
}

/** The name of a sample key: by the date on which it was made, unless it has one of its own. */
export function sampleName({ service, ageMs, label }: ProviderSample, now: number): string {
  return label ?? formatItemName(service, now - ageMs)
}

/** Has a practice provider make its sample keys, back-dated; one for each sample, in their order. */
export async function askForSamples(
  world: HostWorld,
  provider: PracticeProvider,
  road: SampleRoad,
): Promise<readonly MadeSample[]> {
  const now = world.clock.now()
  const asked = road.samples.map((sample) => ({
    ...road.naming(sample, sampleName(sample, now)),
    created_at: new Date(now - sample.ageMs).toISOString(),
    ...(sample.usedMs === null
      ? {}
      : { last_used_at: new Date(now - sample.usedMs).toISOString() }),
  }))
  const reply = await world.transport(
    {
      method: 'POST',
      origin: provider.origin,
      target: road.target,
      headers: [
        ['authorization', `Bearer ${provider.managementToken}`],
        ['content-type', 'application/json'],
      ],
      body: new TextEncoder().encode(JSON.stringify({ [road.list]: asked })),
    },
    new AbortController().signal,
  )
  if (reply.status !== 201) throw new VaultError('provider-failed')
  const made = road.read(JSON.parse(new TextDecoder().decode(reply.body)))
  if (made.length !== road.samples.length) throw new VaultError('provider-garbage')
  return made
}
