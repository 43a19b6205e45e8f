/**
 * What a person said is all right about a key.
 *
 * Kept in the overview as words. A finding of a certain time is accepted for that time only: what
 * comes due again, or what another person's leaving brings, is found again.
 */
import type { FindingKind } from '../../src-shared/care.ts'
import type { Overview } from '../../src-shared/item.ts'
import type { Found } from './findings.ts'

/** Whether exactly this was accepted. */
export function isAccepted(
  { acceptedFindings }: Pick<Overview, 'acceptedFindings'>,
  found: Pick<Found, 'kind' | 'at'>,
): boolean {
  return acceptedFindings.includes(wordOf(found))
}

/** The accepted findings with this one among them, in place of any of its kind. */
export function withAccepted(
  overview: Pick<Overview, 'acceptedFindings'>,
  found: Pick<Found, 'kind' | 'at'>,
): string[] {
  return [...withoutAccepted(overview, found.kind), wordOf(found)]
}

/** The accepted findings without those of a kind. */
export function withoutAccepted(
  { acceptedFindings }: Pick<Overview, 'acceptedFindings'>,
  kind: FindingKind,
): string[] {
  return acceptedFindings.filter((word) => word !== kind && !word.startsWith(`${kind}@`))
}

function wordOf({ kind, at }: Pick<Found, 'kind' | 'at'>): string {
  return at === null ? kind : `${kind}@${String(at)}`
}
