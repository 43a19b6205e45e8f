import type { Kdf } from '../src-core/index.ts'

/**
 * Has derivations wait for one another.
 *
 * Each takes a quarter of a gigabyte, and up to one where a copy from elsewhere demands it: side by
 * side, those that a page may ask for within a minute would take all the memory there is.
 */
export function inTurn(kdf: Kdf): Kdf {
  let before: Promise<unknown> = Promise.resolve()
  return (input) => {
    const mine = before.then(() => kdf(input))
    before = mine.catch(() => undefined)
    return mine
  }
}
