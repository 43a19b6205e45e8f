// Dates as people and programs write them in tables.
// Promises real dates in UTC only, and to say where the order of day and month is open.

/** In which order two numbers stand that could both be a day. */
export type DayOrder = 'day-first' | 'month-first'

/** What a cell with a date says: `none` for one that says that there is no date. */
export type WrittenDate = number | 'none' | 'bad'

/** The instant that a text states. */
export function readDate(text: string, order: DayOrder): WrittenDate {
  const cell = text.trim().toLowerCase().replaceAll('\u00a0', ' ')
  if (cell === '' || noDate.test(cell)) return 'none'
  return fromNumber(cell) ?? fromIso(cell) ?? fromDigits(cell, order) ?? fromWords(cell) ?? 'bad'
}

/** In which order a table writes its dates, as far as the dates tell; null where it is open. */
export function orderOf(cells: readonly string[]): DayOrder | null {
  let [day, month] = [0, 0]
  for (const cell of cells) {
    const match = digits.exec(cell.trim())
    if (!match) continue
    const [, first, sign, second] = match
    // Only dates with slashes and dashes are written both ways.
    const [isLate, isSecondLate] = [Number(first) > 12, Number(second) > 12]
    if (sign === '.' || (isLate && !isSecondLate)) day += 1
    else if (isSecondLate && !isLate) month += 1
  }
  if (day === month) return null
  return day > month ? 'day-first' : 'month-first'
}

const noDate =
  /^(?:n\/?a|none|null|nil|never|unknown|no[ _]information|not[ _]supported|-+|–|—|\?|nie|nunca|jamais|keine?s?|unbekannt|desconocido|inconnu|ninguno|aucune?)$/
const clock = String.raw`(?:[t ,]+(\d{1,2}):(\d\d)(?::(\d\d))?(?:[.,]\d+)?\s*(am|pm|a\.m\.|p\.m\.)?\s*(z|utc|gmt|[+-]\d\d:?\d\d)?)?`
const iso = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${clock}$`)
const digits = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d\d)(?!\d)/
const dated = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d\d)${clock}$`)
const dayMonthYear = new RegExp(
  String.raw`^(\d{1,2})(?:st|nd|rd|th|er|\.|º)?[-\s]*(?:de |of )?([\p{L}.]+)[-,\s]*(?:de |del )?(\d{4}|\d\d)${clock}$`,
  'u',
)
const monthDayYear = new RegExp(
  String.raw`^([\p{L}.]+)[-\s]+(\d{1,2})(?:st|nd|rd|th)?[-,\s]+(\d{4})${clock}$`,
  'u',
)

/** Months by the letters with which they begin in English, German, Spanish and French. */
const months: readonly (readonly [RegExp, number])[] = [
  [/^(?:jan|ene)/, 1],
  [/^(?:feb|fev)/, 2],
  [/^(?:mar|mae|mrz)/, 3],
  [/^(?:apr|abr|avr)/, 4],
  [/^(?:may|mai)/, 5],
  [/^(?:jun|juin)/, 6],
  [/^(?:jul|juil)/, 7],
  [/^(?:aug|ago|aou)/, 8],
  [/^(?:sep)/, 9],
  [/^(?:oct|okt)/, 10],
  [/^(?:nov)/, 11],
  [/^(?:dec|dez|dic)/, 12],
]

type Clock = readonly (string | undefined)[]

// Seconds and milliseconds since 1970, and the days of a spreadsheet (ECMA-376, 1900 date system).
function fromNumber(cell: string): number | null {
  if (!/^\d+(?:\.\d+)?$/.test(cell)) return null
  const number = Number(cell)
  if (/^\d{13}$/.test(cell)) return number
  if (/^\d{10}(?:\.\d+)?$/.test(cell)) return Math.round(number * 1000)
  const isDay = number >= 25_569 && number < 80_000
  return isDay ? Math.round((number - 25_569) * 86_400) * 1000 : null
}

function fromIso(cell: string): WrittenDate | null {
  const match = iso.exec(cell)
  if (!match) return null
  const [, year, month, day, ...time] = match
  return instantOf([Number(year), Number(month), Number(day)], time)
}

function fromDigits(cell: string, order: DayOrder): WrittenDate | null {
  const match = dated.exec(cell)
  if (!match) return null
  const [, first, sign, second, year = '', ...time] = match
  const isDayFirst = order === 'day-first' || sign === '.'
  const [day, month] = isDayFirst ? [first, second] : [second, first]
  return instantOf([fullYear(year), Number(month), Number(day)], time)
}

function fromWords(cell: string): WrittenDate | null {
  const plain = cell.normalize('NFKD').replaceAll(/\p{M}/gu, '')
  const byDay = dayMonthYear.exec(plain)
  if (byDay) {
    const [, day, month = '', year = '', ...time] = byDay
    return instantOf([fullYear(year), monthOf(month), Number(day)], time)
  }
  const byMonth = monthDayYear.exec(plain)
  if (!byMonth) return null
  const [, month = '', day, year = '', ...time] = byMonth
  return instantOf([fullYear(year), monthOf(month), Number(day)], time)
}

function monthOf(word: string): number {
  return months.find(([beginning]) => beginning.test(word))?.[1] ?? 0
}

function fullYear(digitsOfYear: string): number {
  return Number(digitsOfYear) + (digitsOfYear.length === 2 ? 2000 : 0)
}

/** A real instant; what has no zone is taken for UTC. */
function instantOf(
  [year, month, day]: readonly [number, number, number],
  time: Clock,
): WrittenDate {
  const [hours, minutes = '0', seconds = '0', half, zone] = time
  const hour = hourOf(Number(hours ?? 0), half)
  const isReal =
    year >= 1970 &&
    year <= 9999 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= new Date(Date.UTC(year, month, 0)).getUTCDate() &&
    hour <= 23 &&
    Number(minutes) <= 59 &&
    Number(seconds) <= 60
  if (!isReal) return 'bad'
  const local = Date.UTC(year, month - 1, day, hour, Number(minutes), Number(seconds))
  return local - offsetOf(zone)
}

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour
  if (hour < 1 || hour > 12) return 99
  return (hour % 12) + (half.startsWith('p') ? 12 : 0)
}

function offsetOf(zone: string | undefined): number {
  const match = /^([+-])(\d\d):?(\d\d)$/.exec(zone ?? '')
  if (!match) return 0
  const minutes = Number(match[2]) * 60 + Number(match[3])
  return (match[1] === '-' ? -1 : 1) * minutes * 60_000
}
