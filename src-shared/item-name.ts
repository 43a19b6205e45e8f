/** A name that follows the convention, taken apart. */
export type ParsedName = {
  readonly service: string
  /** The instant that the name states, in milliseconds UTC. */
  readonly instant: number
}

const servicePattern = /^[a-z0-9_]{1,40}$/
const namePattern = /^([a-z0-9_]{1,40})-(\d{2})_(\d{2})_(\d{4})-(\d{2})_(\d{2})$/

/** Says whether a service name may stand in an item's name: 1 to 40 of a-z, 0-9 and underscore. */
export function isServiceName(service: string): boolean {
  return servicePattern.test(service)
}

/** Writes the name of the convention, `service-dd_mm_yyyy-hh_mm`, for an instant in UTC. */
export function formatItemName(service: string, instant: number): string {
  if (!isServiceName(service)) throw new RangeError('not a service name')
  const at = new Date(instant)
  const date = [two(at.getUTCDate()), two(at.getUTCMonth() + 1), String(at.getUTCFullYear())]
  const time = [two(at.getUTCHours()), two(at.getUTCMinutes())]
  return `${service}-${date.join('_')}-${time.join('_')}`
}

/** Reads a name of the convention; null if it does not follow it or states no real date. */
export function parseItemName(name: string): ParsedName | null {
  const found = namePattern.exec(name)
  if (!found) return null
  const [service = '', day, month, year, hour, minute] = found.slice(1)
  const instant = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
  )
  // Date.UTC rolls 31 February over to March: only a date that reads back as written is real.
  return formatItemName(service, instant) === name ? { service, instant } : null
}

/**
 * Proposes a name that is not taken, for a service and an instant.
 *
 * A second key of one service in one minute gets a numeric suffix on the service: `billing_2-…`.
 */
export function proposeItemName(
  service: string,
  instant: number,
  isTaken: (name: string) => boolean,
): string {
  for (let count = 1; ; count += 1) {
    const suffix = count === 1 ? '' : `_${count}`
    const name = formatItemName(service.slice(0, 40 - suffix.length) + suffix, instant)
    if (!isTaken(name)) return name
  }
}

/** Turns what a person typed into a service name, or an empty string if nothing usable remains. */
export function toServiceName(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 40)
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
