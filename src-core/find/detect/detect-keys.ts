// The keys that one file holds.
// Promises to throw on no input, and work in proportion to its length; a name in a `.env` file is
// given only where the whole value of that name is the key, and `at` only where it can be written;
// nothing that is shown beside a value is a key of a known format itself.
// Must not keep anything: what it found belongs to whoever asked.
import type { Candidate } from '../candidate.ts'
import { addressPasswords } from './address-passwords.ts'
import { assignmentsOf, type Assignment } from './assignments.ts'
import { loneAwsSecrets } from './aws-pairs.ts'
import { connectionSecrets } from './connection-strings.ts'
import { curlLogins } from './curl-logins.ts'
import { enclosingNames } from './enclosing-names.ts'
import { environmentOfWords } from './environment.ts'
import { fileTraits, type FileTraits } from './file-traits.ts'
import type { Found } from './found.ts'
import { judged, type Verdict } from './judge.ts'
import { judgedKnown } from './judge-known.ts'
import { isMachineMade } from './machine-made.ts'
import { knownValues } from './known-values.ts'
import type { Mark } from './mark.ts'
import { wordsOf } from './names.ts'
import { partnerOf, type Around } from './partners.ts'
import { placesOf, type Place } from './places.ts'
import { privateKeys } from './private-keys.ts'
import { lineTeller, textOf } from './text-of.ts'
import { toldByPlace } from './told-by-place.ts'

type File = { readonly path: string; readonly text: string; readonly traits: FileTraits }

/** The values in a file that may be keys. */
export function detectKeys(file: {
  readonly path: string
  readonly bytes: Uint8Array
}): Candidate[] {
  const text = textOf(file.bytes)
  if (text === null) return []
  const whole = { path: file.path, text, traits: fileTraits(file.path) }
  return candidatesOf(whole, marksOf(whole))
}

function marksOf(file: File): Mark[] {
  const { path, text, traits } = file
  const { keys, ids, left } = knownValues(text)
  const told = toldByPlace(path, text)
  const found = apart([...told, ...keys, ...privateKeys(text), ...loginsIn(text)])
  const known = found.flatMap((one) => judgedKnown(one, file) ?? [])
  const named = traits.isKnownOnly ? [] : namedMarks(file, [...found, ...ids, ...left])
  const around = { text, bare: traits.bare, ids }
  const secrets = new Set(keys.map(({ value }) => value))
  const marks = [...known, ...named]
    .slice(0, mostMarks)
    .map((mark) => withoutSecret(paired(mark, around), secrets))
  return [...marks, ...loneAwsSecrets(text, ids, marks)].toSorted((a, b) => a.start - b.start)
}

function loginsIn(text: string): readonly Found[] {
  return [...addressPasswords(text), ...connectionSecrets(text), ...curlLogins(text)]
}

/** More in one file are data; looking around each of them would take minutes. */
const mostMarks = 2_000

/** A key stands where a name is expected too: `https://key:@host`, a login of `.netrc`. */
function withoutSecret(mark: Mark, secrets: ReadonlySet<string>): Mark {
  const isSecret = mark.credentialId !== null && secrets.has(mark.credentialId)
  return isSecret ? { ...mark, credentialId: null } : mark
}

/** With the public half that stands near it; one that tells itself tells its secret too. */
function paired(mark: Mark, around: Around): Mark {
  const credentialId = mark.credentialId ?? partnerOf(mark, around)
  const isTold = around.ids.some(({ value }) => value === credentialId)
  const confidence = isTold && mark.confidence === 'likely' ? 'certain' : mark.confidence
  return { ...mark, credentialId, confidence }
}

/** What does not overlap with one before it in the list. */
function apart(found: readonly Found[]): Found[] {
  const taken: Found[] = []
  const ordered = found.toSorted((a, b) => a.start - b.start || b.end - a.end)
  for (const one of ordered) {
    const last = taken.at(-1)
    if (!last || one.start >= last.end) taken.push(one)
    // A token as the password of an address is a token.
    else if (last.format.id === 'address-password') taken.splice(-1, 1, one)
  }
  return taken
}

function namedMarks({ path, text, traits }: File, known: readonly Found[]): Mark[] {
  const isEnv = traits.sort === 'env'
  const all = assignmentsOf(text, {
    bare: traits.bare,
    names: isEnv ? 'all' : 'telling',
  })
  const taken = known.toSorted((a, b) => a.start - b.start)
  return [...new Map(all.map((one) => [one.start, one])).values()].flatMap((one) => {
    if (overlaps(one, taken)) return []
    const named = namedByAll(one, { path, text, traits })
    return named ? [{ ...one, ...named, credentialId: null }] : []
  })
}

/** With the names of what it stands in, where they tell of whom it is: `twilio.token`. */
function namedByAll(
  one: Assignment,
  { path, text, traits }: File,
): (Verdict & Pick<Assignment, 'name'>) | null {
  const verdict = judged(one, traits)
  const isNested =
    traits.sort === 'source' || traits.sort === 'json' || traits.sort === 'properties'
  if (!isNested || (verdict !== null && verdict.provider !== '') || !isMachineMade(one.value)) {
    return verdict && { ...verdict, name: one.name }
  }
  const name = `${enclosingNames(text, one.start)}.${one.name}`
  const better = name.startsWith('.') ? null : judged({ name, value: one.value }, traits)
  // In a state of Terraform the outputs are named, and each has its `value`.
  const isOutput =
    one.name === 'value' && /\.tfstate\b/.test(path) && better?.why === 'name-and-entropy'
  if (better && (better.provider !== '' || isOutput)) return { ...better, name }
  return verdict && { ...verdict, name: one.name }
}

function overlaps({ start, end }: Assignment, taken: readonly Found[]): boolean {
  let [low, high] = [0, taken.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((taken[middle]?.end ?? 0) <= start) low = middle + 1
    else high = middle
  }
  return (taken[low]?.start ?? Infinity) < end
}

function candidatesOf({ path, text, traits }: File, marks: readonly Mark[]): Candidate[] {
  const lineAt = lineTeller(text)
  const lines = marks.map(({ start }) => lineAt(start))
  const places = placesOf(
    { text, sort: traits.sort, path },
    marks.map(({ value, name, start }, index) => {
      return { value, variable: name, start, line: lines[index] ?? 1 }
    }),
  )
  return marks.map((mark, index) => ({
    value: new TextEncoder().encode(mark.value),
    credentialId: mark.credentialId,
    format: mark.format?.id ?? null,
    providerName: mark.provider,
    kind: mark.credentialId !== null && mark.kind === 'api-key' ? 'key-pair' : mark.kind,
    confidence: mark.confidence,
    why: mark.why,
    ...shownNames(places[index]),
    line: lines[index] ?? 1,
    sort: traits.sort,
    environment: environmentOf(mark, traits),
  }))
}

const longestName = 120

/** Names are shown, and tables are kept under keys as well: `{"sk_live_…": {"secret": …}}`. */
function shownNames(place: Place | undefined): Pick<Candidate, 'variable' | 'at'> {
  const { variable = '', at = null } = place ?? {}
  return {
    variable: isKey(variable) ? '' : variable.slice(0, longestName),
    at: at === null || isKey(at) ? null : at,
  }
}

function isKey(name: string): boolean {
  return name.length >= shortestShown && knownValues(name).keys.length > 0
}

/** No known format is shorter. */
const shortestShown = 18

function environmentOf({ format, name }: Mark, traits: FileTraits): string {
  const own = format?.environment ?? ''
  if (own !== '') return own
  const word = environmentOfWords(wordsOf(name))
  return word === '' ? traits.environment : word
}
