// A line `NAME=value` of a `.env` file, read as dotenv reads it.
// Promises that quotes, comments, order and line ends stay, and that dotenv reads the new value.
// Must not expand variables: a file is data here.
import { VaultError } from '../../../src-shared/errors.ts'
import {
  firstThatReads,
  replaced,
  slotsOf,
  type Slot,
  type Span,
  type TextFormat,
} from './text-format.ts'

type Entry = { readonly name: string; readonly at: Span; readonly slot: Slot }
type Quote = '"' | "'" | '`'

// The grammar of dotenv (its LINE, MIT, github.com/motdotla/dotenv) for text with `\n` line ends,
// from the name on: what stands before it is skipped by hand, or empty lines would cost a square.
const entryPattern =
  /(?:export\s+)?([\w.-]+)(?:\s*=\s*?|:\s+?)(\s*'(?:\\'|[^'])*'|\s*"(?:\\"|[^"])*"|\s*`(?:\\`|[^`])*`|[^#\r\n]+)?\s*(?:#.*)?$/dmy
const lineEnd = /[\n\r\u2028\u2029]/g
const nextInk = /\S/g

/** The variable of that name; of several lines the last one counts. */
export function envFile(variable: string, part: 'secret' | 'credential-id'): TextFormat {
  return {
    find: (text) => slotsOf(part, found(text, variable)),
    write: (text, slot, value) =>
      firstThatReads(waysToWrite(text, slot, value), (way) =>
        readsBack({ before: text, after: replaced(text, slot, way), variable, value }),
      ),
    names: (text) => entriesOf(text).map(({ at }) => at),
  }
}

function found(text: string, variable: string): Slot {
  const slot = entriesOf(text).findLast(({ name }) => name === variable)?.slot
  if (!slot) throw new VaultError('place-missing')
  return slot
}

/** Every variable in its order. */
function entriesOf(original: string): Entry[] {
  const { text, at } = unixLines(original)
  const entries: Entry[] = []
  let from: number | null = 0
  while (from !== null) {
    nextInk.lastIndex = from
    const start = nextInk.exec(text)?.index
    if (start === undefined) break
    entryPattern.lastIndex = start
    const match = entryPattern.exec(text)
    if (match) entries.push(entryOf(match, at))
    from = lineAfter(text, match ? entryPattern.lastIndex : start)
  }
  return entries
}

// Where the next line begins; `^` matches at the very place if a line has just begun there.
function lineAfter(text: string, from: number): number | null {
  lineEnd.lastIndex = from
  const end = lineEnd.exec(text)
  return end ? end.index + 1 : null
}

function entryOf(match: RegExpExecArray, at: (index: number) => number): Entry {
  const [name = '', raw = ''] = match.slice(1)
  const spans: readonly (readonly [number, number] | undefined)[] = match.indices ?? []
  const [, nameEnd] = spans[1] ?? [0, 0]
  const gap = raw.length - raw.trimStart().length
  // Where nothing stands behind the sign, the value begins just behind it.
  const isEmpty = raw.trim() === ''
  const start = isEmpty ? endOfSign(match, nameEnd) : (spans[2]?.[0] ?? 0) + gap
  const end = start + raw.trim().length
  return {
    name,
    // With the word `export`, which is no value either.
    at: { start: at(match.index), end: at(nameEnd) },
    slot: { value: valueOf(raw.trim()), start: at(start), end: at(end) },
  }
}

function endOfSign(match: RegExpExecArray, nameEnd: number): number {
  const tail = match.input.slice(nameEnd, match.index + match[0].length)
  return nameEnd + (/^\s*=|^:[^\S\n]?/.exec(tail)?.[0].length ?? 0)
}

// What dotenv makes of a trimmed value, with its own two steps.
function valueOf(raw: string): string {
  const bare = raw.replaceAll(/^(['"`])([\s\S]*)\1$/gm, '$2')
  return raw.startsWith('"') ? bare.replaceAll('\\n', '\n').replaceAll('\\r', '\r') : bare
}

/** The same text with `\n` for every line end, and where its characters stood. */
function unixLines(original: string): {
  readonly text: string
  readonly at: (index: number) => number
} {
  if (!original.includes('\r')) return { text: original, at: (index) => index }
  const starts: number[] = []
  const text = original.replaceAll(/\r\n?|[^\r]+/g, (piece, offset: number) => {
    const isEnd = piece.startsWith('\r')
    const length = isEnd ? 1 : piece.length
    for (let index = 0; index < length; index += 1) starts.push(offset + index)
    return isEnd ? '\n' : piece
  })
  return { text, at: (index) => starts[index] ?? original.length }
}

function* waysToWrite(text: string, slot: Slot, value: string): Generator<string> {
  const quote = quoteOf(text.slice(slot.start, slot.end))
  // `NAME: value` needs its space, and so does a comment behind a value.
  const before = slot.start === slot.end && text[slot.start - 1] === ':' ? ' ' : ''
  const behind = text[slot.end] === '#' ? ' ' : ''
  const end = text.includes('\r\n') ? '\r\n' : '\n'
  for (const form of [quote, "'", '"', '`', null] as const) {
    const isFallback = form === '"' && quote !== '"'
    const way = written(value, form, end)
    if (way !== null && (isFallback || isPlainFor(value, form))) yield before + way + behind
  }
  // What shells and other readers might expand is written as dotenv alone reads it.
  for (const form of ['"', null] as const) {
    const way = written(value, form, end)
    if (way !== null) yield before + way + behind
  }
}

function quoteOf(raw: string): Quote | null {
  const first = raw[0]
  const isQuoted = raw.length > 1 && raw.endsWith(first ?? ' ')
  return isQuoted && (first === '"' || first === "'" || first === '`') ? first : null
}

/** Whether other readers than dotenv, shells among them, read the same in this form. */
function isPlainFor(value: string, quote: Quote | null): boolean {
  switch (quote) {
    case null:
      return /^[\w./:@%+=,~^-]*$/.test(value)
    case '"':
      return !/["$`\\]/.test(value)
    case "'":
    case '`':
      return true
  }
}

function written(value: string, quote: Quote | null, end: string): string | null {
  if (quote === null) return /[\r\n]/.test(value) ? null : value
  if (value.includes(quote)) return null
  if (quote === '"') {
    return `"${value.replaceAll('\n', '\\n').replaceAll('\r', '\\r')}"`
  }
  return value.includes('\r') ? null : quote + value.replaceAll('\n', end) + quote
}

type Change = {
  readonly before: string
  readonly after: string
  readonly variable: string
  readonly value: string
}

/** Whether the variable reads as the value now and every other one as it did. */
function readsBack({ before, after, variable, value }: Change): boolean {
  const [old, now] = [entriesOf(before), entriesOf(after)]
  const changed = old.findLastIndex(({ name }) => name === variable)
  return (
    old.length === now.length &&
    now.every(({ name, slot }, index) => {
      const was = old[index]
      return name === was?.name && slot.value === (index === changed ? value : was.slot.value)
    })
  )
}
