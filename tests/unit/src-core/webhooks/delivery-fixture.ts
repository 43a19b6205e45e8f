import { check, type Candidate, type Verdict } from '../../../../src-core/webhooks/check.ts'
import { readCaptured } from '../../../../src-core/webhooks/captured.ts'
import { sign, type Delivery } from '../../../../src-core/webhooks/sign.ts'
import type { DeliveryRule } from '../../../../src-core/webhooks/rule.ts'
import type { SchemeId } from '../../../../src-shared/webhook.ts'

/** A day in November, at a whole second. */
export const at = 1_795_183_500_000

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** A secret that every scheme can use. */
export const secretOf = (digit: number): Uint8Array =>
  bytes(`whsec_${Buffer.alloc(24, digit).toString('base64')}`)

export const delivery = (body: string, more: Partial<Delivery> = {}): Delivery => {
  const base = { method: 'POST', target: '/hooks/forms?from=here', id: 'msg_1', at }
  return { ...base, body: bytes(body), ...more }
}

export const ruleFor = (scheme: SchemeId): DeliveryRule => {
  return { scheme, header: scheme === 'plain-header' ? 'X-Webhook-Key' : null }
}

/** The header lines as a tool shows them. */
export function linesOf(
  of: Delivery,
  rule: DeliveryRule,
  secrets: readonly Uint8Array[],
): readonly string[] {
  return sign(of, rule, secrets).map(([name, value]) => `${name}: ${value}`)
}

export type Tried = {
  readonly headers: string
  readonly body: string
  readonly candidates: readonly Candidate<string>[]
  readonly request?: string
  readonly says?: SchemeId
  readonly at?: number
}

/** Checks a request as it would be pasted. */
export function tried({ headers, body, candidates, ...more }: Tried): Verdict<string> {
  const request = more.request ?? 'POST /hooks/forms?from=here'
  const captured = readCaptured({ headers, body, request })
  return check(captured, {
    candidates: () => candidates,
    says: more.says ?? null,
    at: more.at ?? at,
  })
}
