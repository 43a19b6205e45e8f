// The keys that lie ready to be kept, whatever they came from: folders, a file, pasted text.
// Promises that equal values are one entry with all its places, that every value is held as bytes
// and wiped when its entry goes, and that nothing is written anywhere.
// Must not give a value to the window, or ask anything of a provider by itself.
import { minuteMs, type Clock } from '../../src-shared/clock.ts'
import { VaultError } from '../../src-shared/errors.ts'
import { EntryId } from '../../src-shared/intake.ts'
import type {
  Entry,
  EntryChange,
  EntrySelection,
  ImportNote,
  IntakeAsk,
  IntakeCounts,
  KeyCheck,
} from '../../src-shared/intake.ts'
import type { Output, Input } from '../../src-shared/ipc-contract.ts'
import { limits } from '../../src-shared/policy.ts'
import type { Seed } from '../../src-shared/seed.ts'
import { wipe } from '../crypto/bytes.ts'
import type { Randomness } from '../crypto/randomness.ts'
import { sodiumReady } from '../crypto/sodium.ts'
import { withEdits } from './edit-entry.ts'
import {
  countsOf,
  knownEntry,
  sortedEntries,
  type KnownEntry,
  type SortedEntries,
} from './entry-page.ts'
import { entryView, type EntryFacts } from './entry-view.ts'
import { draftOf, isSure, withChange, type HeldEntry } from './held-entry.ts'
import { likenessOf } from './likeness.ts'
import { mergeSeeds } from './merge-seeds.ts'
import { NameMaker } from './name-maker.ts'
import { proposedService } from './propose.ts'
import { soundSeed } from './sound-seed.ts'
import { Fingerprints, matcher, type MatchedVault } from './vault-matches.ts'

/** What the book works with. */
export type IntakeBookContext = {
  readonly random: Randomness
  readonly clock: Clock
  /** Sixteen random bytes as 32 hexadecimal digits. */
  readonly newId: () => string
  /** The open vault of one's own, or null. */
  readonly vault: () => MatchedVault | null
  /** Whether a read-only question to its provider is known that tells whether it works. */
  readonly canCheck: (seed: Seed) => boolean
}

/** What is known of seeds that are added. */
export type AddOrder = {
  /** Forget what lay ready before. */
  readonly replace: boolean
  /** Whether the provider's own report says when each was last used. */
  readonly isReported: boolean
}

/** The keys that lie ready. */
export class IntakeBook {
  readonly #context: IntakeBookContext
  readonly #entries = new Map<EntryId, HeldEntry>()
  readonly #byLikeness = new Map<string, EntryId>()
  readonly #prints = new Fingerprints()
  #key: Uint8Array | null = null
  /** Grows with every change, so that a page of an unchanged list is not sorted anew. */
  #revision = 0
  #sorted: { readonly mark: string; readonly list: SortedEntries } | null = null

  constructor(context: IntakeBookContext) {
    this.#context = context
  }

  get size(): number {
    return this.#entries.size
  }

  /**
   * Adds what was found or read, and takes over its values: they are wiped here and nowhere else.
   *
   * Tells what was left out, because it is too long to be kept or more than fits.
   */
  async add(seeds: readonly Seed[], order: AddOrder): Promise<readonly ImportNote[]> {
    await sodiumReady()
    if (order.replace) this.forget()
    this.#key ??= this.#context.random.randomBytes(32)
    const names = new NameMaker(this.#namesTaken())
    const left = { 'rows-too-long': 0, 'too-many': 0 }
    for (const given of seeds) {
      const seed = soundSeed(given)
      const outcome = seed
        ? this.#addOne(seed, { ...order, names, key: this.#key })
        : 'rows-too-long'
      if (outcome === 'added') continue
      left[outcome] += 1
      if (given.value) wipe(given.value)
    }
    const notes = [noteOf('rows-too-long', left), noteOf('too-many', left)]
    return notes.filter(({ count }) => count > 0)
  }

  /** One page of what lies ready. */
  list(query: Input<'intake.list'>): Output<'intake.list'> {
    const { rows, groups } = this.#sortedBy(query)
    const page = rows.slice(query.offset, query.offset + query.limit)
    return { rows: page.map((row) => entryView(row.held, row)), total: rows.length, groups }
  }

  /** One entry as the window shows it; throws 'not-found'. */
  get(id: EntryId): Entry {
    const held = this.held(id)
    if (!held) throw new VaultError('not-found')
    return entryView(held, this.#facts()(held))
  }

  counts(): IntakeCounts {
    return countsOf(this.#known(), this.#context.clock.now())
  }

  /** The entry with its value, which stays the book's; null once it was kept or forgotten. */
  held(id: EntryId): HeldEntry | null {
    return this.#entries.get(id) ?? null
  }

  /** The entries that are meant, without those that are gone meanwhile. */
  selected(which: EntrySelection): readonly HeldEntry[] {
    if ('ids' in which) {
      return [...new Set(which.ids)].flatMap((id) => this.held(id) ?? [])
    }
    if ('shown' in which) {
      const { rows } = this.#sortedBy(which.shown)
      return rows.flatMap(({ held, chosen }) => (chosen || !which.onlyChosen ? [held] : []))
    }
    const all = [...this.#entries.values()]
    switch (which.all) {
      case 'every':
        return all
      case 'shown-unsure':
        return all.filter((held) => !isSure(held))
      case 'chosen':
        return this.#known().flatMap(({ held, chosen }) => (chosen ? [held] : []))
    }
  }

  choose(which: EntrySelection, chosen: boolean): void {
    for (const held of this.selected(which)) this.#put({ ...held, picked: chosen })
  }

  /** Changes the proposals of some entries; throws 'bad-request' where a tag is one too many. */
  edit(which: EntrySelection, change: EntryChange): void {
    const changed = this.selected(which).map((held) => withEdits(held, change))
    for (const held of changed) this.#put(held)
  }

  noteCheck(id: EntryId, check: KeyCheck): void {
    const held = this.held(id)
    if (held) this.#put({ ...held, check })
  }

  /** Lets go of some, and wipes their values. */
  drop(ids: readonly EntryId[]): void {
    for (const id of ids) {
      const held = this.held(id)
      if (!held) continue
      if (held.seed.value) wipe(held.seed.value)
      this.#entries.delete(id)
      this.#changed()
      this.#byLikeness.delete(held.likeness)
      this.#prints.drop(id)
    }
  }

  /** Lets go of everything, and wipes it. */
  forget(): void {
    this.drop([...this.#entries.keys()])
  }

  #addOne(
    seed: Seed,
    order: AddOrder & { readonly names: NameMaker; readonly key: Uint8Array },
  ): 'added' | 'too-many' {
    const likeness = likenessOf(order.key, seed)
    const before = this.held(this.#byLikeness.get(likeness) ?? noEntry)
    if (before) {
      this.#merge(before, seed, order)
      return 'added'
    }
    if (this.size >= limits.intakeRows) return 'too-many'
    const id = EntryId.parse(this.#context.newId())
    const proposedName = order.names.make(proposedService(seed), this.#context.clock.now())
    const { isReported } = order
    const base = { id, likeness, seed, isReported, proposedName, edits: {}, picked: null }
    const draft = draftOf(base)
    this.#put({ ...base, draft, check: null })
    this.#byLikeness.set(likeness, id)
    return 'added'
  }

  #merge(before: HeldEntry, seed: Seed, { isReported }: AddOrder): void {
    const merged = mergeSeeds(before.seed, seed)
    // The entry goes on with the bytes that it has.
    if (seed.value && seed.value !== before.seed.value) wipe(seed.value)
    const change = { seed: merged, isReported: before.isReported || isReported }
    this.#put(withChange(before, change))
  }

  #put(held: HeldEntry): void {
    this.#entries.set(held.id, held)
    this.#changed()
  }

  #changed(): void {
    this.#revision += 1
    this.#sorted = null
  }

  #sortedBy({ text, filter }: IntakeAsk): SortedEntries {
    const now = this.#context.clock.now()
    const vault = this.#context.vault()
    const stamps = vault?.overviews().map(({ id, stamp, body }) => [id, stamp, body.name])
    const minute = Math.floor(now / minuteMs)
    const mark = JSON.stringify([this.#revision, text, filter, minute, stamps])
    if (this.#sorted?.mark !== mark) {
      this.#sorted = { mark, list: sortedEntries(this.#known(), { text, filter, now }) }
    }
    return this.#sorted.list
  }

  #namesTaken(): readonly string[] {
    const vault = this.#context.vault()
    const kept = vault?.overviews().map(({ body }) => body.name) ?? []
    return [...kept, ...[...this.#entries.values()].map(({ draft }) => draft.name)]
  }

  #known(): readonly KnownEntry[] {
    const factsOf = this.#facts()
    return [...this.#entries.values()].map((held) => knownEntry(held, factsOf(held)))
  }

  #facts(): (held: HeldEntry) => EntryFacts {
    const vault = this.#context.vault()
    const matchOf = vault && this.#entries.size > 0 ? matcher(vault, this.#prints) : null
    return (held) => {
      const inVault = matchOf?.(held) ?? null
      const chosen = held.picked ?? (isSure(held) && inVault === null)
      return { inVault, chosen, canCheck: this.#context.canCheck(held.seed) }
    }
  }
}

/** No entry has this id: ids are random. */
const noEntry = EntryId.parse('0'.repeat(32))

function noteOf(
  what: 'rows-too-long' | 'too-many',
  counts: Readonly<Record<'rows-too-long' | 'too-many', number>>,
): ImportNote {
  return { what, count: counts[what], lines: [] }
}
