/** The instant at which a day of a date field begins in UTC; null for an empty or impossible day. */
export function dayToInstant(day: string): number | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)
  if (!found) return null
  const instant = Date.UTC(Number(found[1]), Number(found[2]) - 1, Number(found[3]))
  // Date.UTC rolls 31 February over to March: only a day that reads back as written is real.
  return new Date(instant).toISOString().startsWith(day) ? instant : null
}
