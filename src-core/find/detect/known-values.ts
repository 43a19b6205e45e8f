// Keys of known formats, wherever in a text they stand.
// Promises one pass over the text, and no value that is public or a sample.
import { tellingFormats, type KeyFormat, type ReadyFormat } from '../formats/formats.ts'
import { quoted } from '../formats/key-format.ts'
import { judgedToken } from './web-token.ts'
import type { Found } from './found.ts'
import { isReference, isSampleBody } from './placeholder.ts'

const shapes = tellingFormats.filter(({ format }) => format.starts.length === 0)
const starts = [...new Set(tellingFormats.flatMap(({ format }) => format.starts))]

// Where a key may begin: at a known beginning, or where a shape fits that needs none.
const beginning = new RegExp(
  `(?<![A-Za-z0-9])(?:${[...starts.map(quoted), ...shapes.map(({ format }) => format.pattern)].join('|')})`,
  'g',
)

const byFirst = new Map<string, ReadyFormat[]>()
for (const ready of tellingFormats) {
  for (const first of new Set(ready.format.starts.map((start) => start.charAt(0)))) {
    byFirst.set(first, [...(byFirst.get(first) ?? []), ready])
  }
}

// More in one file are a list of samples, or an attempt to make this slow.
const most = 5_000

/** The keys of known formats in a text; with the public halves among them apart. */
export function knownValues(text: string): { readonly keys: Found[]; readonly ids: Found[] } {
  const keys: Found[] = []
  const ids: Found[] = []
  beginning.lastIndex = 0
  for (let match = beginning.exec(text); match; match = beginning.exec(text)) {
    const found = knownAt(text, match.index)
    beginning.lastIndex = found ? found.end : match.index + 1
    if (!found || isForShow(found)) continue
    if (found.format.isPublic) ids.push(found)
    else keys.push(found)
    if (keys.length + ids.length >= most) break
  }
  return { keys: keys.flatMap((found) => judgedToken(found) ?? []), ids }
}

function knownAt(text: string, index: number): Found | null {
  const first = byFirst.get(text.charAt(index)) ?? []
  for (const { format, sticky } of [...first, ...shapes]) {
    sticky.lastIndex = index
    const value = sticky.exec(text)?.[0]
    if (value !== undefined) return foundKey(format, value, index)
  }
  return null
}

/** A value of a known format at a place of a text. */
export function foundKey(format: KeyFormat, value: string, start: number): Found {
  const isSound = format.sum === null ? null : format.sum(value)
  const plain = format.isShared ? 'likely' : 'certain'
  return {
    format,
    value,
    credentialId: null,
    start,
    end: start + value.length,
    isSound,
    provider: format.provider,
    weight: isSound === false ? 'unsure' : plain,
  }
}

/** Whether a value of a known format is a sample, as manuals print it. */
export function isForShow({ format, value }: Pick<Found, 'format' | 'value'>): boolean {
  const start = format.starts.findLast((text) => value.startsWith(text)) ?? ''
  // What belongs to the form itself is no repetition.
  const body = value.slice(start.length).replace(/^AA|A{10}|FFFFNRAL$|T3BlbkFJ/, '')
  return isReference(body) || isSampleBody(body, value)
}
