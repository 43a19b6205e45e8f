/** What can be wrong with a key that was copied badly. */
export type CopyFault = 'white-space' | 'quotes' | 'line-break' | 'wrong-prefix' | 'too-short'

// A blank that is not seen, such as a zero-width space of a chat program, counts as one.
const blank = /[^\S\r\n]|\p{Default_Ignorable_Code_Point}/u
const quote = /^["'`“”‘’]|["'`“”‘’]$/u
const masked = /…|\.{3}$|[•●*]{3}/u

/** Keys of several lines, whose blanks belong to them. */
const several = /^(?:-----BEGIN |\{)/

/** No key of an API that is worth its name is shorter. */
const shortest = 8

/**
 * What is surely wrong with a stored key; nothing for a key that may well be right.
 *
 * `prefix` is how every key of its vendor begins, or null where that is not known.
 */
export function copyFaultsOf(secret: string, prefix: string | null): readonly CopyFault[] {
  if (several.test(secret)) return []
  const inner = secret.trim()
  const bare = inner.replace(quote, '').replace(quote, '')
  const begins = prefix === null || bare.startsWith(prefix)
  const faults: readonly (readonly [CopyFault, boolean])[] = [
    ['white-space', blank.test(secret)],
    ['quotes', quote.test(inner)],
    ['line-break', /[\r\n]/.test(secret)],
    ['wrong-prefix', !begins],
    ['too-short', begins && isCut(bare, prefix)],
  ]
  return faults.flatMap(([fault, holds]) => (holds ? [fault] : []))
}

function isCut(bare: string, prefix: string | null): boolean {
  return masked.test(bare) || bare.length < (prefix?.length ?? 0) + shortest
}
