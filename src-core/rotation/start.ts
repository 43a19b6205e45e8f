/**
 * Begins things: checks that they can be done at all, and writes the first journal record.
 *
 * One thing at a time per item: a second replacement would race the first for its promotion.
 */
import { VaultError } from '../../src-shared/errors.ts'
import {
  ItemId,
  RotationId,
  type BatchId,
  type ConnectionId,
  type VersionId,
} from '../../src-shared/ids.ts'
import type { Input } from '../../src-shared/ipc-contract.ts'
import { isServiceName } from '../../src-shared/item-name.ts'
import { currentVersion, type Overview } from '../../src-shared/item.ts'
import { isOver, type Journal, type Step } from '../../src-shared/rotation.ts'
import type { Connector } from '../connectors/connector.ts'
import { connectionOf, type RotationContext } from './context.ts'
import { firstPlaces } from './distribute.ts'
import { newJournal, tellChanged, writeStep } from './journal.ts'
import { freeName, nameOfReplacement } from './next-name.ts'
import { keptOfOrder, keptOfWhen, rightsOf, type When } from './order.ts'
import { factsOf, strategyOfItem } from './strategy.ts'
import { endsOldByHand } from './vendor-road.ts'
import { versionById, versionByRemoteId } from './versions.ts'

/** How many finished journals of one item are kept. */
const finishedKept = 4

/** Writes the journal of a first key; throws 'bad-name' or 'capability-missing'. */
export function beginGenerate(context: RotationContext, input: Input<'keys.generate'>): RotationId {
  const connector = connectorAt(context, input.connectionId)
  requireApi(connector, 'generate')
  if (!isServiceName(input.service)) throw new VaultError('bad-name')
  const name = freeName(context, input.name, input.service)
  const journal = newJournal(context, {
    kind: 'generate',
    itemId: ItemId.parse(context.newId()),
    connectionId: input.connectionId,
    name,
    service: input.service,
    reason: '',
    ...keptOfOrder(connector.facts, input),
    planned: {
      kind: connector.facts.issues,
      fields: { ...input.fields, policy: input.fields.policy ?? policyOf(connector) },
    },
  })
  return write(context, journal)
}

/** What is asked of a replacement. */
export type ReplaceOrder = Pick<Journal, 'itemId' | 'reason'> &
  When & {
    /** The old key goes first. */
    readonly urgent?: boolean
    /** How long the old key is kept, where it is not what the item's policy says. */
    readonly graceHours?: number | undefined
    /** The person has read what breaks where the old key dies at once. */
    readonly acceptsBreak?: boolean | undefined
    readonly batchId?: BatchId | undefined
  }

/** Writes the journal of a replacement; throws 'capability-missing' or 'replacement-open'. */
export function beginReplace(context: RotationContext, order: ReplaceOrder): RotationId {
  const overview = context.session.overview(order.itemId)?.body
  if (!overview) throw new VaultError('not-found')
  const old = currentVersion(overview)
  if (!old) throw new VaultError('capability-missing')
  if (overview.connectionId !== null) connectorAt(context, overview.connectionId)
  const strategy = strategyOfItem(context, overview)
  const at = context.clock.now()
  const { urgent = false, graceHours, batchId } = order
  const breaks = strategy === 'in-place' || endsOldByHand(context, overview)
  const acceptsBreak = breaks && (urgent || order.acceptsBreak === true)
  const journal = newJournal(context, {
    kind: 'replace',
    itemId: order.itemId,
    connectionId: overview.connectionId,
    ...nameOfReplacement(context, overview),
    reason: order.reason,
    ...keptOfWhen(order, at),
    ...rightsOf(factsOf(context, overview.connectionId), overview),
    oldVersionId: old.id,
    oldWasSigner: old.signer,
    strategy,
    places: firstPlaces(overview),
    ...(urgent ? { urgent } : {}),
    ...(acceptsBreak ? { acceptedBreakAt: at } : {}),
    ...(graceHours === undefined ? {} : { graceHours }),
    ...(batchId === undefined ? {} : { batchId }),
  })
  return write(context, journal)
}

/** Where a replacement can still become urgent: its old key is the one in use. */
const beforeSwitch: readonly Step[] = ['planned', 'stored', 'proved']

/** Makes the open replacement of an item urgent; null where there is none that can be. */
export function makeUrgent(
  context: RotationContext,
  { itemId, reason, why }: Pick<ReplaceOrder, 'itemId' | 'reason' | 'why'>,
): RotationId | null {
  const { session } = context
  const open = session.journals().find(({ body }) => {
    const isReplacing = body.itemId === itemId && body.kind === 'replace'
    const isGoingOn = body.lineage === session.lineage && body.backAt === undefined
    return isReplacing && isGoingOn && beforeSwitch.includes(body.step)
  })
  if (!open) return null
  writeStep(context, open.id, {
    from: beforeSwitch,
    change: {
      ...{ urgent: true, reason, startsAt: undefined },
      ...(why === undefined ? {} : { why }),
      ...(open.body.strategy === 'in-place' ? { acceptedBreakAt: context.clock.now() } : {}),
    },
    who: 'person',
  })
  return open.id
}

/** Writes the journal of turning one version off. */
export function beginTurnOff(
  context: RotationContext,
  input: Extract<Input<'rotations.start'>, { kind: 'turn-off' }>,
): { readonly id: RotationId; readonly target: string } {
  const { overview, connectionId } = linkedItem(context, input.itemId)
  requireApi(connectorAt(context, connectionId), 'revoke')
  const version = knownVersion(overview, input.versionId)
  const journal = newJournal(context, {
    kind: 'turn-off',
    itemId: input.itemId,
    connectionId,
    name: overview.name,
    service: overview.service,
    reason: input.reason,
    oldVersionId: version.id,
    target: version.remoteId,
    ...(input.why === undefined ? {} : { why: input.why }),
  })
  return { id: write(context, journal), target: version.remoteId }
}

/** Writes the journal of choosing the key that signs webhooks. */
export function beginSetSigner(
  context: RotationContext,
  input: Extract<Input<'rotations.start'>, { kind: 'set-signer' }>,
): RotationId {
  const { overview, connectionId } = linkedItem(context, input.itemId)
  requireApi(connectorAt(context, connectionId), 'setSigner')
  const version = knownVersion(overview, input.versionId)
  const journal = newJournal(context, {
    kind: 'set-signer',
    itemId: input.itemId,
    connectionId,
    name: overview.name,
    service: overview.service,
    reason: '',
    oldVersionId: version.id,
  })
  return write(context, journal)
}

function write(context: RotationContext, journal: Journal): RotationId {
  if (context.session.readOnly !== null) throw new VaultError('vault-read-only')
  const id = RotationId.parse(context.newId())
  context.session.transact((tx) => {
    const of = context.session.journals().filter(({ body }) => body.itemId === journal.itemId)
    if (of.some(({ body }) => !isOver(body.step))) throw new VaultError('replacement-open')
    // The audit log remembers what was done; of finished journals an item keeps the newest few.
    const finished = of.sort((a, b) => b.body.startedAt - a.body.startedAt).slice(finishedKept)
    for (const old of finished) tx.dropJournal(old.id)
    tx.putJournal(id, journal, null)
  })
  tellChanged(context, id)
  return id
}

/** A living version by the id that its provider knows it under; throws 'capability-missing'. */
function knownVersion(overview: Overview, id: VersionId): KnownVersion {
  const version = versionById(overview, id)
  if (!version?.remoteId || version.stage === 'revoked') throw new VaultError('capability-missing')
  const { remoteId } = version
  // What was replaced in place has the id of its successor, which is what would be turned off.
  if (versionByRemoteId(overview, remoteId)?.id !== id) throw new VaultError('capability-missing')
  return { id, remoteId }
}

type KnownVersion = { readonly id: VersionId; readonly remoteId: string }

function linkedItem(context: RotationContext, id: ItemId) {
  const overview = context.session.overview(id)?.body
  if (!overview) throw new VaultError('not-found')
  if (overview.connectionId === null) throw new VaultError('capability-missing')
  return { overview, connectionId: overview.connectionId }
}

function connectorAt(context: RotationContext, id: ConnectionId): Connector {
  return context.dial(connectionOf(context, id).body).connector
}

function requireApi(connector: Connector, what: 'generate' | 'revoke' | 'setSigner'): void {
  if (connector.facts.capabilities[what] !== 'api') throw new VaultError('capability-missing')
}

function policyOf({ facts }: Connector): Overview['policy'] {
  return facts.rotateAfterMonths === null
    ? { everyDays: 90, everyMonths: null, graceHours: 24 }
    : { everyDays: null, everyMonths: facts.rotateAfterMonths, graceHours: 24 }
}
