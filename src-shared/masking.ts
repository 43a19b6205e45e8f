/** Fewest characters that stay hidden where a prefix is shown. */
export const hiddenBehindPrefix = 16

/** Fewest characters that stay hidden where anything is shown. */
export const hiddenAtLeast = 12

const shownAtEnd = 4
const prefixPattern = /^[A-Za-z]{1,12}[_-](?:[A-Za-z]{1,8}[_-])?/

/** What stands for the hidden characters, however many they are. */
const dots = '•••••'

/**
 * The few characters by which a person recognises a value, or null where nothing may be shown.
 *
 * At most a public-looking prefix and the last four characters; nothing of a value that is short or
 * has white space in it.
 */
export function shownOf(value: string): { readonly prefix: string; readonly tail: string } | null {
  // By whole characters: half of one is not readable, and would count for one.
  const characters = Array.from(value)
  const hidden = characters.length - shownAtEnd
  if (hidden < hiddenAtLeast || value.includes('\uFFFD') || /\s/.test(value)) return null
  const prefix = prefixPattern.exec(value)?.[0] ?? ''
  const tail = characters.slice(-shownAtEnd).join('')
  return { prefix: hidden - prefix.length >= hiddenBehindPrefix ? prefix : '', tail }
}

/** A value as a masked difference shows it, such as `sk_live_•••••8Q2d`. */
export function maskedHint(value: string): string {
  const shown = shownOf(value)
  return shown ? `${shown.prefix}${dots}${shown.tail}` : dots
}
