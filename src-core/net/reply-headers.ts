// Reads the two headers of a reply that say something about time.
// Promises null for anything that is not exactly what its specification says.
// Must not ask a clock: an instant is measured against the provider's own `Date`.

/** Looks a header up by its name in lower case; null where the reply has none. */
export type HeaderOf = (name: string) => string | null

/** The longest wait that is believed: a day. Whoever asks for more is asked again tomorrow. */
const longestWaitMs = 86_400_000

/** The form of an HTTP date that is still sent (RFC 9110 section 5.6.7, IMF-fixdate). */
const imfFixdate =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} GMT$/

const wholeSeconds = /^\d{1,12}$/

/** The provider's own time as the reply states it, an instant, or null. */
export function readDate(header: HeaderOf): number | null {
  return instantOf(header('date'))
}

/**
 * How long the provider asks to wait, in milliseconds, or null.
 *
 * `Retry-After` in seconds or as a date (RFC 9110 section 10.2.3); where there is none, the reset of
 * a spent allowance, as GitHub tells it (docs.github.com, "Rate limits for the REST API").
 */
export function readRetryAfter(header: HeaderOf): number | null {
  const asked = header('retry-after')?.trim() ?? null
  if (asked !== null && wholeSeconds.test(asked)) return capped(Number(asked) * 1_000)
  const until = instantOf(asked) ?? resetOf(header)
  const now = readDate(header)
  return until === null || now === null ? null : capped(until - now)
}

function resetOf(header: HeaderOf): number | null {
  const reset = header('x-ratelimit-reset')
  if (header('x-ratelimit-remaining') !== '0' || reset === null) return null
  return wholeSeconds.test(reset) ? Number(reset) * 1_000 : null
}

function instantOf(text: string | null): number | null {
  if (text === null || !imfFixdate.test(text)) return null
  const instant = Date.parse(text)
  return Number.isNaN(instant) ? null : instant
}

function capped(ms: number): number {
  return Math.min(Math.max(ms, 0), longestWaitMs)
}
