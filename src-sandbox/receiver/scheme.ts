import type { IncomingHttpHeaders } from 'node:http'
import type { SchemeId } from '../../src-shared/webhook.ts'

/** A delivery as it reached a receiver. */
export type Delivered = {
  readonly headers: IncomingHttpHeaders
  /** The path with its query. */
  readonly target: string
  readonly body: Uint8Array
}

/** What a delivery says of itself before anything is checked. */
export type Claim = {
  /** Any of them may be right: a sender gives two while its secret is being replaced. */
  readonly signatures: readonly string[]
  /** When it says that it was signed, in milliseconds, or null where the scheme has no time. */
  readonly at: number | null
  readonly signed: readonly (string | Uint8Array)[]
}

/** How one scheme is read and checked; all of them are HMAC-SHA256. */
export type Scheme = {
  /** Null where the headers are not there, `unreadable` where they make no sense. */
  readonly read: (delivered: Delivered) => Claim | 'unreadable' | null
  readonly encoding: 'hex' | 'base64'
  readonly keyOf: (secret: string) => Uint8Array
  /** Whether a time ahead of ours is refused too. */
  readonly refusesFuture: boolean
}

/** The schemes that sign; the plain header is none. */
export type SigningScheme = Exclude<SchemeId, 'plain-header'>

const utf8 = (secret: string): Uint8Array => new TextEncoder().encode(secret)

const hexOfText = { encoding: 'hex', keyOf: utf8, refusesFuture: true } as const

/**
 * The schemes, written from their senders' public descriptions and not from Keyturn's own code, so
 * that a delivery that both agree on is agreed on by two.
 */
export const schemes: Readonly<Record<SigningScheme, Scheme>> = {
  standard: standardScheme('webhook'),
  svix: standardScheme('svix'),
  stripe: { ...hexOfText, refusesFuture: false, read: readStripe },
  github: { ...hexOfText, read: bodyScheme('x-hub-signature-256', 'sha256=') },
  ckeditor: { ...hexOfText, read: readCKEditor },
  slack: { ...hexOfText, read: readSlack },
  shopify: {
    ...{ encoding: 'base64', keyOf: utf8, refusesFuture: true },
    read: bodyScheme('x-shopify-hmac-sha256', ''),
  },
  pagerduty: { ...hexOfText, read: bodyScheme('x-pagerduty-signature', 'v1=') },
}

// The secret is base64 after its prefix, and a header may hold several signatures with versions.
function standardScheme(prefix: 'webhook' | 'svix'): Scheme {
  return {
    encoding: 'base64',
    keyOf: (secret) => new Uint8Array(Buffer.from(secret.replace(/^whsec_/, ''), 'base64')),
    refusesFuture: true,
    read: ({ headers, body }) => {
      const [id, timestamp, signature] = ['id', 'timestamp', 'signature'].map((name) =>
        headerOf(headers, `${prefix}-${name}`),
      )
      if (id === undefined || timestamp === undefined || signature === undefined) return null
      const signatures = withPrefix(signature.split(' '), 'v1,')
      const signed = [`${id}.${timestamp}.`, body]
      return claimed({ signatures, at: secondsIn(timestamp), signed })
    },
  }
}

function readStripe({ headers, body }: Delivered) {
  const header = headerOf(headers, 'stripe-signature')
  if (header === undefined) return null
  const parts = header.split(',').map((part) => part.trim())
  const timestamp = withPrefix(parts, 't=')[0] ?? ''
  const signed = [`${timestamp}.`, body]
  return claimed({ signatures: withPrefix(parts, 'v1='), at: secondsIn(timestamp), signed })
}

function readCKEditor({ headers, target, body }: Delivered) {
  const timestamp = headerOf(headers, 'x-cs-timestamp')
  const signature = headerOf(headers, 'x-cs-signature')
  if (timestamp === undefined || signature === undefined) return null
  const at = /^\d{1,15}$/.test(timestamp) ? Number(timestamp) : undefined
  return claimed({ signatures: [signature], at, signed: [`POST${target}${timestamp}`, body] })
}

function readSlack({ headers, body }: Delivered) {
  const timestamp = headerOf(headers, 'x-slack-request-timestamp')
  const signature = headerOf(headers, 'x-slack-signature')
  if (timestamp === undefined || signature === undefined) return null
  const signed = [`v0:${timestamp}:`, body]
  return claimed({ signatures: withPrefix([signature], 'v0='), at: secondsIn(timestamp), signed })
}

/** A scheme without a time, whose one header signs the body alone. */
function bodyScheme(header: string, prefix: string): Scheme['read'] {
  return ({ headers, body }) => {
    const value = headerOf(headers, header)
    if (value === undefined) return null
    const parts = value.split(',').map((part) => part.trim())
    return claimed({ signatures: withPrefix(parts, prefix), at: null, signed: [body] })
  }
}

function claimed(claim: {
  readonly signatures: readonly string[]
  readonly at: number | null | undefined
  readonly signed: Claim['signed']
}): Claim | 'unreadable' {
  const { signatures, at, signed } = claim
  return signatures.length === 0 || at === undefined ? 'unreadable' : { signatures, at, signed }
}

/** The texts that begin with a prefix, without it. */
function withPrefix(texts: readonly string[], prefix: string): readonly string[] {
  return texts
    .filter((text) => text.startsWith(prefix) && text.length > prefix.length)
    .map((text) => text.slice(prefix.length))
}

function secondsIn(text: string): number | undefined {
  return /^\d{1,12}$/.test(text) ? Number(text) * 1_000 : undefined
}

/** A header that stands once and is not empty. */
export function headerOf(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name.toLowerCase()]
  return typeof value === 'string' && value !== '' ? value : undefined
}
