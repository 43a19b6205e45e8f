// The checksums that some providers build into their keys.
// Promises nothing about keys whose checksum is wrong: formats change, and such a key is only unsure.

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const sumLength = 6

// The reflected polynomial of CRC-32 (ISO 3309, as in zip).
const table = Array.from({ length: 256 }, (_, byte) => {
  let rest = byte
  for (let bit = 0; bit < 8; bit += 1) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0)
  return rest >>> 0
})

/** The CRC-32 of a text of ASCII characters. */
export function crc32(text: string): number {
  let sum = 0xffffffff
  for (let index = 0; index < text.length; index += 1) {
    sum = (sum >>> 8) ^ (table[(sum ^ text.charCodeAt(index)) & 0xff] ?? 0)
  }
  return (sum ^ 0xffffffff) >>> 0
}

/** The six characters with which the tokens of GitHub and npm end, for the thirty before them. */
export function base62Sum(body: string): string {
  let rest = crc32(body)
  let text = ''
  while (rest > 0) {
    text = (digits[rest % 62] ?? '') + text
    rest = Math.floor(rest / 62)
  }
  return text.padStart(sumLength, '0')
}

/**
 * Whether a token ends with the checksum of what stands between its prefix and its end.
 *
 * Of GitHub's (github.blog, "Behind GitHub's new authentication token formats", 2021) and npm's.
 */
export function hasBase62Sum(token: string): boolean {
  const body = token.slice(token.indexOf('_') + 1)
  return base62Sum(body.slice(0, -sumLength)) === body.slice(-sumLength)
}

/** Whether a token ends with the CRC-32 of all before its last underscore, in hexadecimal. */
export function hasHexSum(token: string): boolean {
  const end = token.lastIndexOf('_')
  return crc32(token.slice(0, end)).toString(16).padStart(8, '0') === token.slice(end + 1)
}
