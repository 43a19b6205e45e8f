import { z } from 'zod'
import { BatchId, ConnectionId, ItemId, RotationId } from './ids.ts'
import { Instant } from './item.ts'
import { Code, StoredCode, Strategy } from './journal.ts'
import { limits } from './policy.ts'

/** Which keys are replaced together. */
export const BatchFilter = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('overdue') }),
  /** Everything that one person owned, for one who has left. */
  z.strictObject({ by: z.literal('owner'), owner: z.string().min(1).max(limits.label) }),
  z.strictObject({ by: z.literal('account'), connectionId: ConnectionId }),
  z.strictObject({
    by: z.literal('items'),
    itemIds: z.array(ItemId).min(1).max(limits.batchItems),
  }),
])
export type BatchFilter = z.infer<typeof BatchFilter>

/** How far one key of a batch is. */
export const BatchItemState = z.enum([
  'todo',
  'running',
  /** It waits for a person, for a place, or for another try. */
  'waiting',
  /** The new key is in use everywhere; the old one may still have its grace. */
  'done',
  'failed',
  /** Left out when the batch was stopped for good. */
  'skipped',
])
export type BatchItemState = z.infer<typeof BatchItemState>

/** A batch as the vault's settings keep it; read loosely. */
export const Batch = z.looseObject({
  id: BatchId,
  title: z.string().max(limits.label),
  reason: z.string().max(limits.label),
  startedAt: Instant,
  state: z.enum(['running', 'stopped', 'done']),
  /** Items whose old key dies at once, and of which the person has read that. */
  acceptsBreak: z.array(ItemId).max(limits.batchItems),
  items: z
    .array(
      z.looseObject({
        itemId: ItemId,
        /** As it was called when the batch began. */
        name: z.string().max(limits.name),
        rotationId: RotationId.nullable(),
        state: BatchItemState,
        code: StoredCode.nullable(),
        at: Instant.nullable(),
      }),
    )
    .max(limits.batchItems),
})
export type Batch = z.infer<typeof Batch>

/** One key of a plan. */
export const BatchPlanItem = z.strictObject({
  itemId: ItemId,
  name: z.string(),
  providerName: z.string(),
  owner: z.string(),
  strategy: Strategy,
  /** The old key dies at once: the person must accept it for this key. */
  breaks: z.boolean(),
  places: z.int(),
  /** Places of these that a person changes. */
  byHand: z.int(),
  /** Why it cannot be part of the batch, or null. */
  hindrance: Code.nullable(),
})
export type BatchPlanItem = z.infer<typeof BatchPlanItem>

/** A batch, as the window shows it. */
export const BatchView = z.strictObject({
  id: BatchId,
  title: z.string(),
  reason: z.string(),
  startedAt: Instant,
  state: z.enum(['running', 'stopped', 'done']),
  items: z
    .array(
      z.strictObject({
        itemId: ItemId,
        name: z.string(),
        rotationId: RotationId.nullable(),
        state: BatchItemState,
        code: Code.nullable(),
        at: Instant.nullable(),
      }),
    )
    .max(limits.batchItems),
})
export type BatchView = z.infer<typeof BatchView>

/** What is due, computed while the vault is open. */
export const DueView = z.strictObject({
  overdue: z.int(),
  dueSoon: z.int(),
  expired: z.int(),
  /** Old keys whose grace is over and that still work. */
  oldStillWork: z.int(),
  /** The worst few, for a banner. */
  first: z.array(z.strictObject({ itemId: ItemId, name: z.string(), at: Instant })).max(5),
  /** Whether the person has put the reminder aside for today. */
  quiet: z.boolean(),
  /** Whether the review of all keys is due; left out where nobody looked. */
  reviewDue: z.boolean().optional(),
})
export type DueView = z.infer<typeof DueView>
