import { createHmac } from 'node:crypto'
import type { SchemeId } from '../../src-shared/webhook.ts'
import { sameSecret } from '../random-values.ts'
import { headerOf, schemes, type Claim, type Delivered, type Scheme } from './scheme.ts'

const toleranceMs = 300_000

/** A secret that a receiver knows, and where it has it from. */
export type KnownSecret = { readonly name: string; readonly value: string }

/** Why a delivery is refused. */
export type WhyRefused =
  /** The receiver knows no secret to check with. */
  'no-secret' | 'missing' | 'unreadable' | 'wrong' | 'stale'

/** What came of a check; `by` names the secret that was right. */
export type Checked =
  | { readonly accepted: true; readonly by: string }
  | { readonly accepted: false; readonly why: WhyRefused }

/** What a receiver checks a delivery against. */
export type Expectation = {
  readonly scheme: SchemeId
  /** The header of the plain scheme. */
  readonly header: string
  readonly secrets: readonly KnownSecret[]
  readonly now: number
}

/** Checks a delivery against every secret that the receiver knows. */
export function check(delivered: Delivered, expected: Expectation): Checked {
  const { scheme, header, secrets, now } = expected
  if (secrets.length === 0) return { accepted: false, why: 'no-secret' }
  if (scheme === 'plain-header') {
    const given = headerOf(delivered.headers, header)
    if (given === undefined) return { accepted: false, why: 'missing' }
    return verdict(secrets.filter(({ value }) => sameSecret(given, value)))
  }
  const claim = schemes[scheme].read(delivered)
  if (claim === null) return { accepted: false, why: 'missing' }
  if (claim === 'unreadable') return { accepted: false, why: 'unreadable' }
  const signers = secrets.filter(({ value }) => isSignedBy(value, claim, schemes[scheme]))
  const isLate = signers.length > 0 && !isTimely(claim, schemes[scheme], now)
  return isLate ? { accepted: false, why: 'stale' } : verdict(signers)
}

function verdict([signer]: readonly KnownSecret[]): Checked {
  return signer === undefined
    ? { accepted: false, why: 'wrong' }
    : { accepted: true, by: signer.name }
}

function isSignedBy(secret: string, { signatures, signed }: Claim, scheme: Scheme): boolean {
  const hmac = createHmac('sha256', scheme.keyOf(secret))
  signed.forEach((part) => hmac.update(part))
  const expected = hmac.digest(scheme.encoding)
  return signatures.some((signature) => sameSecret(signature, expected))
}

function isTimely({ at }: Claim, { refusesFuture }: Scheme, now: number): boolean {
  if (at === null) return true
  return now - at <= toleranceMs && (!refusesFuture || at - now <= toleranceMs)
}
