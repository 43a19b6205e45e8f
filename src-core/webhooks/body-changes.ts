// The ways in which a body is changed between the sender and whoever checks it.
// Promises candidates only: one of them is what was signed, or none is.
// Must not be used to accept a request: its receiver checks the bytes that it got.
import type { CheckedRequest } from '../../src-shared/webhook.ts'

/** How a body was changed on the way. */
export type BodyChange = NonNullable<CheckedRequest['change']>

/** A body as it may have been, and how it would have been changed since. */
export type EarlierBody = { readonly change: BodyChange; readonly body: Uint8Array }

/** What a body may have come from is no longer than this; laid-out JSON can be far longer than it was. */
const longest = 500_000

/** The bodies that may have been signed, the likelier first; without the body itself. */
export function earlierBodies(body: Uint8Array): readonly EarlierBody[] {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(body)
  const seen = new Set([text])
  const earlier: EarlierBody[] = []
  const add = (change: BodyChange, before: string): void => {
    if (seen.has(before) || before.length > longest) return
    seen.add(before)
    earlier.push({ change, body: new TextEncoder().encode(before) })
  }
  for (const before of endings(text)) add('end-of-body', before)
  for (const before of lineEnds(text)) add('line-ends', before)
  for (const before of trims(text)) add('white-space', before)
  for (const before of rewritten(text)) add('json-rewritten', before)
  return earlier
}

function endings(text: string): readonly string[] {
  return [withoutEnd(text), `${text}\n`, `${text}\r\n`]
}

// A text field of a form ends every line with both signs; most editors end it with one.
function lineEnds(text: string): readonly string[] {
  const bare = text.replaceAll('\r\n', '\n')
  const both = bare.replaceAll('\n', '\r\n')
  return [bare, both, withoutEnd(bare), withoutEnd(both), `${bare}\n`, `${both}\r\n`]
}

// By hand: a pattern would look for the end anew from each of a hundred thousand line ends.
function withoutEnd(text: string): string {
  let end = text.length
  while (text[end - 1] === '\n') end -= text[end - 2] === '\r' ? 2 : 1
  return text.slice(0, end)
}

function trims(text: string): readonly string[] {
  const bare = text.replace(/^\uFEFF/, '')
  return [bare, `\uFEFF${text}`, bare.trim()]
}

/** As the usual libraries write JSON; whoever parses a body and writes it anew comes to one. */
function rewritten(text: string): readonly string[] {
  const value = isTooDeep(text) ? undefined : parsed(text)
  if (value === undefined) return []
  const compact = JSON.stringify(value)
  const spaced = JSON.stringify(value, null, 1)
    .replaceAll(/,\n\s*/g, ', ')
    .replaceAll(/\n\s*/g, '')
  const forms = [compact, JSON.stringify(value, null, 2), JSON.stringify(value, null, 4), spaced]
  // Python escapes what is not ASCII, PHP does so too and escapes every slash.
  const more = [ascii(compact), ascii(spaced), ascii(compact).replaceAll('/', '\\/')]
  const all = [...forms, ...more]
  return [...all, ...all.map((form) => `${form}\n`)]
}

/** Events are not nested so deeply; laid out, each line of such a body is as long as it is deep. */
const deepest = 32

/** Whether brackets stand within more brackets than that; those inside texts may count as well. */
function isTooDeep(text: string): boolean {
  let depth = 0
  for (const [sign] of text.matchAll(/[[\]{}]/g)) {
    depth += sign === '[' || sign === '{' ? 1 : -1
    if (depth > deepest) return true
  }
  return false
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown
  } catch {
    return undefined
  }
}

function ascii(text: string): string {
  return text.replaceAll(
    /[\u0080-\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
