import { base62Sum, crc32, hasBase62Sum } from '../../../src-core/find/formats/checksum.ts'
import { keyFormats, type KeyFormat } from '../../../src-core/find/formats/formats.ts'
import { madeFromPattern } from './made-from-pattern.ts'
import type { SeededRandom } from '../random.ts'

// Keys of every format, made anew in every run, so that none of them stands in the repository.

const base62 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const base64 = `${base62}+/`
const hex = '0123456789abcdef'

// In pieces, so that no scanner takes this file for one that holds keys.
const word = 'PRIVATE'

/** A key that was made up, and what recognising it has to tell. */
export type MadeKey = {
  readonly value: string
  readonly credentialId: string | null
  /** Null for one that no format knows. */
  readonly format: KeyFormat | null
  readonly provider: string
}

/** The formats of which keys are planted: all that are secret. */
export const plantedFormats = keyFormats.filter(({ isPublic }) => !isPublic)

/** A key of a format. */
export function madeKey(format: KeyFormat, random: SeededRandom): MadeKey {
  const credentialId = format.idPattern === null ? null : madeFromPattern(format.idPattern, random)
  return { value: valueOf(format, random), credentialId, format, provider: format.provider }
}

function valueOf(format: KeyFormat, random: SeededRandom): string {
  switch (format.id) {
    case 'openai-project':
      return `sk-proj-${random.text(74, `${base62}_-`)}T3BlbkFJ${random.text(74, `${base62}_-`)}`
    case 'jwt':
      return webToken(
        { sub: random.text(12, hex), iat: 1_700_000_000 + random.below(9_999) },
        random,
      )
    case 'supabase-service-role':
      return webToken({ iss: 'supabase', ref: random.text(20, hex), role: 'service_role' }, random)
    case 'private-key':
    case 'google-service-account':
      return privateKeyOf(random)
    case 'address-password':
      return random.text(20, base62)
    default:
      return summed(format, madeFromPattern(format.pattern, random))
  }
}

function summed({ sum }: KeyFormat, value: string): string {
  if (sum === null) return value
  if (sum === hasBase62Sum) {
    const start = value.indexOf('_') + 1
    return value.slice(0, -6) + base62Sum(value.slice(start, -6))
  }
  const end = value.lastIndexOf('_')
  return `${value.slice(0, end)}_${crc32(value.slice(0, end)).toString(16).padStart(8, '0')}`
}

function webToken(claims: object, random: SeededRandom): string {
  const part = (content: object): string =>
    Buffer.from(JSON.stringify(content)).toString('base64url')
  return `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}.${random.text(43, base62)}`
}

function privateKeyOf(random: SeededRandom): string {
  const lines = Array.from({ length: 6 }, () => random.text(64, base64))
  const [open, close] = ['BEGIN', 'END'].map((edge) => `-----${edge} ${word} KEY-----`)
  return [open, ...lines, close].join('\n')
}

/** A key that no format knows: what a program draws for itself, or a person thinks of. */
export function madeUnknown(random: SeededRandom): MadeKey & { readonly isByHand: boolean } {
  const way = random.below(6)
  const value = [
    () => random.text(32, hex),
    () => random.text(64, hex),
    () => random.text(24 + random.below(24), base62),
    () => `${random.text(43, base64)}=`,
    () => random.text(20, `${base62}!*+-_~`),
    () =>
      `${random.pick(['Kestrel', 'Marble', 'Juniper'])}${random.pick(['!', '?', '-'])}${1_000 + random.below(9_000)}${random.text(2, base62)}`,
  ][way]?.()
  return {
    value: value ?? '',
    credentialId: null,
    format: null,
    provider: '',
    isByHand: way === 5,
  }
}
