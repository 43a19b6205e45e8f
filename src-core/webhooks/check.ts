// Says which secret signed a captured request, or why none did.
// Promises to compare in a time that does not depend on the secrets, to try all signatures of a
// request, and to call good only what the scheme's own receivers would take as it stands.
// Must not keep a secret: they are looked at one after another, and whoever gives one wipes it.
import { assertNever } from '../../src-shared/errors.ts'
import type { CheckedRequest, SchemeId, WhyNone } from '../../src-shared/webhook.ts'
import { earlierBodies, type BodyChange } from './body-changes.ts'
import { carriedOf, carries, type Carried } from './carried.ts'
import type { Captured } from './captured.ts'
import { isSameText, messageOf, signatureOf } from './message.ts'
import type { DeliveryRule } from './rule.ts'
import { macSchemeOf, macSchemes, plainScheme } from './schemes.ts'

/** One secret that may have signed. */
export type Candidate<Ref> = {
  readonly ref: Ref
  readonly secret: Uint8Array
  /** How its deliveries are signed, or null where nobody said. */
  readonly rule: DeliveryRule | null
}

/** What the check is made against. */
export type CheckOrder<Ref> = {
  /**
   * Reads the secrets in the order in which an equal one counts.
   *
   * Read a second time where none signed the request as it stands.
   */
  readonly candidates: () => Iterable<Candidate<Ref>>
  /** The scheme that the request is said to have, or null. */
  readonly says: SchemeId | null
  /** When it arrived, in milliseconds. */
  readonly at: number
}

/** What was found out. */
export type Verdict<Ref> = Pick<CheckedRequest, 'why' | 'change' | 'offSeconds'> & {
  readonly schemes: readonly SchemeId[]
  readonly signedBy: { readonly ref: Ref; readonly scheme: SchemeId } | null
}

/** A secret whose signature is there, and what speaks against it. */
type Match<Ref> = {
  readonly ref: Ref
  readonly scheme: SchemeId
  readonly why: WhyNone | null
  readonly change: BodyChange | null
  readonly offSeconds: number | null
}

/** Checks a captured request against secrets. */
export function check<Ref>(captured: Captured, order: CheckOrder<Ref>): Verdict<Ref> {
  const present = macSchemes.filter((scheme) => carries(captured, scheme))
  const carried = present.flatMap((scheme) => carriedOf(captured, scheme) ?? [])
  const names = new Set(plainScheme.usual.map((name) => name.toLowerCase()))
  const asItStands = signablesOf(carried, captured.body)
  let best = bestOf(order, (candidate) => {
    const { rule } = candidate
    if (rule?.scheme === 'plain-header' && rule.header !== null)
      names.add(rule.header.toLowerCase())
    return plainMatch(captured, candidate) ?? macMatch(asItStands, candidate, order.at)
  })
  if (best === null && carried.length > 0) {
    const changed = changedSignables(carried, captured.body)
    best = bestOf(order, (candidate) => macMatch(changed, candidate, order.at))
  }
  const isPlain = [...names].some((name) => captured.headers.has(name))
  const schemes = present.map(({ id }) => id)
  if (isPlain || best?.scheme === 'plain-header') schemes.push('plain-header')
  if (best === null) return unmatched({ schemes, carried, isPlain, ...order })
  const { ref, scheme, why, change, offSeconds } = best
  return { schemes, signedBy: { ref, scheme }, why, change, offSeconds }
}

/** All are looked at, so that the time does not tell which one it was. */
function bestOf<Ref>(
  { candidates }: CheckOrder<Ref>,
  look: (candidate: Candidate<Ref>) => Match<Ref> | null,
): Match<Ref> | null {
  let best: Match<Ref> | null = null
  for (const candidate of candidates()) {
    const found = look(candidate)
    if (found && (best === null || rank(found) < rank(best))) best = found
  }
  return best
}

/** Of two of one rank the first counts; a good signature comes before every other. */
function rank({ why }: Match<unknown>): number {
  switch (why) {
    case null:
      return 0
    case 'time':
      return 1
    case 'wrong-scheme':
      return 2
    case 'body-changed':
      return 3
    case 'unknown-secret':
    case 'no-signature':
    case 'unreadable':
      return 4
    default:
      return assertNever(why)
  }
}

function plainMatch<Ref>(
  { headers }: Captured,
  { ref, secret, rule }: Candidate<Ref>,
): Match<Ref> | null {
  const text = new TextDecoder().decode(secret)
  const names = [...headers].filter(([, value]) => isSameText(value, text)).map(([name]) => name)
  if (names.length === 0) return null
  const header = rule?.scheme === 'plain-header' ? (rule.header?.toLowerCase() ?? null) : null
  const isExpected =
    rule === null || (rule.scheme === 'plain-header' && (header === null || names.includes(header)))
  const why = isExpected ? null : 'wrong-scheme'
  return { ref, scheme: 'plain-header', why, change: null, offSeconds: null }
}

/** A message that may have been signed: made once, and tried with every secret. */
type Tryable = {
  readonly carried: Carried
  readonly message: Uint8Array
  /** How the body would have been changed since, or null for the body as it stands. */
  readonly change: BodyChange | null
}

function signablesOf(carried: readonly Carried[], body: Uint8Array): readonly Tryable[] {
  return carried.map((of) => {
    return { carried: of, message: messageOf(of.scheme, { ...of, body }), change: null }
  })
}

/** Nobody signs one delivery by more schemes; a request that names all would fill the memory. */
const mostChanged = 3

function changedSignables(carried: readonly Carried[], body: Uint8Array): readonly Tryable[] {
  return earlierBodies(body).flatMap(({ change, body: before }) =>
    signablesOf(carried.slice(0, mostChanged), before).map((tryable) => ({ ...tryable, change })),
  )
}

function macMatch<Ref>(
  tryables: readonly Tryable[],
  { ref, secret, rule }: Candidate<Ref>,
  at: number,
): Match<Ref> | null {
  for (const { carried, message, change } of tryables) {
    const text = signatureOf(carried.scheme, secret, message)
    const equal = carried.signatures.filter((given) => text !== null && isSameText(given, text))
    if (equal.length === 0) continue
    const { id } = carried.scheme
    const whyNot = isOtherScheme(rule, id) ? 'wrong-scheme' : isOff(carried, at) ? 'time' : null
    const why = change === null ? whyNot : 'body-changed'
    return { ref, scheme: id, why, change, offSeconds: offBy(carried, at) }
  }
  return null
}

function isOtherScheme(rule: DeliveryRule | null, id: SchemeId): boolean {
  if (rule === null || rule.scheme === id) return false
  return macSchemeOf(rule.scheme)?.accepts.includes(id) !== true
}

/** By whole seconds, as the schemes' libraries count; positive for the past. */
function offBy({ at: sent }: Carried, at: number): number | null {
  return sent === null ? null : Math.floor(at / 1000) - Math.floor(sent / 1000)
}

function isOff(of: Carried, at: number): boolean {
  const [off, time] = [offBy(of, at), of.scheme.timestamp]
  if (off === null || !time) return false
  return off > time.past || (time.ahead !== null && -off > time.ahead)
}

type Unmatched = {
  readonly schemes: readonly SchemeId[]
  readonly carried: readonly Carried[]
  readonly isPlain: boolean
  readonly says: SchemeId | null
  readonly at: number
}

function unmatched({ schemes, carried, isPlain, says, at }: Unmatched): Verdict<never> {
  const first = carried.at(0)
  const isSaid = says === null || schemes.some((id) => !isOtherScheme(asRule(says), id))
  const why: WhyNone =
    schemes.length === 0
      ? 'no-signature'
      : !isSaid
        ? 'wrong-scheme'
        : carried.length === 0 && !isPlain
          ? 'unreadable'
          : 'unknown-secret'
  const offSeconds = first ? offBy(first, at) : null
  return { schemes, signedBy: null, why, change: null, offSeconds }
}

function asRule(scheme: SchemeId): DeliveryRule {
  return { scheme, header: null }
}
