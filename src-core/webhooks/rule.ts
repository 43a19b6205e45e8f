// By which rule a receiver checks: the scheme, and for the plain one the header.
// Promises nothing by itself; a person says it, and it stands with the item.
import type { SchemeId, WebhookFacts } from '../../src-shared/webhook.ts'
import { isReservedHeader } from '../net/header-names.ts'

/** The scheme of a secret's deliveries; the header is null for the scheme's own ones. */
export type DeliveryRule = { readonly scheme: SchemeId; readonly header: string | null }

/** The rule in what a person said about deliveries. */
export function ruleOf({ scheme, header }: WebhookFacts): DeliveryRule {
  return { scheme, header }
}

/** Whether deliveries can be signed so: only the plain scheme leaves the header to the receiver. */
export function isSoundRule({ scheme, header }: DeliveryRule): boolean {
  return header === null || (scheme === 'plain-header' && !isReservedHeader(header))
}
