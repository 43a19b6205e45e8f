// How sure it is that a value of a known format is a key, by the place in which it stands.
import { assignmentsOf, type Assignment } from './assignments.ts'
import type { Mark } from './mark.ts'
import type { FileTraits } from './file-traits.ts'
import type { Found } from './found.ts'
import { isForBrowser, weightOf, wordsOf } from './names.ts'
import { providerOfWords } from './provider-words.ts'

type File = { readonly path: string; readonly text: string; readonly traits: FileTraits }

const reach = 300

/** What is made of a value of a known format; null for one that everyone may know. */
export function judgedKnown(found: Found, file: File): Mark | null {
  const name = nameOf(found, file)
  const words = wordsOf(name)
  if (isPublished(found, name, file)) return null
  // An address in an example that a person made up.
  const isMadeUp = found.format.id === 'address-password' && found.weight === 'unsure'
  if (isMadeUp && (file.traits.isSample || file.traits.sort === 'source')) return null
  const told = providerOfWords(words)
  const isTold = told !== '' && told === found.provider
  const isNamed = weightOf(words) !== 'none'
  const confidence = isTold && found.weight === 'likely' ? 'certain' : found.weight
  return {
    value: found.value,
    start: found.start,
    end: found.end,
    name,
    format: found.format,
    provider: found.format.isShared && told !== '' ? told : found.provider,
    kind: found.format.kind,
    confidence: file.traits.isSample ? less(confidence) : confidence,
    why: whyOf(found, isNamed),
    credentialId: found.credentialId,
  }
}

function whyOf(
  { isSound, host }: Found & { readonly host?: string },
  isNamed: boolean,
): Mark['why'] {
  if (host !== undefined) return 'place'
  if (isSound === true) return 'checksum'
  return isNamed ? 'format-and-name' : 'format'
}

function less(confidence: Mark['confidence']): Mark['confidence'] {
  return confidence === 'certain' ? 'likely' : 'unsure'
}

/** The name whose value it is, or in which it stands. */
function nameOf(found: Found, { text, traits }: File): string {
  const from = Math.max(0, found.start - reach)
  const near = assignmentsOf(text.slice(from, Math.min(text.length, found.end + reach)), {
    bare: traits.bare,
    names: 'all',
  })
  const around = near.filter(
    ({ start, end }) => start + from <= found.start && end + from >= found.end,
  )
  const own = around.findLast((one) => isWhole(one, found, from)) ?? around.at(-1)
  return own?.name ?? ''
}

function isWhole({ start, end }: Assignment, found: Found, from: number): boolean {
  return start + from === found.start && end + from === found.end
}

// Firebase's keys stand in every page that uses them; they name a project and open nothing.
function isPublished(found: Found, name: string, { path, text }: File): boolean {
  if (found.format.id !== 'google-api') return false
  if (isForBrowser(name) || /firebase/i.test(name)) return true
  if (/google-services\.json$|GoogleService-Info\.plist$/i.test(path)) return true
  const around = text.slice(Math.max(0, found.start - reach), found.end + reach)
  return /authDomain|firebaseapp\.com|messagingSenderId/.test(around)
}
