const rfc3339 = /^(\d{4})-(\d{2})-(\d{2})T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/

/** The milliseconds of an RFC 3339 instant, or null for anything else, impossible dates included. */
export function parseInstant(text: unknown): number | null {
  if (typeof text !== 'string') return null
  const parts = rfc3339.exec(text)
  if (parts === null) return null
  const [year, month, day] = parts.slice(1, 4).map(Number)
  if (year === undefined || month === undefined || day === undefined) return null
  // Date.parse turns 31 February into March instead of refusing it.
  if (new Date(Date.UTC(year, month - 1, day)).getUTCDate() !== day) return null
  const instant = Date.parse(text)
  return Number.isNaN(instant) ? null : instant
}

/** An instant as RFC 3339 in UTC. */
export function formatInstant(instant: number): string {
  return new Date(instant).toISOString()
}
