/**
 * Remembers what the programs of places said last: in memory, for this process, redacted.
 */
import type { RotationContext } from './context.ts'

/** The most characters of an output that are kept, its end. */
const kept = 4_000

const outputs = new WeakMap<RotationContext, Map<string, string>>()

/** Keeps what a program said; null forgets it. */
export function keepOutput(context: RotationContext, placeId: string, output: string | null): void {
  const of = outputs.get(context) ?? new Map<string, string>()
  outputs.set(context, of)
  if (output === null) of.delete(placeId)
  else of.set(placeId, output.slice(-kept))
}

/** What a program said last, or null. */
export function outputAt(context: RotationContext, placeId: string): string | null {
  return outputs.get(context)?.get(placeId) ?? null
}
