// Takes out of a captured request what one scheme put there: signatures, time and id.
// Promises to skip signatures of versions that the scheme does not know, as its receivers do.
import type { Captured } from './captured.ts'
import type { MacScheme, TimePlace } from './scheme.ts'

/** What a request carries of one scheme. */
export type Carried = {
  readonly scheme: MacScheme
  /** Without their prefix, as they stand. */
  readonly signatures: readonly string[]
  readonly id: string
  readonly timestamp: string
  readonly method: string
  readonly target: string
  /** The time of the delivery in milliseconds, or null where none is signed. */
  readonly at: number | null
}

/** Whether a request carries the signature of a scheme, readable or not. */
export function carries({ headers }: Captured, { signature }: MacScheme): boolean {
  return headers.has(signature.header.toLowerCase())
}

/** What a request carries of a scheme, or null where a part is missing or cannot be read. */
export function carriedOf(captured: Captured, scheme: MacScheme): Carried | null {
  const { headers, request } = captured
  const { signature, timestamp, idHeader } = scheme
  const value = headers.get(signature.header.toLowerCase()) ?? ''
  const parts = partsOf(value, signature.between)
  const signatures = startingWith(parts, signature.prefix).filter((text) => isFormed(scheme, text))
  const id = idHeader === null ? '' : (headers.get(idHeader.toLowerCase()) ?? '')
  const time = timestamp ? timeText(captured, timestamp, parts) : ''
  const needsRequest = scheme.message.includes('method') || scheme.message.includes('target')
  if (signatures.length === 0 || (needsRequest && request === null)) return null
  if ((idHeader !== null && id === '') || (timestamp && !/^\d{1,15}$/.test(time))) return null
  const { method, target } = request ?? { method: '', target: '' }
  const at = timestamp ? Number(time) * (timestamp.form === 'unix-s' ? 1000 : 1) : null
  return { scheme, signatures, id, timestamp: time, method, target, at }
}

function timeText({ headers }: Captured, place: TimePlace, parts: readonly string[]): string {
  if (place.header !== null) return headers.get(place.header.toLowerCase()) ?? ''
  return startingWith(parts, place.prefix)[0] ?? ''
}

// Two header lines of one name were joined by a comma, whatever the scheme puts between.
function partsOf(value: string, between: ' ' | ',' | null): readonly string[] {
  if (between === null) return [value.trim()]
  const apart = between === ' ' ? value.split(/,?\s+/) : value.split(between)
  return apart.map((part) => part.trim()).filter((part) => part !== '')
}

function startingWith(parts: readonly string[], prefix: string): readonly string[] {
  return parts.filter((part) => part.startsWith(prefix)).map((part) => part.slice(prefix.length))
}

const macLengths = { sha1: 20, sha256: 32, sha512: 64 } as const

function isFormed({ algorithm, encoding }: MacScheme, text: string): boolean {
  const bytes = macLengths[algorithm]
  if (encoding === 'hex') return text.length === bytes * 2 && /^[0-9a-f]+$/.test(text)
  return text.length === Math.ceil(bytes / 3) * 4 && /^[A-Za-z0-9+/]+={0,2}$/.test(text)
}
