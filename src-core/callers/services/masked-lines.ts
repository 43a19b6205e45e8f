// Shows a change at a service as lines in which every value is masked.
// Promises that no value stands in a line whole.
import type { DiffLine, PlaceDiff } from '../../../src-shared/caller.ts'
import { maskedHint } from '../../../src-shared/masking.ts'
import type { PlaceContent } from '../place-hand.ts'

/** The change of one value that has a name; `note` stands behind it. */
export function maskedLines(
  name: string,
  change: { readonly from: PlaceContent | null; readonly to: PlaceContent },
  note = '',
): PlaceDiff {
  const line = (sign: DiffLine['sign'], content: PlaceContent): DiffLine => ({
    number: null,
    sign,
    text: `${name} = ${hintOf(content)}${note}`,
  })
  const removed = change.from === null ? [] : [line('removed', change.from)]
  return { lines: [...removed, line('added', change.to)], facts: [] }
}

function hintOf({ secret, credentialId }: PlaceContent): string {
  if (secret !== null) return maskedHint(new TextDecoder().decode(secret))
  return credentialId === null ? '' : maskedHint(credentialId)
}
