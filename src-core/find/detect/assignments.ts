// Names and the values that a text gives them, in whatever language it is written.
// Promises work in proportion to the text: it looks at signs of assignment, and a little around.
import type { FileTraits } from './file-traits.ts'

/** A name and the value that a text gives it. */
export type Assignment = {
  readonly name: string
  /** As a program would get it: without quotes. */
  readonly value: string
  /** The stretch of the value, without quotes. */
  readonly start: number
  readonly end: number
}

const longestName = 100
const longestValue = 8_192
const sign = /[=:>]/g
// A cheap look at a whole name, before its words are taken apart.
const mayTell = /key|token|secret|pass|pwd|cred|auth|salt|dsn|default|value|pat/i

/** What a text is read with. */
export type Reading = {
  readonly bare: FileTraits['bare']
  /** Whether all names count, or those alone that may speak of a secret. */
  readonly names: 'all' | 'telling'
}

/** The assignments in a text. */
export function assignmentsOf(text: string, { bare, names }: Reading): Assignment[] {
  const found: Assignment[] = []
  sign.lastIndex = 0
  for (let match = sign.exec(text); match; match = sign.exec(text)) {
    const at = match.index
    const after = endOfSign(text, at)
    const name = after === null ? '' : nameBefore(text, at)
    if (after === null || name === '' || (names === 'telling' && !mayTell.test(name))) continue
    const value =
      headerValue(text, at, name) ?? valueAfter(text, after, bareFor(bare, { name, text, at }))
    if (!value || value.end === value.start) continue
    found.push({ name: trueName(name, text, at), ...withoutScheme(name, value) })
    // Inside a value of its own, a sign assigns nothing.
    if (bare === 'dotenv') sign.lastIndex = Math.max(after, value.end)
  }
  return bare === 'dotenv' ? found : [...found, ...constantsOf(text)]
}

// PHP's `define('NAME', 'value')`.
const constant = /\bdefine\s{0,8}\(\s{0,20}(["'])([\w.-]{1,100})\1\s{0,20},\s{0,20}(["'])/g

function constantsOf(text: string): readonly Assignment[] {
  if (!text.includes('define')) return []
  return [...text.matchAll(constant)].flatMap(({ 0: all, 2: name = '', 3: quote = '', index }) => {
    const value = mayTell.test(name) ? quotedValue(text, index + all.length - 1, quote) : null
    return value && value.end > value.start ? [{ name, ...value }] : []
  })
}

// A header in one text: `-H "X-Api-Key: value"`, `'Authorization: Bearer value'`.
const header =
  /:[ \t]{0,4}(?:(?:bearer|basic|token|bot)[ \t]{1,4})?([^\s"'`<>\\]{8,4000})(?=(["'`]))/iy

function headerValue(text: string, at: number, name: string): Omit<Assignment, 'name'> | null {
  const opening = at - name.length - 1
  if (text[at] !== ':' || !/["'`]/.test(text[opening] ?? '')) return null
  if (!text.startsWith(name, opening + 1)) return null
  header.lastIndex = at
  const match = header.exec(text)
  if (match === null || match[2] !== text[opening]) return null
  const { 0: all, 1: value = '' } = match
  const start = at + all.length - value.length
  return { value, start, end: start + value.length }
}

// RFC 9110, section 11.6.2: the scheme is no part of the secret.
function withoutScheme(name: string, value: Omit<Assignment, 'name'>): Omit<Assignment, 'name'> {
  const scheme = /authorization$/i.test(name)
    ? /^(?:bearer|basic|token|bot) +(?=\S+$)/i.exec(value.value)?.[0]
    : undefined
  if (scheme === undefined) return value
  const rest = value.value.slice(scheme.length)
  return { value: rest, start: value.start + scheme.length, end: value.end }
}

/** Where a sign of assignment ends, or null for one that is none, such as `==` or `://`. */
function endOfSign(text: string, at: number): number | null {
  const [before, own, next] = [text[at - 1] ?? '', text[at], text[at + 1] ?? '']
  if (own === '>') return isTagEnd(text, at) ? at + 1 : null
  if (/[=!<>]/.test(before) || before === own) return null
  if (own === ':') {
    if (next === '/' || next === ':') return null
    return next === '=' ? at + 2 : at + 1
  }
  if (next === '=') return null
  return next === '>' ? at + 2 : at + 1
}

// `<password>value</password>`: the name stands right before, with nothing but `<` before it.
function isTagEnd(text: string, at: number): boolean {
  return /<[A-Za-z][\w.-]{1,60}$/.test(text.slice(Math.max(0, at - 62), at))
}

// The sorts of signs that stand before a sign of assignment.
const gap = 1
const closing = 2
const ofName = 4
const sorts = new Uint8Array(128)
for (const blank of ' \t?|+&') sorts[blank.charCodeAt(0)] = gap
for (const close of `"'\`])`) sorts[close.charCodeAt(0)] = closing
for (let code = 0; code < 128; code += 1) {
  if (/[\w.\-/:@]/.test(String.fromCharCode(code))) sorts[code] = ofName
}
// The first sign of `:=` is a gap as well, and one that a name may have.
sorts[':'.charCodeAt(0)] = gap | ofName

/** The name before a sign of assignment: in quotes or brackets, with gaps, with a type, or plain. */
export function nameBefore(text: string, at: number): string {
  let end = backOver(text, at, gap)
  // A type behind the name: `const key: string = …`.
  const type = / ?: ?(?:string|String|&?(?:'static )?str)$/.exec(
    text.slice(Math.max(0, end - 16), end),
  )
  if (type) end = backOver(text, end - type[0].length, gap)
  const inner = backOver(text, backOver(text, end, closing), gap)
  const name = text.slice(backOver(text, inner, ofName), inner)
  // A key of `.npmrc` is the address and what is behind it.
  return name.startsWith('//') ? name : name.slice(name.search(/[^/:@]*$/))
}

function backOver(text: string, from: number, sort: number): number {
  const least = Math.max(0, from - longestName)
  let index = from
  while (index > least && ((sorts[text.charCodeAt(index - 1)] ?? 0) & sort) !== 0) index -= 1
  return index
}

type Place = { readonly name: string; readonly text: string; readonly at: number }

// In code a bare value is one only where a shell would say so: `export NAME=value`.
function bareFor(bare: FileTraits['bare'], { name, text, at }: Place): FileTraits['bare'] {
  if (text[at] === '>') return 'word'
  if (bare !== 'none')
    return text[at] === '=' && bare === 'line' && isInList(text, at) ? 'word' : bare
  const isShell = /^[A-Z][A-Z0-9_]+$/.test(name) && text[at] === '='
  return isShell && /\S/.test(text[at - 1] ?? ' ') && /\S/.test(text[at + 1] ?? ' ')
    ? 'word'
    : 'none'
}

// `- NAME=value` and `- "NAME=value"`, as docker compose has them.
function isInList(text: string, at: number): boolean {
  return /(?:^|\n)[ \t]*- ["']?[\w.-]+$/.test(text.slice(Math.max(0, at - 140), at))
}

function valueAfter(
  text: string,
  from: number,
  bare: FileTraits['bare'],
): Omit<Assignment, 'name'> | null {
  let at = from
  while (at < from + 60 && (text[at] === ' ' || text[at] === '\t')) at += 1
  // Of languages that mark what sort of text follows.
  if (/[brfuRBFU@L]/.test(text[at] ?? '') && /["']/.test(text[at + 1] ?? '')) at += 1
  const first = text[at]
  if (first === '"' || first === "'" || first === '`') return quotedValue(text, at, first)
  // `NAME: value` has its gap; without one it is an address, a time, a ratio.
  if (bare === 'none' || (text[from - 1] === ':' && at === from)) return null
  return bareValue(text, at, bare)
}

function quotedValue(text: string, at: number, quote: string): Omit<Assignment, 'name'> | null {
  const most = Math.min(text.length, at + 1 + longestValue)
  for (let index = at + 1; index < most; index += 1) {
    const own = text[index]
    if (own === '\\') index += 1
    else if (own === quote) return slot(text, at + 1, index)
    else if (own === '\n' || own === '\r') return null
  }
  return null
}

function slot(text: string, start: number, end: number): Omit<Assignment, 'name'> {
  const raw = text.slice(start, end)
  return { value: raw.includes('\\') ? unescaped(raw) : raw, start, end }
}

function unescaped(raw: string): string {
  return raw
    .replaceAll('\\n', '\n')
    .replaceAll('\\r', '\r')
    .replaceAll('\\t', '\t')
    .replaceAll(/\\u([0-9a-fA-F]{4})/g, (_, code: string) =>
      String.fromCharCode(parseInt(code, 16)),
    )
    .replaceAll(/\\(["'`/\\$])/g, '$1')
}

const bareEnds = {
  dotenv: /[#\r\n]/g,
  word: /[\s"'`;&|)<>]/g,
  line: /\r|\n|\s[#;]|<\//g,
}

function bareValue(
  text: string,
  start: number,
  bare: Exclude<FileTraits['bare'], 'none'>,
): Omit<Assignment, 'name'> | null {
  const piece = text.slice(start, start + longestValue)
  const end = bareEnds[bare]
  end.lastIndex = 0
  const length = end.exec(piece)?.index ?? piece.length
  if (length === longestValue) return null
  const value = piece.slice(0, length).trimEnd()
  return { value, start, end: start + value.length }
}

// Where the name says only `value` or `default`, the name of what it belongs to stands before.
function trueName(name: string, text: string, at: number): string {
  if (!/^(?:value|default)$/i.test(name)) return name
  const before = text.slice(Math.max(0, at - 300), at)
  const near =
    /(?:\bname["']?\s*[:=]\s*["']?|\bkey["']?\s*[:=]\s*["']|variable\s+")([\w.-]{2,100})/g
  return [...before.matchAll(near)].at(-1)?.[1] ?? name
}
