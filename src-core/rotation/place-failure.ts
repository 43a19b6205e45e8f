/**
 * Judges what a failure at a place means: nothing was written, or nobody can tell.
 */
import { errorCodeOf, VaultError, type ErrorCode } from '../../src-shared/errors.ts'
import { mayHoldNew } from '../../src-shared/place-records.ts'
import { codeOfRepeatable, isRefusal, type PlaceRecord } from '../../src-shared/rotation.ts'
import { CommandFailure } from '../callers/command.ts'
import { keepOutput } from './place-output.ts'
import type { RotationContext } from './context.ts'
import type { PlaceWrite } from './place-writing.ts'

/** How long to wait where a service asks for less haste and says no more, in milliseconds. */
const waitMs = 60_000

/** Codes after which the place surely holds what it held before. */
const nothingWritten: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'bad-request',
  'not-found',
  'no-secret',
  'bad-secret',
  'capability-missing',
  'place-missing',
  'place-unreadable',
  'place-read-only',
  'place-hard-linked',
  'place-changed',
  'place-refused',
  'command-missing',
])

/** Failures after which Keyturn tries again by itself when it is asked to go on. */
const triedAgain: ReadonlySet<string> = new Set<ErrorCode>([
  'provider-rate-limited',
  'provider-unreachable',
  'provider-ask-again',
  'place-changed',
  'disk-full',
])

/** Whether a place that failed with this code is tried again without being asked for. */
export function isTriedAgain(code: string | null): boolean {
  return code !== null && triedAgain.has(code)
}

/** What is known when something failed at a place. */
export type Attempt = {
  /** The record as it was before the attempt. */
  readonly before: PlaceRecord
  /** The intent was written, so that the place may have been asked. */
  readonly asked: boolean
  /** What stood there was seen, and it was not the new key. */
  readonly seen: boolean
}

/** How a failed update is written down; a program's last words are kept in memory. */
export function failedUpdate(
  context: RotationContext,
  { before, asked, seen }: Attempt,
  thrown: unknown,
): PlaceWrite {
  // Writing the same twice is writing it once; a program of the person's own waits for the person.
  const code = codeOfRepeatable(errorCodeOf(thrown))
  keepOutput(context, before.id, outputOf(thrown))
  // A program that ended badly says so itself; whether it had done its work, nobody knows.
  const isSure = !asked || nothingWritten.has(code) || isRefusal(code) || code === 'command-failed'
  // What may have stood there before the attempt may stand there still.
  const mayStillHold = mayHoldNew(before) && (code !== 'command-failed' || before.code !== code)
  const wasUnsure = !seen && mayStillHold
  const state = isSure && !wasUnsure ? 'failed' : 'unknown'
  const from = [asked ? 'updating' : before.state] as const
  return { from, change: { state, code }, ...laterThan(context, thrown) }
}

/** Until when a service asks to be left alone. */
export function laterThan(
  { clock }: Pick<RotationContext, 'clock'>,
  thrown: unknown,
): Pick<PlaceWrite, 'notBefore'> {
  if (!(thrown instanceof VaultError) || thrown.code !== 'provider-rate-limited') return {}
  return { notBefore: clock.now() + (thrown.retryAfterMs ?? waitMs) }
}

/** The redacted end of what a program said before it failed, or null. */
export function outputOf(thrown: unknown): string | null {
  return thrown instanceof CommandFailure ? thrown.output : null
}
