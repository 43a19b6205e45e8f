// The forms in which providers write an instant.
// Promises a whole number of milliseconds since 1970 in UTC, or null for what is no instant.
import { z } from 'zod'
import { Instant } from '../../src-shared/item.ts'

/** How an instant is written: RFC 3339 text, or seconds or milliseconds since 1970. */
export const TimeForm = z.enum(['rfc3339', 'unix-s', 'unix-ms'])
export type TimeForm = z.infer<typeof TimeForm>

/** RFC 3339 section 5.6; a leap second is read as the second after. */
const rfc3339 =
  /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(\.\d{1,9})?(?:[Zz]|([+-])(\d\d):(\d\d))$/

/** The instant that a provider wrote, or null. */
export function readInstant(form: TimeForm, value: unknown): number | null {
  const instant = form === 'rfc3339' ? readRfc3339(value) : readUnix(form, value)
  return Instant.safeParse(instant).data ?? null
}

/** An instant as the provider wants it written. */
export function writeInstant(form: TimeForm, instant: number): string {
  if (form === 'rfc3339') return new Date(instant).toISOString()
  return String(form === 'unix-s' ? Math.floor(instant / 1000) : instant)
}

function readUnix(form: 'unix-s' | 'unix-ms', value: unknown): number | null {
  if (typeof value !== 'number') return null
  return Math.round(form === 'unix-s' ? value * 1000 : value)
}

function readRfc3339(value: unknown): number | null {
  const match = typeof value === 'string' ? rfc3339.exec(value) : null
  if (match === null) return null
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number)
  const offset = Number(match[9] ?? 0) * 60 + Number(match[10] ?? 0)
  const parts = { year, month, day, hour, minute, second }
  const local = utc(parts)
  // From the digits: 0.57 * 1000 in floating point need not be 570.
  const millis = Number((match[7] ?? '.').slice(1, 4).padEnd(3, '0'))
  return local === null ? null : local + millis - offset * (match[8] === '-' ? -1 : 1) * 60_000
}

type Parts = Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number | undefined>

// Date.UTC carries over, so that 30 February would pass for 2 March.
function utc({ year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 }: Parts) {
  const midnight = new Date(0)
  midnight.setUTCFullYear(year, month - 1, day)
  const isReal = midnight.getUTCMonth() === month - 1 && midnight.getUTCDate() === day
  if (!isReal || hour > 23 || minute > 59 || second > 60) return null
  return midnight.getTime() + ((hour * 60 + minute) * 60 + second) * 1000
}
