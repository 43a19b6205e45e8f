// One key that lies ready, with its value: what was found, what a person changed, what was asked.
// Promises that a value is held once, as bytes, and wiped by whoever lets the entry go.
// Must not leave this process: what the window gets is made by entry-view.ts.
import type { EntryDraft, EntryId, KeyCheck } from '../../src-shared/intake.ts'
import type { Seed } from '../../src-shared/seed.ts'
import { nameElsewhere, proposedFields } from './propose.ts'

/** What a person changed of the proposals. */
export type EntryEdits = Partial<EntryDraft>

/** One key that lies ready. */
export type HeldEntry = {
  readonly id: EntryId
  /** Equal for equal values, and for inventory entries that say the same; of this process only. */
  readonly likeness: string
  readonly seed: Seed
  /** Whether the provider's own report says when it was last used. */
  readonly isReported: boolean
  /** Made by us, for where neither a person nor another program named it. */
  readonly proposedName: string
  readonly edits: EntryEdits
  readonly draft: EntryDraft
  /** What the person said about keeping it, or null: then its confidence decides. */
  readonly picked: boolean | null
  readonly check: KeyCheck | null
}

/** The entry with some of it changed, and the draft that follows from that. */
export function withChange(
  held: HeldEntry,
  change: Partial<Pick<HeldEntry, 'seed' | 'isReported' | 'proposedName' | 'edits'>>,
): HeldEntry {
  const next = { ...held, ...change }
  return { ...next, draft: draftOf(next) }
}

/** What it is to be kept as. */
export function draftOf({
  seed,
  proposedName,
  edits,
}: Pick<HeldEntry, 'seed' | 'proposedName' | 'edits'>): EntryDraft {
  const name = nameElsewhere(seed) ?? proposedName
  return { ...proposedFields(seed), name, ...edits }
}

/** Whether its name is one of our making. */
export function isNameOurs({ seed, edits }: Pick<HeldEntry, 'seed' | 'edits'>): boolean {
  return edits.name === undefined && nameElsewhere(seed) === null
}

/** Whether it is taken for a key, and not only held for possible. */
export function isSure({ seed }: Pick<HeldEntry, 'seed'>): boolean {
  return seed.confidence !== 'unsure'
}
