import { z } from 'zod'
import { errorCodes } from './errors.ts'
import { ItemId } from './ids.ts'
import { FindProgress, Skipped, Spot } from './intake.ts'
import { Instant } from './item.ts'
import { limits } from './policy.ts'

const path = z.string().min(1).max(limits.path)

/** One place of an item, compared with the search before. */
export const UsedSpot = Spot.extend({
  /** When it was first seen there. */
  seenAt: Instant,
  /** When it was found to stand there no more, or null. */
  goneAt: Instant.nullable(),
  /** Whether it holds the key in use, or an older one of the same item. */
  holds: z.enum(['current', 'older']),
  change: z.enum(['appeared', 'still', 'vanished']),
  /** Whether it is one of the item's places already. */
  isPlace: z.boolean(),
})
export type UsedSpot = z.infer<typeof UsedSpot>

/** Where one item is used. */
export const UsedView = z.strictObject({
  itemId: ItemId,
  name: z.string().max(limits.name),
  /** Null if nobody ever looked. */
  lookedAt: Instant.nullable(),
  spots: z.array(UsedSpot).max(limits.sightings),
  /** Whether a key that works stands in a commit: it should be replaced. */
  committed: z.boolean(),
})
export type UsedView = z.infer<typeof UsedView>

/** How the search for the values of this vault stands. */
export const UsedState = z.strictObject({
  phase: z.enum(['idle', 'working', 'ready', 'stopped', 'failed']),
  failed: z.enum(errorCodes).nullable(),
  /** The folders that were last looked through; kept in the vault. */
  folders: z.array(path).max(50),
  /** Whether commits were looked through as well. */
  withHistory: z.boolean(),
  lookedAt: Instant.nullable(),
  progress: FindProgress,
  tookMs: z.int().min(0).nullable(),
  skipped: Skipped,
  /** Items whose value is too short to be looked for without finding everything. */
  tooShort: z.int().min(0),
  counts: z.strictObject({
    items: z.int().min(0),
    spots: z.int().min(0),
    appeared: z.int().min(0),
    vanished: z.int().min(0),
    committed: z.int().min(0),
    /** Items that stand nowhere in these folders. */
    nowhere: z.int().min(0),
  }),
})
export type UsedState = z.infer<typeof UsedState>

/** Calls that tell where the keys of the open vault stand now. */
export const usedContract = {
  'used.state': { input: z.null(), output: UsedState },
  /** Begins to look; `itemId` null for all items. Folders must have been chosen by the person. */
  'used.look': {
    input: z.strictObject({
      folders: z.array(path).min(1).max(50),
      withHistory: z.boolean(),
      itemId: ItemId.nullable(),
    }),
    output: z.null(),
  },
  'used.stop': { input: z.null(), output: UsedState },
  'used.list': {
    input: z.strictObject({
      only: z.enum(['all', 'appeared', 'vanished', 'committed', 'nowhere']),
      offset: z.int().min(0),
      limit: z.int().min(1).max(limits.pageRows),
    }),
    output: z.strictObject({ rows: z.array(UsedView).max(limits.pageRows), total: z.int() }),
  },
  'used.get': { input: z.strictObject({ itemId: ItemId }), output: UsedView },
  /** Makes the places of an item from where it was seen; those that are places stay as they are. */
  'used.adopt': {
    input: z.strictObject({ itemId: ItemId }),
    output: z.strictObject({ added: z.int() }),
  },
} as const
