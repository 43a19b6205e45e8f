import type { JsonObject } from './http/message.ts'
import { Refusal } from './http/refusal.ts'
import { formatInstant, parseInstant } from './instant.ts'

/** When a sample key was made and last used, as its request says. */
export type SampleDates = { readonly createdAt: string; readonly lastUsedAt: string | null }

/** Reads `created_at` and, where it stands, `last_used_at`. */
export function readSampleDates(sample: JsonObject): SampleDates {
  const lastUsed = sample['last_used_at'] ?? null
  return {
    createdAt: readInstant(sample['created_at']),
    lastUsedAt: lastUsed === null ? null : readInstant(lastUsed),
  }
}

function readInstant(text: unknown): string {
  const instant = parseInstant(text)
  if (instant === null) throw new Refusal(400, 'bad_instant', 'Instants are written as RFC 3339.')
  return formatInstant(instant)
}
