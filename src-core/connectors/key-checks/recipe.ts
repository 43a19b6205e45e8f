// How it is asked whether a key works, as data: one request that changes nothing at the provider.
// Promises plain data: a new provider is a new row and no new code.
// Must not hold an address that contains the key: addresses are written down in too many places.
import type { KeyCheck } from '../../../src-shared/intake.ts'

/** What a reply means; what no rule names is `unknown`. */
export type ReplyRule = {
  readonly status: number | '2xx'
  /** A word that the reply has to contain, or null for any reply of this status. */
  readonly says: string | null
  readonly means: KeyCheck
}

/** One read-only question to one provider; `{key}` and `{id}` stand for the two halves of a key. */
export type KeyCheckRecipe = {
  /** Ids of key formats that it is for. */
  readonly formats: readonly string[]
  /** The provider's name, for keys of no known format; null where their kind must be known. */
  readonly provider: string | null
  readonly host: string
  readonly method: 'GET' | 'POST'
  /** Path and query. */
  readonly target: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** User and password of HTTP Basic, or null. */
  readonly basic: readonly [user: string, password: string] | null
  readonly body: string | null
  /** The service and region that a request is signed for as AWS wants it, or null. */
  readonly aws: { readonly service: string; readonly region: string } | null
  /** The first that fits counts. */
  readonly rules: readonly ReplyRule[]
  /** Whether the public half is needed as well. */
  readonly needsId: boolean
  /** Keys that begin so are not asked for: they belong to another address. */
  readonly notFor: readonly string[]
}

type Row = Partial<KeyCheckRecipe> &
  Pick<KeyCheckRecipe, 'formats' | 'host' | 'target'> & {
    readonly headers?: readonly (readonly [name: string, value: string])[]
  }

/** A row of the tables: what it leaves out is what most providers do. */
export function recipe(row: Row): KeyCheckRecipe {
  const headers = row.headers ?? []
  const basic = row.basic ?? null
  const texts = [...headers.map(([, value]) => value), ...(basic ?? [])]
  const aws = row.aws ?? null
  const isAuthorised = aws !== null || texts.some((text) => text.includes('{key}'))
  return {
    provider: null,
    method: 'GET',
    body: null,
    rules: plainRules,
    notFor: [],
    ...row,
    basic,
    headers: isAuthorised ? headers : [...headers, bearer],
    aws,
    needsId: aws !== null || texts.some((text) => text.includes('{id}')),
  }
}

const bearer = ['authorization', 'Bearer {key}'] as const

/** A reply of a status, whatever it says. */
export function on(status: ReplyRule['status'], means: KeyCheck): ReplyRule {
  return { status, says: null, means }
}

/** A reply of a status that contains a word. */
export function onWord(status: ReplyRule['status'], says: string, means: KeyCheck): ReplyRule {
  return { status, says, means }
}

/** Who is known may ask; who is not is 401 (RFC 9110 section 15.5.2). */
export const plainRules: readonly ReplyRule[] = [on('2xx', 'works'), on(401, 'refused')]

/** Besides, a key that may not do this is known all the same. */
export const narrowRules: readonly ReplyRule[] = [...plainRules, on(403, 'narrow')]
