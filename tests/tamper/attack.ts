import type { Outcome, Target, Key } from './target.ts'

/** One attack on a vault file: what is done, and how it must end. */
export type Attack = {
  /** A sentence in the present tense about what the vault does. */
  readonly name: string
  readonly ends: Outcome
  readonly run: (target: Target) => Promise<Outcome>
}

/** Changes the locked vault; then its owner opens it and reads everything. */
export function onLocked(name: string, ends: Outcome, strike: (target: Target) => unknown): Attack {
  const run = async (target: Target): Promise<Outcome> => {
    await strike(target)
    return target.attempt()
  }
  return { name, ends, run }
}

/** The same in SQL. */
export function inSql(name: string, ends: Outcome, text: string): Attack {
  return onLocked(name, ends, (target) => {
    target.sql(text)
  })
}

/** Changes the locked vault; then somebody opens it with the key that the strike answers. */
export function openedWith(
  name: string,
  ends: Outcome,
  strike: (target: Target) => Promise<Key> | Key,
): Attack {
  const run = async (target: Target): Promise<Outcome> => target.attempt(await strike(target))
  return { name, ends, run }
}
