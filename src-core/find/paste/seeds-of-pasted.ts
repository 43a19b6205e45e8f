// The keys in a text that a person pasted: a key, a header, a command, a reply, a block of settings.
// Promises to throw on no text, and no key where a person only wrote a sentence.
// Must not keep the text.
import type { Seed } from '../../../src-shared/seed.ts'
import { seedsOfCommand } from './command.ts'
import { seedsOfHeaders } from './headers.ts'
import { seedsOfReply } from './reply.ts'
import { seedsOfSettings } from './settings.ts'
import { seedOfBareKey } from './bare-key.ts'

/** What a pasted text is. */
export type PastedShape = 'key' | 'header' | 'curl' | 'json' | 'env' | 'other'

/** What was found in a pasted text. */
export type Pasted = { readonly seeds: Seed[]; readonly shape: PastedShape }

// Beyond it is no text that a person pastes; a file is found or imported.
const longest = 1_000_000

/** The keys in a text that a person pasted; none where it holds none. */
export function seedsOfPasted(pasted: string): Pasted {
  const text = pasted.replace(/^\uFEFF/, '').trim()
  if (text === '' || text.length > longest) return { seeds: [], shape: 'other' }
  const ways: readonly (readonly [PastedShape, (text: string) => readonly Seed[] | null])[] = [
    ['key', seedOfBareKey],
    ['curl', seedsOfCommand],
    ['json', seedsOfReply],
    ['header', seedsOfHeaders],
    ['env', (all) => seedsOfSettings('.env', all)],
    ['other', (all) => seedsOfSettings('pasted.yml', all)],
  ]
  for (const [shape, read] of ways) {
    const seeds = read(text)
    if (seeds !== null) return { seeds: [...seeds, ...besides(text, shape, seeds)], shape }
  }
  return { seeds: [], shape: 'other' }
}

/** Known keys that stand beside what the shape explains, such as in a line after a command. */
function besides(text: string, shape: PastedShape, seeds: readonly Seed[]): readonly Seed[] {
  if (shape !== 'curl' && shape !== 'header' && shape !== 'json') return []
  const known = seeds.map(textOf)
  const all = seedsOfSettings('pasted.sh', text) ?? []
  return all.filter((seed) => {
    const value = textOf(seed)
    return seed.format !== null && !known.some((one) => one.includes(value) || value.includes(one))
  })
}

function textOf({ value }: Seed): string {
  return new TextDecoder().decode(value ?? new Uint8Array())
}
