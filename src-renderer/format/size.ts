const number = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })
const units = ['kB', 'MB', 'GB', 'TB'] as const

/** A size of a file for people, in decimal units: `640 bytes`, `151.6 kB`, `1.2 MB`. */
export function formatSize(bytes: number): string {
  if (bytes < 1_000) return bytes === 1 ? '1 byte' : `${bytes} bytes`
  let size = bytes / 1_000
  let unit: (typeof units)[number] = 'kB'
  for (const larger of units.slice(1)) {
    // Below 999.95 it reads as at most 999.9 after rounding.
    if (size < 999.95) break
    size /= 1_000
    unit = larger
  }
  return `${number.format(size)} ${unit}`
}
