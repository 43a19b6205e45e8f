// The keys in a text that a person pasted.
import { bareSeed, type Seed } from '../../../src-shared/seed.ts'
import { formatOf } from '../formats/formats.ts'

/** What a pasted text is. */
export type PastedShape = 'key' | 'header' | 'curl' | 'json' | 'env' | 'other'

/** What was found in a pasted text. */
export type Pasted = { readonly seeds: Seed[]; readonly shape: PastedShape }

/** The keys in a text that a person pasted; none where it holds none. */
export function seedsOfPasted(text: string): Pasted {
  const value = text.trim()
  const format = formatOf(value)
  if (!format || format.isPublic) return { seeds: [], shape: 'other' }
  const seed: Seed = {
    ...bareSeed,
    value: new TextEncoder().encode(value),
    format: format.id,
    kind: format.kind,
    confidence: 'certain',
    why: 'format',
    providerName: format.provider,
    environment: format.environment,
  }
  return { seeds: [seed], shape: 'key' }
}
