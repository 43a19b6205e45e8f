import type { ErrorCode } from './errors.ts'
import type { Step } from './journal.ts'

export * from './journal.ts'
export * from './next-work.ts'
export * from './rotation-view.ts'

/** Whether something is over for good and only kept as history. */
export function isOver(step: Step): boolean {
  return step === 'done' || step === 'abandoned'
}

/** Codes after which nobody can say whether the provider did what it was asked. */
const unknownOutcomes: ReadonlySet<string> = new Set([
  'provider-no-reply',
  'provider-failed',
  'provider-garbage',
  'provider-redirected',
])

/** Whether a failed request may nevertheless have been carried out. */
export function isUnknownOutcome(code: string): boolean {
  return unknownOutcomes.has(code)
}

/** The code of a failed request that reads, or that may be repeated whatever became of it. */
export function codeOfRepeatable(code: ErrorCode): ErrorCode {
  return isUnknownOutcome(code) ? 'provider-ask-again' : code
}

/** Whether a failed request was surely not carried out: the provider refused, or never got it. */
export function isRefusal(code: ErrorCode): boolean {
  const isKnown = code.startsWith('provider-') && code !== 'provider-ask-again'
  return isKnown && !isUnknownOutcome(code)
}
