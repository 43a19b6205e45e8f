import { dayMs, hourMs, minuteMs } from '../../src-shared/clock.ts'

// en-US abbreviates September as "Sep"; en-GB would write "Sept". The order is ours: day first.
const monthName = new Intl.DateTimeFormat('en-US', { month: 'short', timeZone: 'UTC' })
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

/** A day in UTC, such as `4 Sep 2025`. */
export function formatDate(instant: number): string {
  return `${formatDay(instant)} ${new Date(instant).getUTCFullYear()}`
}

/** A day without its year, such as `24 Nov`. */
export function formatDay(instant: number): string {
  const at = new Date(instant)
  return `${at.getUTCDate()} ${monthName.format(at)}`
}

/** The shortest form of a day that is not ambiguous: the year only where it is another one. */
export function formatNearDay(instant: number, now: number): string {
  const sameYear = new Date(instant).getUTCFullYear() === new Date(now).getUTCFullYear()
  return sameYear ? formatDay(instant) : formatDate(instant)
}

/** A minute in UTC that says so, such as `4 Sep 2025, 09:12 UTC`. */
export function formatMinute(instant: number): string {
  return `${formatDate(instant)}, ${isoOf(instant).slice(11, 16)} UTC`
}

/** A second of a day in UTC, such as `14:05:12 UTC`. */
export function formatSecond(instant: number): string {
  return `${isoOf(instant).slice(11, 19)} UTC`
}

/** Month and year, such as `Sep 2024`. */
export function formatMonth(instant: number): string {
  const at = new Date(instant)
  return `${monthName.format(at)} ${at.getUTCFullYear()}`
}

/** The ISO form that `<time>` wants. */
export function isoOf(instant: number): string {
  return new Date(instant).toISOString()
}

/** How long ago or ahead, such as `4 minutes ago`, `yesterday` or `in 3 days`. */
export function formatRelative(instant: number, now: number): string {
  const difference = instant - now
  const size = Math.abs(difference)
  // The clock on a screen is read now and then, and may stand a little behind what it tells of.
  if (size < minuteMs) return 'just now'
  if (size < hourMs) return relative.format(Math.trunc(difference / minuteMs), 'minute')
  if (size < dayMs) return relative.format(Math.trunc(difference / hourMs), 'hour')
  if (size < 60 * dayMs) return relative.format(Math.trunc(difference / dayMs), 'day')
  if (size < 730 * dayMs) return relative.format(Math.trunc(difference / (30.44 * dayMs)), 'month')
  return relative.format(Math.trunc(difference / (365.25 * dayMs)), 'year')
}

/** The minute of a recent line: `today, 12:02`, `yesterday, 08:00` or `14 Nov, 16:31`. */
export function formatNearMinute(instant: number, now: number): string {
  const time = isoOf(instant).slice(11, 16)
  const days = Math.floor(now / dayMs) - Math.floor(instant / dayMs)
  if (days === 0) return `today, ${time}`
  if (days === 1) return `yesterday, ${time}`
  return `${formatNearDay(instant, now)}, ${time}`
}

/** A moment ahead, to the second where it is near: `14:06:12 UTC` or `3 Dec, 14:05 UTC`. */
export function formatSoon(instant: number, now: number): string {
  const isNear = Math.abs(instant - now) < hourMs
  return isNear ? formatSecond(instant) : `${formatNearMinute(instant, now)} UTC`
}
