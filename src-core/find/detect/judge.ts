// Whether a value that tells nothing by itself is a key, by the name that it has.
// Promises to say how sure that is; precision before reach, or a list is worthless.
import type { Confidence, WhyKey } from '../../../src-shared/intake.ts'
import type { ItemKind } from '../../../src-shared/item.ts'
import { namedFormats, type KeyFormat } from '../formats/formats.ts'
import type { Assignment } from './assignments.ts'
import type { FileTraits } from './file-traits.ts'
import { isMachineMade, isPhrase } from './machine-made.ts'
import { isAboutElse, isForBrowser, kindOfWords, weightOf, wordsOf } from './names.ts'
import { isPlaceholder } from './placeholder.ts'
import { providerOfWords } from './provider-words.ts'

/** What a value is taken for. */
export type Verdict = {
  readonly format: KeyFormat | null
  readonly provider: string
  readonly kind: ItemKind
  readonly confidence: Confidence
  readonly why: WhyKey
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const shortestPassword = 8

/** What an assignment's value is taken for, or null for no key. */
export function judged(
  { name, value }: Pick<Assignment, 'name' | 'value'>,
  traits: Pick<FileTraits, 'sort' | 'isSample'>,
): Verdict | null {
  if (value.length < shortestPassword || value === name || isForBrowser(name)) return null
  const words = wordsOf(name)
  if (traits.sort === 'npmrc' && /:_(?:authToken|auth|password)$/.test(name)) {
    return isPlaceholder(value) ? null : ofRegistry(words)
  }
  const format = namedFormat(words, value)
  if (format) return sampled(verdictOfFormat(format), traits)
  if (isSaltOfWordPress(name, value)) return saltVerdict
  if (isPlaceholder(value)) return null
  const weight = weightOf(words)
  const verdict = { format: null, provider: providerOfWords(words), kind: kindOfWords(words) }
  if (isMachineMade(value)) {
    const confidence = sureness({ words, value }, traits)
    if (confidence === null) return null
    const why = weight === 'none' ? 'entropy-only' : 'name-and-entropy'
    return sampled({ ...verdict, confidence, why }, traits)
  }
  const isChosen = weight === 'strong' && mayBeChosen({ words, value }, traits)
  return isChosen ? { ...verdict, confidence: 'unsure', why: 'name-only' } : null
}

// What WordPress makes for `wp-config.php`: signs of all sorts, blanks among them.
function isSaltOfWordPress(name: string, value: string): boolean {
  if (!/^(?:(?:SECURE_)?AUTH|LOGGED_IN|NONCE)_(?:KEY|SALT)$/.test(name)) return false
  return value.length === 64 && /[^\w\s]/.test(value) && new Set(value).size >= 28
}

const saltVerdict: Verdict = {
  format: null,
  provider: 'WordPress',
  kind: 'other',
  confidence: 'likely',
  why: 'name-and-entropy',
}

// npm reads it as the login of a registry, whatever it looks like.
function ofRegistry(words: readonly string[]): Verdict {
  const provider = providerOfWords(words)
  return { format: null, provider, kind: 'token', confidence: 'likely', why: 'place' }
}

function verdictOfFormat(format: KeyFormat): Verdict {
  const { provider, kind } = format
  return { format, provider, kind, confidence: 'likely', why: 'format-and-name' }
}

// What stands in an example or a test is less likely to open anything.
function sampled(verdict: Verdict, { isSample }: Pick<FileTraits, 'isSample'>): Verdict | null {
  if (!isSample) return verdict
  return verdict.confidence === 'unsure' ? null : { ...verdict, confidence: 'unsure' }
}

/** The format that a name and the look of its value tell together. */
export function namedFormat(words: readonly string[], value: string): KeyFormat | null {
  if (weightOf(words) === 'none') return null
  const all = words.join('')
  const ready = namedFormats.find(
    ({ format, whole }) =>
      whole.test(value) && format.words.some((word) => isNamed(words, all, word)),
  )
  const isReal = ready && !isPlaceholder(value) && isMachineMade(value)
  return isReal ? ready.format : null
}

function isNamed(words: readonly string[], all: string, word: string): boolean {
  if (words.includes(word)) return true
  return word.length >= 5 && all.includes(word.replaceAll(/[^a-z0-9]/g, ''))
}

type Made = { readonly words: readonly string[]; readonly value: string }

/** How sure it is that what a machine made is a key. */
function sureness(
  { words, value }: Made,
  { sort, isSample }: Pick<FileTraits, 'sort' | 'isSample'>,
): Confidence | null {
  switch (weightOf(words)) {
    case 'strong':
      return 'likely'
    case 'weak':
      if (providerOfWords(words) !== '') return 'likely'
      return sort === 'source' || isSample ? null : 'unsure'
    case 'none': {
      const isTelling = sort === 'env' && value.length >= 24 && !uuid.test(value)
      return isTelling && !isAboutElse(words) && !/^[0-9a-f]+$/i.test(value) ? 'unsure' : null
    }
  }
}

/** Whether a person may have thought of it; only in files in which settings stand. */
function mayBeChosen(
  { words, value }: Made,
  { sort, isSample }: Pick<FileTraits, 'sort' | 'isSample'>,
): boolean {
  if (isSample || sort === 'source' || !isGuarded(value)) return false
  return (sort !== 'json' && sort !== 'yaml') || speaksOfPassword(words)
}

function speaksOfPassword(words: readonly string[]): boolean {
  return words.some((word) =>
    /^(?:pass(?:word|wd|phrase|code)?|pwd|secret|dbpass(?:word)?)$/.test(word),
  )
}

/** Whether a person who is careful may have chosen it: of several sorts of signs, no plain word. */
function isGuarded(value: string): boolean {
  if (/\s/.test(value) || value.length > 128 || isPhrase(value)) return false
  if (/^[./~]|:\/\/|[()[\]{};]|^\d+$|\.\w{1,5}$/.test(value)) return false
  if (!/\d/.test(value)) return false
  const others = [/[a-z]/, /[A-Z]/, /[^A-Za-z0-9]/].filter((sort) => sort.test(value)).length
  return others >= 2 || (others === 1 && value.length >= 10)
}
