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
const nameSign = /[\w.\-/:@]/
const sign = /[=:>]/g

/** What a text is read with. */
export type Reading = {
  readonly bare: FileTraits['bare']
  /** Whether a name is worth reading its value. */
  readonly isWanted: (name: string) => boolean
}

/** The assignments in a text. */
export function assignmentsOf(text: string, { bare, isWanted }: Reading): Assignment[] {
  const found: Assignment[] = []
  sign.lastIndex = 0
  for (let match = sign.exec(text); match; match = sign.exec(text)) {
    const after = endOfSign(text, match.index)
    if (after === null) continue
    const name = nameBefore(text, match.index)
    if (name === '' || !isWanted(name)) continue
    const value = valueAfter(text, after, bareFor(bare, { name, text, at: match.index }))
    if (!value || value.end === value.start) continue
    found.push({ name: trueName(name, text, match.index), ...value })
  }
  return found
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

/** The name before a sign: in quotes or brackets, with gaps, with a type, or plain. */
function nameBefore(text: string, at: number): string {
  const line = text.slice(Math.max(0, at - longestName - 40), at)
  const own = line.slice(Math.max(line.lastIndexOf('\n'), line.lastIndexOf('\r')) + 1)
  // A type behind the name (`const key: string = …`), and the first sign of `||=`, `:=`, `?=`.
  const plain = own
    .replace(/[\s:?|+&]*$/, '')
    .replace(/:\s{0,4}(?:string|String|str|&(?:'static )?str|&'static str)$/, '')
  let end = plain.length
  while (end > 0 && /["'`\])\s]/.test(plain[end - 1] ?? '')) end -= 1
  let start = end
  while (start > 0 && nameSign.test(plain[start - 1] ?? '')) start -= 1
  const name = plain.slice(start, end)
  // A key of `.npmrc` is the address and what is behind it.
  return name.startsWith('//') ? name : name.slice(name.search(/[^/:@]*$/))
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
