/*
 * Where random bytes come from.
 *
 * Every key, id, salt and nonce of ours is drawn here, from the operating system and never from a
 * pool: a pool that outlives a virtual machine's snapshot could give the same bytes twice.
 */
import { randomBytes } from 'node:crypto'

/** Gives random bytes; injected, so that tests can repeat a run. */
export interface Randomness {
  /** That many fresh bytes that nobody else can guess. */
  readonly randomBytes: (count: number) => Uint8Array
}

/** The randomness of the operating system. */
export const systemRandomness: Randomness = {
  // A copy: Node hands out views of pooled memory for small sizes, and keys are wiped in place.
  randomBytes: (count) => Uint8Array.from(randomBytes(count)),
}
