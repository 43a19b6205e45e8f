import { dayMs, hourMs } from '../../../src-shared/clock.ts'
import { isoOf } from '../../format/dates.ts'

/** How far ahead a replacement may begin. */
const most = 60 * dayMs

/** The hour of the day, in UTC, in which little goes on in most places. */
const quietHour = 3

/** The next quiet hour as a field takes it, such as `2026-11-21T03:00`: at least an hour away. */
export function nextQuietHour(now: number): string {
  const today = Math.floor(now / dayMs) * dayMs + quietHour * hourMs
  const next = today - now >= hourMs ? today : today + dayMs
  return isoOf(next).slice(0, 16)
}

/** The instant of a moment that was typed in UTC; null where it is none, past or too far ahead. */
export function startOf(typed: string, now: number): number | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(typed)) return null
  const instant = Date.parse(`${typed}Z`)
  return instant > now && instant <= now + most ? instant : null
}
