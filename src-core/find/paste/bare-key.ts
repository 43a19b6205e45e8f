// A pasted text that is a key and nothing else.
import type { Seed } from '../../../src-shared/seed.ts'
import { isMachineMade } from '../detect/machine-made.ts'
import { isPlaceholder } from '../detect/placeholder.ts'
import { formatOf } from '../formats/formats.ts'
import { pastedSeed } from './pasted-seed.ts'

const longest = 8_192

/** The seed of a text that is a key and nothing else; null for other texts. */
export function seedOfBareKey(text: string): readonly Seed[] | null {
  const value = text.replace(/^(["'`])([^"'`]*)\1[,;]?$/, '$2')
  if (/\s/.test(value) || value.length > longest) return null
  const format = formatOf(value)
  if (format) {
    const seed = pastedSeed({ value, about: '' })
    return seed ? [seed] : []
  }
  // `NAME=value` and addresses are read by others.
  if (/^[A-Za-z_][\w.-]*=[^=]|:\/\/|^[{["]/.test(value)) return null
  if (!isMachineMade(value) || isPlaceholder(value)) return null
  const seed = pastedSeed({
    value,
    about: '',
    facts: { confidence: 'unsure', why: 'entropy-only' },
  })
  return seed ? [seed] : null
}
