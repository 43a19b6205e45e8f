// A seed of a value that stood in a pasted text.
import { bareSeed, type Seed } from '../../../src-shared/seed.ts'
import { knownValues } from '../detect/known-values.ts'
import { isReference } from '../detect/placeholder.ts'
import { wordsOf } from '../detect/names.ts'
import { providerOfWords } from '../detect/provider-words.ts'
import { formatOf } from '../formats/formats.ts'

/** A value and what stood around it. */
export type PastedValue = {
  readonly value: string
  /** The host that it was for, or a name that speaks of its provider; or empty. */
  readonly about: string
  readonly facts?: Partial<Seed>
}

/** A seed of a value that was said to be a key; null for a public half or a place for one. */
export function pastedSeed({ value, about, facts }: PastedValue): Seed | null {
  const format = formatOf(value)
  if (value === '' || isReference(value) || format?.isPublic === true) return null
  // What the format knows, and no more: samples of a manual have one, too.
  const isKnown = format !== null && knownValues(value).keys.length > 0
  if (format !== null && !isKnown) return null
  const told = providerOfWords(wordsOf(about))
  const isTold = format === null || format.isShared
  return {
    ...bareSeed,
    value: new TextEncoder().encode(value),
    format: format?.id ?? null,
    kind: format?.kind ?? 'api-key',
    confidence: format === null ? 'likely' : 'certain',
    why: format === null ? 'told' : 'format',
    providerName: isTold && told !== '' ? told : (format?.provider ?? ''),
    environment: format?.environment ?? '',
    ...facts,
  }
}
