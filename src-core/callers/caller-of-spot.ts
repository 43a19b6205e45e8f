// What a place that was found becomes when it is kept: one that Keyturn can write, or words.
// Promises that only files of a shape that Keyturn writes become such, and never a commit.
// Must not read the file: whoever keeps a place looks first whether it still holds the value.
import { Caller } from '../../src-shared/caller.ts'
import type { CallerId } from '../../src-shared/ids.ts'
import type { Spot } from '../../src-shared/spot.ts'

/** The place as Keyturn can write it, or null where it cannot; `id` is a new one. */
export function callerOfSpot(spot: Spot, id: CallerId): Caller | null {
  if (!isInFile(spot)) return null
  const shape = shapeOf(spot)
  // What a schema refuses, such as a variable with blanks, is left to the person.
  return shape && (Caller.safeParse({ id, check: null, ...shape }).data ?? null)
}

/** The place in words, such as `checkout/.env:12 STRIPE_SECRET_KEY`. */
export function wordsOfSpot({ shown, line, variable }: Spot): string {
  const words = `${shown}${line === null ? '' : `:${line}`}${variable === '' ? '' : ` ${variable}`}`
  return words.length <= longest ? words : `…${words.slice(-(longest - 1))}`
}

/** Whether a file holds it now, and not only an earlier commit. */
export function isInFile(spot: Pick<Spot, 'git' | 'commit'>): boolean {
  return spot.git !== 'history' && spot.commit === null
}

/** Whether two descriptions mean the same place, whatever their ids and checks. */
export function isSamePlace(one: Caller, other: Caller): boolean {
  return identityOf(one) === identityOf(other)
}

/** As many characters as one line of an item's places may have. */
const longest = 400

type Shape = { readonly kind: Caller['kind']; readonly path: string } & Readonly<
  Record<string, string>
>

function shapeOf({ sort, path, variable, at }: Spot): Shape | null {
  switch (sort) {
    case 'env':
      return { kind: 'env-file', path, variable, part: 'secret' }
    case 'json':
      return at === null ? null : { kind: 'json-file', path, pointer: at, part: 'secret' }
    case 'yaml':
    case 'compose':
    case 'ci':
      return isWholeValue(variable, at)
        ? { kind: 'yaml-file', path, pointer: at, part: 'secret' }
        : null
    case 'aws':
      return at === null ? null : { kind: 'aws-credentials', path, profile: at }
    case 'npmrc':
      return at === null ? null : { kind: 'npmrc', path, key: at }
    case 'shell':
    case 'netrc':
    case 'terraform':
    case 'properties':
    case 'source':
      return null
  }
}

/**
 * Whether a pointer leads to the value itself.
 *
 * `- NAME=value` in a list is one text with both; what would be written there is the value alone.
 */
function isWholeValue(variable: string, at: string | null): at is string {
  if (at === null) return false
  const isListEntry = /\/\d+$/.test(at)
  return !isListEntry || variable === ''
}

function identityOf(caller: Caller): string {
  const bare = Object.entries({ ...caller, id: null, check: null })
  return JSON.stringify(bare.sort(([a], [b]) => (a < b ? -1 : 1)))
}
