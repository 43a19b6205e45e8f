import { z } from 'zod'
import { defaultRotationPolicy, newOverview, secretHint } from '../src-core/index.ts'
import { VaultError } from '../src-shared/errors.ts'
import { ConnectionId, ItemId, VersionId } from '../src-shared/ids.ts'
import { formatItemName } from '../src-shared/item-name.ts'
import type { PracticeProvider } from '../src-shared/ipc-contract.ts'
import type { SecretVersion } from '../src-shared/item.ts'
import type { OpenVault } from './open-vault.ts'
import { atnaSamples, handSamples, portalSamples, type ProviderSample } from './samples.ts'
import { newId, type HostWorld } from './world.ts'

/** The environment of the portal in which the sample keys live. */
const portalEnvironment = 'docs-production'

const AtnaReply = z.object({
  credentials: z.array(
    z.object({ credential_id: z.string(), credential_secret: z.string(), name: z.string() }),
  ),
})

const PortalReply = z.object({
  api_secrets: z.array(z.object({ id: z.string(), value: z.string(), label: z.string() })),
})

/** One sample key as its provider answered. */
type Made = {
  readonly name: string
  readonly remoteId: string
  readonly credentialId: string | null
  readonly secret: Uint8Array
}

/** Links the practice providers to a new vault and fills it with sample keys. */
export async function furnishPractice(
  world: HostWorld,
  open: OpenVault,
  providers: readonly PracticeProvider[],
): Promise<void> {
  for (const provider of providers) {
    const isPortal = provider.id === 'practice-portal'
    const connectionId = link(world, open, { provider, isPortal })
    const samples = isPortal ? portalSamples : atnaSamples
    const made = await askForSamples(world, provider, { isPortal, samples })
    for (const sample of samples) addSample(world, open, { sample, made, connectionId })
    await open.desk.refresh(connectionId)
  }
  const now = world.clock.now()
  for (const { ageMs, ...item } of handSamples) {
    const createdAt = ageMs === null ? null : now - ageMs
    open.book.add({ ...item, createdAt, acceptDuplicate: true })
  }
}

function link(
  world: HostWorld,
  { session, rotation }: OpenVault,
  { provider, isPortal }: { readonly provider: PracticeProvider; readonly isPortal: boolean },
): ConnectionId {
  const id = ConnectionId.parse(newId(world))
  const adminVersionId = VersionId.parse(newId(world))
  const body = {
    v: 1 as const,
    name: '',
    provider: provider.id,
    origin: null,
    adminVersionId,
    ...(isPortal ? { environment: portalEnvironment } : {}),
    liveKeys: null,
    refreshedAt: null,
    createdAt: world.clock.now(),
  }
  const { name } = rotation.dial(body).connector.facts
  session.transact((tx) => {
    tx.putSecret(id, adminVersionId, new TextEncoder().encode(provider.managementToken))
    tx.putConnection(id, { ...body, name }, null)
    tx.audit({ event: 'connection-added', itemId: null, versionId: null })
  })
  return id
}

async function askForSamples(
  world: HostWorld,
  provider: PracticeProvider,
  order: { readonly isPortal: boolean; readonly samples: readonly ProviderSample[] },
): Promise<readonly Made[]> {
  const now = world.clock.now()
  const samples = order.samples.map(({ service, ageMs, usedMs }) => ({
    [order.isPortal ? 'label' : 'name']: formatItemName(service, now - ageMs),
    created_at: new Date(now - ageMs).toISOString(),
    ...(usedMs === null ? {} : { last_used_at: new Date(now - usedMs).toISOString() }),
  }))
  const reply = await world.transport(
    {
      method: 'POST',
      origin: provider.origin,
      target: order.isPortal
        ? `/sim/v1/environments/${portalEnvironment}/samples`
        : '/sim/v1/samples',
      headers: [
        ['authorization', `Bearer ${provider.managementToken}`],
        ['content-type', 'application/json'],
      ],
      body: new TextEncoder().encode(
        JSON.stringify(order.isPortal ? { labels: samples } : { names: samples }),
      ),
    },
    new AbortController().signal,
  )
  if (reply.status !== 201) throw new VaultError('provider-failed')
  const json: unknown = JSON.parse(new TextDecoder().decode(reply.body))
  return order.isPortal ? portalKeys(json) : atnaKeys(json)
}

function atnaKeys(json: unknown): Made[] {
  return AtnaReply.parse(json).credentials.map((key) => ({
    name: key.name,
    remoteId: key.credential_id,
    credentialId: key.credential_id,
    secret: new TextEncoder().encode(key.credential_secret),
  }))
}

function portalKeys(json: unknown): Made[] {
  return PortalReply.parse(json).api_secrets.map((key) => ({
    name: key.label,
    remoteId: key.id,
    credentialId: null,
    secret: new TextEncoder().encode(key.value),
  }))
}

function addSample(
  world: HostWorld,
  { session }: OpenVault,
  of: {
    readonly sample: ProviderSample
    readonly made: readonly Made[]
    readonly connectionId: ConnectionId
  },
): void {
  const { sample, connectionId } = of
  const at = world.clock.now()
  const key = of.made.find(({ name }) => name.startsWith(`${sample.service}-`))
  const connection = session.connections().find(({ id }) => id === connectionId)
  if (!key || !connection) throw new VaultError('provider-garbage')
  const itemId = ItemId.parse(newId(world))
  const versionId = VersionId.parse(newId(world))
  const isPair = key.credentialId !== null
  const policy = isPair
    ? { ...defaultRotationPolicy, everyDays: null, everyMonths: 3 }
    : defaultRotationPolicy
  const overview = newOverview({
    at,
    name: key.name,
    service: sample.service,
    kind: isPair ? 'key-pair' : 'api-key',
    fields: { ...sample.fields, policy },
    providerName: connection.body.name,
    linked: { connectionId, provider: connection.body.provider },
  })
  const version = sampleVersion(key, {
    id: versionId,
    createdAt: at - sample.ageMs,
    storedAt: at,
    fingerprint: session.fingerprint(key.secret),
  })
  session.transact((tx) => {
    tx.putSecret(itemId, versionId, key.secret)
    tx.putOverview(itemId, { ...overview, versions: [version] }, null)
    tx.putDetails(itemId, { v: 1, notes: sample.fields.notes }, null)
    tx.audit({ event: 'added', itemId, versionId })
  })
  key.secret.fill(0)
}

function sampleVersion(
  key: Made,
  known: Pick<SecretVersion, 'id' | 'createdAt' | 'storedAt' | 'fingerprint'>,
): SecretVersion {
  return {
    ...known,
    stage: 'current',
    credentialId: key.credentialId,
    remoteId: key.remoteId,
    nameAtProvider: key.name,
    createdSource: 'provider',
    lastUsedAt: null,
    lastUsedSource: 'unknown',
    expiresAt: null,
    signer: false,
    hint: secretHint(key.secret),
    replacedAt: null,
    graceEndsAt: null,
    revokedAt: null,
  }
}
