// Asks a provider whether a key works.
// Promises one request at most, over TLS to the host of the recipe, that changes nothing there; and
// `unknown` for everything but a reply that a rule names.
// Must not retry, keep a reply, or put the key anywhere but into a header.
import type { Clock } from '../../../src-shared/clock.ts'
import type { KeyCheck } from '../../../src-shared/intake.ts'
import type { Header, HttpReply, HttpRequest, Transport } from '../../net/http.ts'
import type { KeyCheckRecipe } from './recipe.ts'
import { awsFormHeaders } from './sign-aws.ts'

/** What is asked about; the caller wipes it. */
export type CheckedKey = { readonly secret: Uint8Array; readonly credentialId: string | null }

/** What a question goes through. */
export type CheckLink = {
  readonly transport: Transport
  readonly clock: Clock
  readonly signal: AbortSignal
  /** Instead of the provider's own; for a server on this machine. */
  readonly origin?: string
}

/** What stands in a header as it is: no spaces, no line ends, nothing that has to be encoded. */
const headerSafe = /^[\x21-\x7e]{1,4096}$/

/** Whether a key works, as far as one reply can tell. */
export async function runKeyCheck(
  recipe: KeyCheckRecipe,
  key: CheckedKey,
  link: CheckLink,
): Promise<KeyCheck> {
  const request = requestOf(recipe, key, link)
  if (request === null) return 'unknown'
  try {
    const reply = await link.transport(request, link.signal)
    const meaning = meaningOf(recipe, reply)
    reply.body.fill(0)
    return meaning
  } catch {
    return 'unknown'
  }
}

function requestOf(recipe: KeyCheckRecipe, key: CheckedKey, link: CheckLink): HttpRequest | null {
  const secret = new TextDecoder().decode(key.secret)
  const id = key.credentialId ?? ''
  if (!headerSafe.test(secret) || (recipe.needsId && !headerSafe.test(id))) return null
  if (recipe.notFor.some((start) => secret.startsWith(start) || id.startsWith(start))) return null
  // Not with a text: what stands in a key must not be taken for a pattern of the replacement.
  const filled = (text: string): string =>
    text.replaceAll('{id}', () => id).replaceAll('{key}', () => secret)
  const headers: Header[] = recipe.headers.map(([name, value]) => [name, filled(value)])
  if (recipe.basic !== null) {
    const pair = new TextEncoder().encode(recipe.basic.map(filled).join(':'))
    headers.push(['authorization', `Basic ${base64(pair)}`])
    pair.fill(0)
  }
  const body = recipe.body === null ? null : new TextEncoder().encode(recipe.body)
  if (recipe.aws !== null && body !== null) {
    const now = link.clock.now()
    const signer = { ...recipe.aws, keyId: id, secret: key.secret, now }
    headers.push(...awsFormHeaders(recipe.host, body, signer))
  }
  const origin = link.origin ?? `https://${recipe.host}`
  return { method: recipe.method, origin, target: recipe.target, headers, body }
}

// Not a copy, which would stay in memory that Node shares among all buffers.
function base64({ buffer, byteOffset, length }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, length).toString('base64')
}

function meaningOf({ rules, aws }: KeyCheckRecipe, { status, body }: HttpReply): KeyCheck {
  const text = new TextDecoder().decode(body)
  // A page comes from something that stands between us and the provider.
  const isXml = aws !== null && /^\s*<(?!!doctype html|html)/i.test(text)
  if (!isXml && /^\s*</.test(text)) return 'unknown'
  const isGood = status >= 200 && status < 300
  // Every provider here says something where a key works.
  if (isGood && !isXml && !/^\s*[{["]/.test(text)) return 'unknown'
  const rule = rules.find((each) => {
    const isStatus = each.status === '2xx' ? isGood : each.status === status
    return isStatus && (each.says === null || text.includes(each.says))
  })
  return rule?.means ?? 'unknown'
}
