// Keys of known formats, wherever in a text they stand.
// Promises one pass over the text, and no value that is public or a sample.
import { tellingFormats, type KeyFormat, type ReadyFormat } from '../formats/formats.ts'
import { longestGap, runsOf } from './runs.ts'
import { judgedToken } from './web-token.ts'
import type { Found } from './found.ts'
import { isReference, isSampleBody } from './placeholder.ts'

const shapes = tellingFormats.filter(({ format }) => format.starts.length === 0)
const shortestShape = 36

type Start = { readonly start: string; readonly ready: ReadyFormat }

// By their first two signs, so that most places of a text are passed with one look.
const byHead = new Map<number, Start[]>()
for (const ready of tellingFormats) {
  for (const start of ready.format.starts) {
    const head = headAt(start, 0)
    byHead.set(head, [...(byHead.get(head) ?? []), { start, ready }])
  }
}

function headAt(text: string, index: number): number {
  return text.charCodeAt(index) * 65_536 + text.charCodeAt(index + 1)
}

// More in one file are a list of samples, or an attempt to make this slow.
const most = 5_000

/** What was recognised in a text. */
export type Known = {
  readonly keys: readonly Found[]
  /** The public halves of keys. */
  readonly ids: readonly Found[]
  /** Samples and what everyone may know: recognised, and so nothing that a name makes a key. */
  readonly left: readonly Found[]
}

/** The values of known formats in a text. */
export function knownValues(text: string): Known {
  const all: Found[] = []
  let done = 0
  for (const { start, end } of runsOf(text)) {
    const ofShape = end - start < shortestShape ? [] : shapesIn(text.slice(start, end))
    for (let index = Math.max(done, start - longestGap); index < end; index += 1) {
      if (isInWord(text, index)) continue
      const found = knownAt(text, index) ?? shapeAt(text, index, ofShape)
      if (!found) continue
      index = found.end - 1
      done = found.end
      all.push(found)
    }
    if (all.length >= most) break
  }
  return sorted(all)
}

function sorted(all: readonly Found[]): Known {
  const [keys, ids, left]: [Found[], Found[], Found[]] = [[], [], []]
  for (const found of all) {
    const judged = isForShow(found) ? null : judgedToken(found)
    if (!judged) left.push(found)
    else if (judged.format.isPublic) ids.push(judged)
    else keys.push(judged)
  }
  return { keys, ids, left }
}

function isInWord(text: string, index: number): boolean {
  if (index === 0) return false
  const code = text.charCodeAt(index - 1)
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
}

function knownAt(text: string, index: number): Found | null {
  for (const { start, ready } of byHead.get(headAt(text, index)) ?? []) {
    const found = text.startsWith(start, index) ? foundAt(text, index, ready) : null
    if (found) return found
  }
  return null
}

// What has no beginning of its own has a mark in it that is rare.
function shapesIn(run: string): readonly ReadyFormat[] {
  return shapes.filter(({ format }) => run.includes(format.mark))
}

function shapeAt(text: string, index: number, among: readonly ReadyFormat[]): Found | null {
  for (const ready of among) {
    const found = foundAt(text, index, ready)
    if (found) return found
  }
  return null
}

function foundAt(text: string, index: number, { format, sticky }: ReadyFormat): Found | null {
  sticky.lastIndex = index
  const value = sticky.exec(text)?.[0]
  return value === undefined ? null : foundKey(format, value, index)
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
