/**
 * Turns a secret into the few characters by which a person recognises it.
 *
 * Shows at most a public-looking prefix (`atna_sample_`) and the last four characters. At least
 * `hiddenBehindPrefix` characters stay hidden where a prefix is shown, at least `hiddenAtLeast`
 * where only the end is; of anything shorter, or with spaces as in a sentence, nothing is shown.
 */

/** Fewest characters that stay hidden where a prefix is shown. */
export const hiddenBehindPrefix = 16

/** Fewest characters that stay hidden where anything is shown. */
export const hiddenAtLeast = 12

const shownAtEnd = 4

const decoder = new TextDecoder('utf-8', { fatal: false })
const prefixPattern = /^[A-Za-z]{1,12}[_-](?:[A-Za-z]{1,8}[_-])?/

/** The masked form of a secret, such as `atna_sample_…x9Qd`; never more than 27 characters. */
export function secretHint(secret: Uint8Array): string {
  const text = decoder.decode(secret)
  // By whole characters: half of one is not readable, and would count for one.
  const characters = Array.from(text)
  const hidden = characters.length - shownAtEnd
  if (hidden < hiddenAtLeast || text.includes('\uFFFD') || /\s/.test(text)) return '••••'
  const prefix = prefixPattern.exec(text)?.[0] ?? ''
  const tail = characters.slice(-shownAtEnd).join('')
  return hidden - prefix.length >= hiddenBehindPrefix ? `${prefix}…${tail}` : `…${tail}`
}
