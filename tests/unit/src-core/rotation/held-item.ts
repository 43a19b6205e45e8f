import { randomBytes } from 'node:crypto'
import { newOverview } from '../../../../src-core/index.ts'
import { CallerId, ItemId, VersionId } from '../../../../src-shared/ids.ts'
import type { Overview, RotationPolicy, SecretVersion } from '../../../../src-shared/item.ts'
import { ProviderId } from '../../../../src-shared/provider.ts'
import { text } from '../../src-sandbox/sandbox-fixture.ts'
import { fields, type Workbench } from './desk-fixture.ts'
import { envPlace } from './fake-places.ts'

/** A key that exists already. */
export type Held = {
  readonly secret: string
  /** The provider under whose account it stands, or nothing for one added by hand. */
  readonly provider?: string
  readonly remoteId?: string
  readonly callers?: readonly string[]
  readonly policy?: RotationPolicy | null
}

/** Puts a key that exists into the vault. */
export function hold(bench: Workbench, held: Held): ItemId {
  const id = ItemId.parse(randomBytes(16).toString('hex'))
  const secret = new TextEncoder().encode(held.secret)
  const provider = held.provider
  const linked =
    provider === undefined
      ? null
      : { connectionId: bench.connection(provider), provider: ProviderId.parse(provider) }
  const start = { at: 1, name: 'by hand', service: 'by_hand', kind: 'api-key', fields } as const
  const overview = newOverview({ ...start, providerName: '', linked })
  const version: SecretVersion = {
    ...{ id: VersionId.parse(randomBytes(16).toString('hex')), stage: 'current' },
    ...{ credentialId: null, remoteId: held.remoteId ?? null, nameAtProvider: null },
    ...{ createdAt: null, createdSource: null, lastUsedAt: null, lastUsedSource: 'unknown' },
    ...{ expiresAt: null, signer: false, hint: null, storedAt: 1, replacedAt: null },
    ...{ fingerprint: bench.session.fingerprint(secret), graceEndsAt: null, revokedAt: null },
  }
  const more = { callers: [...(held.callers ?? [])], policy: held.policy ?? null }
  bench.session.transact((tx) => {
    tx.putSecret(id, version.id, secret)
    tx.putOverview(id, { ...overview, ...more, versions: [version] }, null)
  })
  return id
}

/** Makes the key of a webhook at the provider that replaces keys in place, and holds it. */
export async function holdWebhookKey(bench: Workbench): Promise<ItemId> {
  const reply = await bench.practice.askAtomicat('POST /sim/v1/webhooks/form/key')
  const secret = text(reply.json(), 'key')
  return hold(bench, { secret, provider: 'practice-atomicat', remoteId: 'form' })
}

/** Gives an item places that Keyturn can write, each holding its key in use; their ids. */
export function usedIn(bench: Workbench, itemId: ItemId, count: number): readonly CallerId[] {
  const ids = Array.from({ length: count }, () => CallerId.parse(randomBytes(16).toString('hex')))
  change(bench, itemId, (overview) => ({
    ...overview,
    callers: [],
    places: ids.map((id) => envPlace(id)),
  }))
  for (const id of ids) bench.places.held.set(id, currentSecret(bench, itemId))
  return ids
}

/** Changes the overview of an item. */
export function change(
  bench: Workbench,
  itemId: ItemId,
  how: (overview: Overview) => Overview,
): void {
  bench.session.transact((tx) => {
    const kept = bench.session.overview(itemId)
    if (kept) tx.putOverview(itemId, how(kept.body), kept.stamp)
  })
}

/** The secret of the version at a stage, as text; empty where there is none. */
export function secretAt(bench: Workbench, itemId: ItemId, stage: SecretVersion['stage']): string {
  const version = bench.item(itemId).versions.find((one) => one.stage === stage)
  const secret = version && bench.session.secret(itemId, version.id)
  return secret ? new TextDecoder().decode(secret) : ''
}

/** The secret of the key in use. */
export function currentSecret(bench: Workbench, itemId: ItemId): string {
  return secretAt(bench, itemId, 'current')
}
