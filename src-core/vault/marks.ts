/*
 * What the vault itself keeps in the body of an overview or connection, hidden from callers: the
 * hash over its parts, and where and when it was written, so that copies can be merged one day.
 */
import { z } from 'zod'
import { VaultError } from '../../src-shared/errors.ts'
import type { JsonObject } from './body.ts'

const hex32 = z.string().regex(/^[0-9a-f]{64}$/)
const device = z.string().regex(/^[0-9a-f]{16}$/)
const count = z.int().min(1)

/** A hybrid clock: milliseconds of some device's clock, and a count where that stood still. */
export const HybridClock = z.object({ ms: z.int(), n: z.int().min(0) })
export type HybridClock = z.infer<typeof HybridClock>

/** Who wrote this record and what that device had seen. */
export const WriteMarks = z.object({
  /** The device and its how-manieth change this writing is. */
  dot: z.object({ device, count }),
  /** The last change of each device that this writing takes in. */
  vector: z.record(device, count),
  clock: HybridClock,
})
export type WriteMarks = z.infer<typeof WriteMarks>

/** The marks of a record that owns parts. */
export const OwnerMarks = WriteMarks.extend({
  /** BLAKE2b-256 over the leaves of its parts, in key order. */
  parts: hex32,
})
export type OwnerMarks = z.infer<typeof OwnerMarks>

const markKeys: ReadonlySet<string> = new Set(Object.keys(OwnerMarks.shape))

/** Takes the marks out of a body that was read; throws `vault-damaged`. */
export function splitMarks(json: JsonObject): { marks: OwnerMarks; body: JsonObject } {
  const read = OwnerMarks.safeParse(json)
  if (!read.success) throw new VaultError('vault-damaged', { cause: read.error })
  return { marks: read.data, body: withoutMarks(json) }
}

/** The body without keys that belong to the vault. */
export function withoutMarks(json: JsonObject): JsonObject {
  const body: Record<string, unknown> = {}
  for (const key of Object.keys(json)) if (!markKeys.has(key)) body[key] = json[key]
  return body
}

/** What a new writing is marked with. */
export type Writing = {
  readonly device: string
  readonly count: number
  readonly clock: HybridClock
}

/** The marks of a new writing over an earlier one. */
export function nextMarks(before: WriteMarks | null, writing: Writing): WriteMarks {
  return {
    dot: { device: writing.device, count: writing.count },
    vector: { ...before?.vector, [writing.device]: writing.count },
    clock: writing.clock,
  }
}

/** The clock of the next writing: never behind the device's clock or any writing seen. */
export function nextClock(last: HybridClock, now: number): HybridClock {
  return now > last.ms ? { ms: now, n: 0 } : { ms: last.ms, n: last.n + 1 }
}

/** The later of two. */
export function laterClock(one: HybridClock, other: HybridClock): HybridClock {
  const oneIsLater = one.ms > other.ms || (one.ms === other.ms && one.n > other.n)
  return oneIsLater ? one : other
}
