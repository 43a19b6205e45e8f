// Asks providers, read-only, which of the keys that lie ready still work.
// Promises one request for each key, never more than a few at once and one at a time to each host,
// and none for a key whose provider has said yes or no before.
// Must not run by itself: a person says so each time, after reading whom it would ask.
import type { EntryId, EntrySelection, KeyCheck } from '../../src-shared/intake.ts'
import type { Output } from '../../src-shared/ipc-contract.ts'
import type { Seed } from '../../src-shared/seed.ts'
import type { HeldEntry } from './held-entry.ts'
import type { IntakeBook } from './intake-book.ts'

/** How keys are asked about; what is asked depends on what was found, and not on edits. */
export type KeyChecker = {
  /** The host that would be asked, or null where no read-only question is known. */
  readonly hostOf: (seed: Seed) => string | null
  /** Asks once; never throws. */
  readonly ask: (seed: Seed, signal: AbortSignal) => Promise<KeyCheck>
}

/** How a run is ended and followed. */
export type CheckRun = {
  readonly signal: AbortSignal
  readonly onProgress: (checks: { readonly done: number; readonly of: number }) => void
}

/** How many hosts are asked at the same time. */
const mostAtOnce = 4
/** As many hosts as a plan names; those with the most keys. */
const mostHosts = 200

/** Whom a check would ask, and about how many keys. */
export function checkPlan(
  book: IntakeBook,
  which: EntrySelection,
  checker: Pick<KeyChecker, 'hostOf'>,
): Output<'intake.checkPlan'> {
  const queues = queuesOf(book.selected(which), checker)
  const hosts = [...queues].map(([host, ids]) => ({ host, keys: ids.length }))
  const keys = hosts.reduce((sum, host) => sum + host.keys, 0)
  return { keys, hosts: hosts.toSorted((a, b) => b.keys - a.keys).slice(0, mostHosts) }
}

/** Asks about each of these keys; ends early, with what is known until then, when told to. */
export async function runChecks(
  book: IntakeBook,
  { which, checker }: { readonly which: EntrySelection; readonly checker: KeyChecker },
  { signal, onProgress }: CheckRun,
): Promise<void> {
  const waiting = [...queuesOf(book.selected(which), checker).values()]
  const of = waiting.reduce((sum, ids) => sum + ids.length, 0)
  let done = 0
  onProgress({ done, of })
  const askHost = async (ids: readonly EntryId[]): Promise<void> => {
    for (const id of ids) {
      // Forgotten or kept meanwhile: its value is wiped, and nobody waits for the answer.
      const held = book.held(id)
      if (signal.aborted) return
      if (held?.seed.value) book.noteCheck(id, await checker.ask(held.seed, signal))
      done += 1
      onProgress({ done, of })
    }
  }
  const worker = async (): Promise<void> => {
    for (let ids = waiting.shift(); ids && !signal.aborted; ids = waiting.shift()) {
      await askHost(ids)
    }
  }
  await Promise.all(Array.from({ length: mostAtOnce }, worker))
}

/** What is to be asked of each host, in the order of the entries. */
function queuesOf(
  entries: readonly HeldEntry[],
  { hostOf }: Pick<KeyChecker, 'hostOf'>,
): ReadonlyMap<string, readonly EntryId[]> {
  const queues = new Map<string, EntryId[]>()
  for (const { id, seed, check } of entries) {
    // An answer that tells nothing may be asked for again.
    if (!seed.value || (check !== null && check !== 'unknown')) continue
    const host = hostOf(seed)
    if (host !== null) queues.set(host, [...(queues.get(host) ?? []), id])
  }
  return queues
}
