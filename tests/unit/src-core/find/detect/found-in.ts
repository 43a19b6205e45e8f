import { SeededRandom } from '../../../../bench/random.ts'
import { madeKey } from '../../../../bench/truth/made-keys.ts'
import type { Candidate } from '../../../../../src-core/find/candidate.ts'
import { detectKeys } from '../../../../../src-core/find/detect/detect-keys.ts'
import { formatById } from '../../../../../src-core/find/formats/formats.ts'

/** A candidate whose value can be compared. */
export type Readable = Omit<Candidate, 'value'> & { readonly value: string }

/** What is found in a text under that path. */
export function foundIn(path: string, text: string | Uint8Array): Readable[] {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  return detectKeys({ path, bytes }).map((one) => ({
    ...one,
    value: new TextDecoder().decode(one.value),
  }))
}

const random = new SeededRandom(0xa11)
const base62 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** A key of a known format, made anew in every run. */
export function made(id: string): string {
  const format = formatById(id)
  if (!format) throw new Error(`There is no format ${id}.`)
  return madeKey(format, random).value
}

/** A value that no format knows and a machine made. */
export function chance(length = 32): string {
  return random.text(length, base62)
}

// In pieces, so that no scanner takes this file for one that holds keys.
const AKIA = 'AKIA'

/** An access key ID of AWS. */
export function awsId(): string {
  return `${AKIA}${random.text(16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}`
}
