import { isSoundRule, ruleOf, sampleEvent } from '../src-core/index.ts'
import { VaultError } from '../src-shared/errors.ts'
import type { ItemId } from '../src-shared/ids.ts'
import type { Input } from '../src-shared/ipc-contract.ts'
import type { Overview } from '../src-shared/item.ts'
import { storedWebhookOf } from '../src-shared/stored-webhook.ts'
import type { WebhookFacts, WebhookKey } from '../src-shared/webhook.ts'
import { editPlaces } from './edit-stamp.ts'
import { factsOf, type OpenVault } from './open-vault.ts'
import { vendorOf } from './vendor-of.ts'
import { receiverAt } from './webhook-receiver.ts'
import type { HostWorld } from './world.ts'

type Kept = { readonly id: ItemId; readonly body: Overview }

/** How many versions of one item are shown and tried; older ones are long dead. */
const mostVersions = 20

/** Every item whose secrets sign or check deliveries, by name. */
export function webhookItems({ session }: Pick<OpenVault, 'session'>): readonly Kept[] {
  const checking = new Set(
    session
      .connections()
      .filter(({ body }) => (factsOf(body)?.purpose ?? 'call') !== 'call')
      .map(({ id }) => id),
  )
  const isWebhook = ({ body }: Kept): boolean =>
    body.kind === 'webhook-secret' ||
    storedWebhookOf(body) !== null ||
    (body.connectionId !== null && checking.has(body.connectionId))
  return session
    .overviews()
    .filter(isWebhook)
    .sort((a, b) => (a.body.name < b.body.name ? -1 : a.body.name > b.body.name ? 1 : 0))
}

/** An item as the bench shows it, without any secret. */
export function webhookKeyOf({ id, body }: Kept): WebhookKey {
  const stored = storedWebhookOf(body)
  return {
    itemId: id,
    name: body.name,
    providerName: body.providerName,
    facts: stored?.facts ?? null,
    replays: [...(stored?.replays ?? [])],
    versions: newestFirst(body).map((version) => ({
      versionId: version.id,
      stage: version.stage,
      hint: version.hint,
      signer: version.signer,
      // The fingerprint goes when the value goes.
      hasSecret: version.fingerprint !== null,
    })),
  }
}

// Of two of one instant, the one that was added later is the newer.
function newestFirst({ versions }: Overview): Overview['versions'] {
  const latest = versions.toReversed()
  return latest.sort((a, b) => b.storedAt - a.storedAt).slice(0, mostVersions)
}

/** Writes down how deliveries are signed; throws 'changed-elsewhere', 'bad-request', 'not-found'. */
export function setWebhook(
  { clock }: Pick<HostWorld, 'clock'>,
  open: OpenVault,
  { facts, ...of }: Input<'webhooks.set'>,
): void {
  if (facts !== null) refuseUnsound(facts)
  const { session } = open
  editPlaces(open, of, (stamp) => {
    const { itemId } = of
    const body = session.overview(itemId)?.body
    if (!body) throw new VaultError('not-found')
    const webhook = facts === null ? undefined : { replays: [], ...storedWebhookOf(body), facts }
    session.transact((tx) => {
      tx.putOverview(itemId, { ...body, webhook, changedAt: clock.now() }, stamp)
      tx.audit({ event: 'edited', itemId, versionId: null })
    })
  })
}

function refuseUnsound(facts: WebhookFacts): void {
  if (!isSoundRule(ruleOf(facts))) throw new VaultError('bad-request')
  // An address that could never be sent to is not kept for later either.
  if (facts.receiver !== '') receiverAt(facts.receiver)
}

/** A sample event for an item, as its vendor sends it; throws 'not-found'. */
export function sampleFor(
  { clock }: Pick<HostWorld, 'clock'>,
  { session }: OpenVault,
  itemId: ItemId,
): string {
  const kept = session.overview(itemId)
  if (!kept) throw new VaultError('not-found')
  const { connectionId } = kept.body
  const connection = session.connections().find(({ id }) => id === connectionId)?.body
  return sampleEvent({
    vendor: vendorOf(kept.body),
    facts: storedWebhookOf(kept.body)?.facts ?? null,
    environment: connection?.parameters?.['environment'] ?? connection?.environment ?? '',
    at: clock.now(),
  })
}
