import { z } from 'zod'
import { BatchFilter, BatchPlanItem, BatchView, DueView } from './batch.ts'
import { Why } from './care.ts'
import { AccountKind, AccountView, Caller, PlaceDiff, PlaceLook } from './caller.ts'
import { BatchId, CallerId, ConnectionId, ItemId, RotationId, VersionId } from './ids.ts'
import { Instant } from './item.ts'
import { limits, policy } from './policy.ts'
import { PlaceAction, ReplacePlan, RotationAction, RotationView } from './rotation.ts'

const Nothing = z.null()
const reason = z.string().max(limits.label)
/** What the person typed, where the provider asks for a phrase. */
const phrase = z.string().max(200).nullable()
const remoteId = z.string().max(limits.credentialId)
const placeId = z.string().min(1).max(410)
const rotation = z.strictObject({ rotationId: RotationId })

/** The calls by which keys are replaced and turned off. */
export const rotationsContract = {
  'rotations.list': { input: Nothing, output: z.array(RotationView).max(limits.rotations) },
  'rotations.get': { input: rotation, output: RotationView },
  /** What a replacement would do; asks no provider. */
  'rotations.plan': { input: z.strictObject({ itemId: ItemId }), output: ReplacePlan },
  'rotations.start': {
    input: z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('replace'),
        itemId: ItemId,
        reason,
        /** How long the old key is kept; left out for what the item's policy says. */
        graceHours: z.int().min(0).max(policy.graceHours.max).optional(),
        /** The person has read what breaks where the old key dies at once. */
        acceptsBreak: z.boolean().optional(),
        why: Why.optional(),
        /** The person has told those who use the key. */
        told: z.boolean().optional(),
        /** Begin then, in a quiet hour, and not now; at most 60 days ahead. */
        startsAt: Instant.optional(),
      }),
      /** Turns the key in use off now, then makes a new one and brings it to its places. */
      z.strictObject({
        kind: z.literal('emergency'),
        itemId: ItemId,
        reason,
        phrase,
        why: Why.optional(),
      }),
      z.strictObject({
        kind: z.literal('turn-off'),
        itemId: ItemId,
        versionId: VersionId,
        reason,
        phrase,
        why: Why.optional(),
      }),
      z.strictObject({ kind: z.literal('set-signer'), itemId: ItemId, versionId: VersionId }),
    ]),
    output: RotationView,
  },
  'rotations.act': {
    input: z.strictObject({
      rotationId: RotationId,
      action: RotationAction,
      /** The candidate chosen, for `turn-off-orphan` and `give-up-slot`; else null. */
      remoteId: remoteId.nullable(),
      phrase,
    }),
    output: RotationView,
  },
  /** Hands over the key that a person made at the provider. */
  'rotations.supply': {
    input: z.strictObject({
      rotationId: RotationId,
      secret: z.string().min(1).max(limits.secretBytes),
      credentialId: z.string().min(1).max(limits.credentialId).nullable(),
    }),
    output: RotationView,
  },
  'rotations.place': {
    input: z.strictObject({ rotationId: RotationId, placeId, action: PlaceAction }),
    output: RotationView,
  },
  'rotations.placeDiff': {
    input: z.strictObject({ rotationId: RotationId, placeId }),
    output: PlaceDiff,
  },
  /** Asks the provider for the phrase that turning a key off needs; null where it asks for none. */
  'rotations.challenge': {
    input: z.strictObject({ connectionId: ConnectionId, remoteId }),
    output: z.strictObject({ phrase }),
  },
} as const

/** The calls about the places that use a key, and the accounts through which they are written. */
export const placesContract = {
  /** Looks what stands in a place; changes nothing. */
  'places.look': {
    input: z.strictObject({ itemId: ItemId, caller: Caller }),
    output: PlaceLook,
  },
  /** Adds a place, or changes the one of that id; throws 'changed-elsewhere'. */
  'places.put': {
    input: z.strictObject({ itemId: ItemId, stamp: z.int(), caller: Caller }),
    output: Nothing,
  },
  'places.remove': {
    input: z.strictObject({ itemId: ItemId, stamp: z.int(), callerId: CallerId }),
    output: Nothing,
  },
  /**
   * Puts the key in use into one place of its item, without replacing it.
   *
   * A dialog of the system asks first; throws what writing a place throws, and 'place-in-browser'.
   */
  'places.write': {
    input: z.strictObject({ itemId: ItemId, callerId: CallerId }),
    output: Nothing,
  },
  /** A fresh id for a place that is being described. */
  'places.newId': { input: Nothing, output: z.strictObject({ id: CallerId }) },
  'accounts.list': { input: Nothing, output: z.array(AccountView).max(1_000) },
  'accounts.add': {
    input: z.strictObject({
      kind: AccountKind,
      name: z.string().min(1).max(limits.label),
      /** Where it answers; null for the service's own address. */
      origin: z.string().max(400).nullable(),
      token: z.string().min(1).max(limits.secretBytes),
    }),
    output: AccountView,
  },
  /** Removes an account; throws 'not-allowed-now' while places use it. */
  'accounts.remove': { input: z.strictObject({ accountId: ConnectionId }), output: Nothing },
} as const

/** The calls about many keys at once, and about what is due. */
export const batchesContract = {
  'batches.plan': {
    input: BatchFilter,
    output: z.array(BatchPlanItem).max(limits.batchItems),
  },
  'batches.start': {
    input: z.strictObject({
      title: z.string().min(1).max(limits.label),
      reason,
      itemIds: z.array(ItemId).min(1).max(limits.batchItems),
      acceptsBreak: z.array(ItemId).max(limits.batchItems),
    }),
    output: BatchView,
  },
  'batches.list': { input: Nothing, output: z.array(BatchView).max(limits.batches) },
  'batches.act': {
    input: z.strictObject({
      batchId: BatchId,
      /** `retry` takes up once more what failed; `end` leaves out what has not begun. */
      action: z.enum(['stop', 'resume', 'retry', 'end']),
    }),
    output: BatchView,
  },
  /** Writes a summary without any value to a new file. */
  'batches.export': {
    input: z.strictObject({
      batchId: BatchId,
      form: z.enum(['csv', 'json']),
      path: z.string().min(1).max(limits.path),
    }),
    output: Nothing,
  },
  'due.state': { input: Nothing, output: DueView },
  /** Puts the reminder aside until tomorrow. */
  'due.quiet': { input: Nothing, output: Nothing },
} as const
