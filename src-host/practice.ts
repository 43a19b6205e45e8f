import { newOverview, secretHint } from '../src-core/index.ts'
import { VaultError } from '../src-shared/errors.ts'
import { ConnectionId, ItemId, VersionId } from '../src-shared/ids.ts'
import type { PracticeProvider } from '../src-shared/ipc-contract.ts'
import type { SecretVersion } from '../src-shared/item.ts'
import type { OpenVault } from './open-vault.ts'
import { furnishPlaces, type PlacesStart } from './practice-places.ts'
import {
  askForSamples,
  sampleName,
  sampleRoadOf,
  type MadeSample,
  type SampleRoad,
} from './practice-samples.ts'
import { furnishTroubles } from './practice-troubles.ts'
import { furnishWebhooks } from './practice-webhooks.ts'
import { handSamples, type ProviderSample } from './samples.ts'
import { newId, type HostWorld } from './world.ts'

/** Links the practice providers to a new vault and fills it with sample keys. */
export async function furnishPractice(
  world: HostWorld,
  open: OpenVault,
  start: PlacesStart,
): Promise<void> {
  const { providers } = start
  for (const provider of providers) {
    const road = sampleRoadOf(provider, providers)
    if (road !== null) await furnishProvider(world, open, { provider, road })
  }
  const now = world.clock.now()
  for (const { ageMs, ...item } of handSamples) {
    const createdAt = ageMs === null ? null : now - ageMs
    open.book.add({ ...item, createdAt, acceptDuplicate: true })
  }
  await furnishPlaces(world, open, start)
  await furnishWebhooks(world, open, start)
  await furnishTroubles(world, open)
}

type Furnished = { readonly provider: PracticeProvider; readonly road: SampleRoad }

async function furnishProvider(world: HostWorld, open: OpenVault, of: Furnished): Promise<void> {
  const connectionId = link(world, open, of)
  const made = await askForSamples(world, of.provider, of.road)
  for (const [index, sample] of of.road.samples.entries()) {
    const key = made[index]
    if (key) addSample(world, open, { sample, key, connectionId, road: of.road })
  }
  await open.desk.refresh(connectionId)
}

function link(
  world: HostWorld,
  { session, rotation }: OpenVault,
  { provider, road: { environment, parameters } }: Furnished,
): ConnectionId {
  const id = ConnectionId.parse(newId(world))
  const adminVersionId = VersionId.parse(newId(world))
  const body = {
    v: 1 as const,
    name: '',
    provider: provider.id,
    origin: null,
    adminVersionId,
    ...(environment === null ? {} : { environment }),
    ...(parameters === undefined ? {} : { parameters }),
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

function addSample(
  world: HostWorld,
  { session }: OpenVault,
  of: {
    readonly sample: ProviderSample
    readonly key: MadeSample
    readonly connectionId: ConnectionId
    readonly road: SampleRoad
  },
): void {
  const { sample, key, connectionId, road } = of
  const at = world.clock.now()
  const connection = session.connections().find(({ id }) => id === connectionId)
  if (!connection) throw new VaultError('not-found')
  const itemId = ItemId.parse(newId(world))
  const versionId = VersionId.parse(newId(world))
  const overview = newOverview({
    at,
    name: sampleName(sample, at),
    service: sample.service,
    kind: road.kind,
    fields: { ...sample.fields, policy: road.policy },
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
    const known = { readableAgain: road.readableAgain, scopes: [...(sample.scopes ?? [])] }
    tx.putOverview(itemId, { ...overview, ...known, versions: [version] }, null)
    tx.putDetails(itemId, { v: 1, notes: sample.fields.notes }, null)
    tx.audit({ event: 'added', itemId, versionId })
  })
  key.secret.fill(0)
}

function sampleVersion(
  key: MadeSample,
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
