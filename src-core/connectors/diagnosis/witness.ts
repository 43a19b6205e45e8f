// Watches the one request by which a key is tried, and what was answered.
// Promises that nothing but a single GET gets through, and that what is noted down holds no secret:
// a header value is shown only as far as it is written here.
// Must not keep the reply.
import { VaultError } from '../../../src-shared/errors.ts'
import type { Header, HttpReply, HttpRequest, Transport } from '../../net/http.ts'
import { parseReply } from '../reply.ts'
import { readAt } from '../dot-path.ts'

/** A request that was sent, and what came back. */
export type Witnessed = {
  readonly method: 'GET'
  readonly host: string
  readonly path: string
  /** The headers that carry the key or what was made of it, as `Name: <key>`. */
  readonly sent: readonly string[]
  /** Null where nothing was answered. */
  readonly status: number | null
  /** The provider's own word for the failure, or null. */
  readonly word: string | null
}

/** A transport that watches, and what it saw; null until something was sent. */
export type Witness = { readonly transport: Transport; readonly seen: () => Witnessed | null }

/** What must not be noted down. */
export type Hidden = { readonly secret: string; readonly credentialId: string | null }

/** Lets one reading request through and notes it down. */
export function witness(transport: Transport, hidden: Hidden): Witness {
  let seen: Witnessed | null = null
  const watching: Transport = async (request, signal) => {
    // Whatever a connector says, a diagnosis reads: it makes, charges and cancels nothing.
    if (request.method !== 'GET' || seen !== null) throw new VaultError('key-not-tryable')
    seen = { ...noted(request, hidden), status: null, word: null }
    const reply = await transport(request, signal)
    seen = { ...seen, status: reply.status, word: wordOf(reply) }
    return reply
  }
  return { transport: watching, seen: () => seen }
}

function noted(
  request: HttpRequest,
  hidden: Hidden,
): Pick<Witnessed, 'method' | 'host' | 'path' | 'sent'> {
  const path = masked(request.target, hidden)
  const sent = request.headers.flatMap((header) => carrier(header, hidden) ?? [])
  return { method: 'GET', host: new URL(request.origin).host, path: path.slice(0, 500), sent }
}

const everyday: ReadonlySet<string> = new Set([
  'accept',
  'accept-encoding',
  'connection',
  'content-type',
  'user-agent',
])

function carrier([name, value]: Header, hidden: Hidden): string | null {
  if (everyday.has(name.toLowerCase())) return null
  const shown = value.includes(hidden.secret) ? masked(value, hidden) : schemeOf(value)
  return `${written(name)}: ${shown}`
}

/** What is made of a key, such as a signature, is as good as the key: only its scheme is shown. */
function schemeOf(value: string): string {
  const scheme = /^(?:Basic|Bearer|Token) /i.exec(value)?.[0] ?? ''
  return `${scheme}…`
}

function masked(text: string, { secret, credentialId }: Hidden): string {
  const keyless = secret === '' ? text : text.replaceAll(secret, () => '<key>')
  return credentialId ? keyless.replaceAll(credentialId, () => '<key ID>') : keyless
}

/** Header names have no case (RFC 9110 section 5.1); people know them with capitals. */
function written(name: string): string {
  return name.replaceAll(/(?:^|-)[a-z]/g, (letter) => letter.toUpperCase())
}

// A word of a provider is believed only as far as it looks like a word of a program.
function wordOf(reply: HttpReply): string | null {
  const root = parseReply(reply)
  const words = ['code', 'error.code', 'error'].map((path) => readAt(root, path))
  const word = words.find((value) => typeof value === 'string')
  return typeof word === 'string' && /^[a-z][a-z0-9_]{1,59}$/.test(word) ? word : null
}
