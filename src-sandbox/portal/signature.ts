import { createHmac, timingSafeEqual } from 'node:crypto'

// The real service's tolerance is not published; five minutes is ours.
const toleranceMs = 300_000

/** What a signature covers. */
export type SignedRequest = {
  readonly method: string
  /** The path and the query, without origin. */
  readonly target: string
  readonly timestamp: string
  readonly body: Uint8Array
}

/** Signs a request: HMAC-SHA256 over method, path with query, timestamp and body, in hexadecimal. */
export function sign(secret: string, { method, target, timestamp, body }: SignedRequest): string {
  const verb = method.toUpperCase()
  const hmac = createHmac('sha256', secret).update(verb + target + timestamp)
  if (verb === 'POST' || verb === 'PUT') hmac.update(body)
  return hmac.digest('hex')
}

/** Whether a signature is this secret's. */
export function isSignedBy(secret: string, request: SignedRequest, signature: string): boolean {
  const expected = Buffer.from(sign(secret, request))
  const actual = Buffer.from(signature)
  return expected.byteLength === actual.byteLength && timingSafeEqual(expected, actual)
}

/** Whether a timestamp, in milliseconds, is near enough to now. */
export function isTimely(timestamp: string, now: number): boolean {
  return /^\d{1,15}$/.test(timestamp) && Math.abs(Number(timestamp) - now) <= toleranceMs
}
