import { edgesOf } from '../new-key/secret-edges.ts'
import { hintTail } from './hint-tail.ts'

/** What looks wrong about a pasted key; none of it forbids to go on. */
export type PasteFault =
  | 'quotes-around'
  | 'named-line'
  | 'bearer'
  | 'url'
  | 'sentence'
  | 'blanks-inside'
  | 'masked'
  | 'like-old'
  | 'other-prefix'
  | 'wrong-prefix'
  | 'cut-off'

/** A pasted key without the blanks around it, and what else looks wrong about it. */
export type Pasted = {
  readonly secret: string
  readonly blanks: number
  readonly fault: PasteFault | null
  /** What it probably was meant to be, or null. */
  readonly bare: string | null
}

/** Nothing that short can be a whole key: it was cut off on its way. */
const fewestAfterPrefix = 8

const quoted = /^(["'`“‘])(.+)["'`”’]$/su
const named = /^(?:export\s+)?[A-Za-z_][A-Za-z0-9_.-]*\s*[=:]\s*(\S.*)$/su
const bearer = /^(?:authorization\s*:\s*)?(?:bearer|basic|token)\s+(\S+)$/iu
const header = /^(?:authorization|x-api-key|api-key)\s*:\s*(\S+)$/iu
const url = /^https?:\/\//iu
const masked = /[•●…*]{3}|…|\*{3}/u

/**
 * Looks at a pasted key; the first thing that looks wrong is told.
 *
 * `oldHint` is the masked old key: two keys that end alike are probably the same one. `prefix` is
 * how every key of the vendor begins, where that is published.
 */
export function lookAtPaste(
  typed: string,
  oldHint: string | null,
  prefix: string | null = null,
): Pasted {
  const { inner: secret, blanks } = edgesOf(typed)
  const told = (fault: PasteFault | null, bare: string | null = null): Pasted => {
    return { secret, blanks, fault, bare }
  }
  const inQuotes = quoted.exec(secret)?.[2]
  if (inQuotes !== undefined) return told('quotes-around', inQuotes)
  const ofBearer = (bearer.exec(secret) ?? header.exec(secret))?.[1]
  if (ofBearer !== undefined) return told('bearer', ofBearer)
  const ofLine = named.exec(secret)?.[1]
  if (ofLine !== undefined && isNamedLine(secret)) return told('named-line', unquoted(ofLine))
  if (url.test(secret)) return told('url')
  if (masked.test(secret)) return told('masked')
  const words = secret.startsWith('-----BEGIN') ? [secret] : secret.split(/\s+/u)
  if (words.length > 3) return told('sentence')
  // A line that was broken on its way is one key; words side by side may be more than that.
  const isBroken = /[\r\n]/u.test(secret)
  if (words.length > 1) return told('blanks-inside', isBroken ? words.join('') : null)
  if (endsLike(secret, oldHint)) return told('like-old')
  if (secret === '') return told(null)
  if (prefix !== null && !secret.startsWith(prefix)) return told('wrong-prefix')
  if (prefix !== null && secret.length < prefix.length + fewestAfterPrefix) return told('cut-off')
  return told(beginsLike(secret, oldHint) ? null : 'other-prefix')
}

/** Base64 ends in `=`, and some keys hold a colon: only a name in capitals is surely a name. */
function isNamedLine(secret: string): boolean {
  return /^(?:export\s+)?[A-Z][A-Z0-9_]*\s*[=:]\s*[^=\s]/u.test(secret)
}

function unquoted(value: string): string {
  return quoted.exec(value)?.[2] ?? value
}

/** A hint shows the beginning only of keys that begin with a kind, such as `sk_live_`. */
function beginsLike(secret: string, oldHint: string | null): boolean {
  const cut = (oldHint ?? '').indexOf('…')
  const prefix = cut > 0 ? (oldHint ?? '').slice(0, cut) : ''
  return secret.startsWith(prefix)
}

function endsLike(secret: string, oldHint: string | null): boolean {
  const tail = hintTail(oldHint).replace('…', '')
  return tail.length >= 4 && secret.endsWith(tail)
}
