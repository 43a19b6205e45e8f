/**
 * Says when something that failed is tried again by itself, and when only a person may.
 */
import { VaultError } from '../../src-shared/errors.ts'
import { longestPauseMs, rateLimitPauseMs } from '../../src-shared/policy.ts'

/** The instant of the next try where the provider asked to wait; else undefined. */
export function pauseAfter(thrown: unknown, now: number): number | undefined {
  if (!(thrown instanceof VaultError)) return undefined
  const asked = thrown.retryAfterMs
  if (asked !== null) return now + Math.min(Math.max(asked, 0), longestPauseMs)
  return thrown.code === 'provider-rate-limited' ? now + rateLimitPauseMs : undefined
}
