/**
 * Turns a secret into the few characters by which a person recognises it.
 *
 * Shows at most a public-looking prefix (`atna_sample_`) and the last four characters, and only of
 * secrets so long that what stays hidden could still not be guessed.
 */

const decoder = new TextDecoder('utf-8', { fatal: false })
const prefixPattern = /^[A-Za-z]{1,12}[_-](?:[A-Za-z]{1,8}[_-])?/

/** The masked form of a secret, such as `atna_sample_…x9Qd`; never more than 25 characters. */
export function secretHint(secret: Uint8Array): string {
  const text = decoder.decode(secret)
  if (text.length < 12 || text.includes('\uFFFD') || /\s/.test(text)) return '••••'
  const tail = text.slice(-4)
  if (text.length < 24) return `…${tail}`
  return `${prefixPattern.exec(text)?.[0] ?? ''}…${tail}`
}
