// Whether a value looks made by a machine rather than by a person or a programmer.
// Promises a judgement by the value alone; whoever asks has taken placeholders out.
import { isMonotone } from './placeholder.ts'

const shortest = 16
const longest = 4_096

/** Whether a value looks made by chance: long, of many signs, and changing between them. */
export function isMachineMade(value: string): boolean {
  if (value.length < shortest || value.length > longest) return false
  if (!/^[\x21-\x7e]+$/.test(value) || isOrdinary(value)) return false
  const body = value.replace(/^[A-Za-z]{1,12}[_-](?:[A-Za-z0-9]{1,8}[_-])?/, '')
  const own = body.length >= shortest ? body : value
  if (isMonotone(own)) return false
  return isHex(own) ? entropyOf(own) >= 2.8 : isMixed(own)
}

/** The bits that each sign of a value tells (Shannon). */
export function entropyOf(value: string): number {
  const counts = new Map<string, number>()
  for (const sign of value) counts.set(sign, (counts.get(sign) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values())
    bits -= (count / value.length) * Math.log2(count / value.length)
  return bits
}

function isHex(value: string): boolean {
  return /^[0-9a-fA-F-]+$/.test(value) && /\d/.test(value) && /[a-fA-F]/.test(value)
}

function isMixed(value: string): boolean {
  const digits = value.replaceAll(/\D/g, '').length
  const letters = value.replaceAll(/[^A-Za-z]/g, '').length
  // Chance may leave digits out, but not the change between large and small letters too.
  if (letters < 4 || (digits < 2 && changesOf(value) < 0.35)) return false
  return entropyOf(value) >= 3 && changesOf(value) >= 0.22 && !readsAsWords(value, digits)
}

/** How often the sort of sign changes: rarely in words, often where chance writes. */
function changesOf(value: string): number {
  let changes = 0
  for (let index = 1; index < value.length; index += 1) {
    if (sortOf(value.charCodeAt(index)) !== sortOf(value.charCodeAt(index - 1))) changes += 1
  }
  return changes / (value.length - 1)
}

function sortOf(code: number): number {
  if (code >= 48 && code <= 57) return 0
  if (code >= 97 && code <= 122) return 1
  return code >= 65 && code <= 90 ? 2 : 3
}

/** Whether most of it are words as people write them, such as `?NoLineTerminatorHere`. */
function readsAsWords(value: string, digits: number): boolean {
  if (isPhrase(value)) return true
  if (digits > value.length * 0.15) return false
  let inWords = 0
  for (const [word] of value.matchAll(/[A-Z]?[a-z]{3,}|[A-Z]{4,}/g)) {
    if (/[aeiouy]/i.test(word)) inWords += word.length
  }
  return inWords > value.length * 0.55
}

/** Whether a value is made of words and numbers alone, such as `db-backup-2024-eu-west-1`. */
export function isPhrase(value: string): boolean {
  const parts = value.split(/[-_.:/ !?]+/).filter((part) => part !== '')
  return (
    parts.length >= 3 &&
    parts.every((part) => /^(?:[A-Z]?[a-z]{1,14}|[A-Z]{1,14}|v?\d{1,6})$/.test(part))
  )
}

/** What is long and changing and yet no secret: addresses, paths, dates, versions, sums. */
function isOrdinary(value: string): boolean {
  return (
    /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ||
    /^(?:[.~]?\/|[A-Za-z]:\\|\.\.)/.test(value) ||
    /^[\w.+-]+@[\w-]+\.[\w.-]+$/.test(value) ||
    /^[\w-]+(?:\.[\w-]+)+\.(?:com|net|org|io|dev|app|local|internal|cloud|co|ai|de|uk|eu)(?:[:/].*)?$/i.test(
      value,
    ) ||
    /\.(?:js|ts|json|ya?ml|pem|key|crt|cert|txt|png|jpe?g|svg|gif|css|html?|py|rb|go|sh|env|md|zip|gz|woff2?)$/i.test(
      value,
    ) ||
    /^(?:sha(?:1|256|384|512)[-:=]|md5[-:=]|\$2[aby]\$|\$argon2|\$[156]\$|pbkdf2|scrypt:|bcrypt|ssh-|ecdsa-|data:|urn:|spiffe:|v?\d+\.\d+)/i.test(
      value,
    ) ||
    /^\d{4}-\d{2}-\d{2}T/.test(value) ||
    /[()[\]{};]|&&|\|\||=>/.test(value)
  )
}
