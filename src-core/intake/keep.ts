// Keeps what is chosen in the open vault: new items, and new places of items that are there.
// Promises transactions of at most a hundred entries, each of them whole: after a crash what was
// kept is kept, and keeping the same again finds it by its fingerprint instead of doubling it.
// Must not change a file, or write a value anywhere but into the vault.
import type { Clock } from '../../src-shared/clock.ts'
import { VaultError } from '../../src-shared/errors.ts'
import { ItemId, VersionId } from '../../src-shared/ids.ts'
import type { KeptReport } from '../../src-shared/intake-contract.ts'
import type { EntryId } from '../../src-shared/intake.ts'
import type { PlaceHand } from '../callers/place-hand.ts'
import type { Session } from '../vault/session.ts'
import type { Transaction } from '../vault/transaction.ts'
import { placesOf, type FoundPlaces } from './entry-places.ts'
import type { LookedThrough } from './entry-sightings.ts'
import { isNameOurs, type HeldEntry } from './held-entry.ts'
import type { IntakeBook } from './intake-book.ts'
import { joinedItem } from './joined-item.ts'
import { NameMaker } from './name-maker.ts'
import { newItemOf } from './new-item.ts'
import { proposedService } from './propose.ts'
import { Fingerprints, matcher, type VaultMatch } from './vault-matches.ts'

/** What keeping works with. */
export type KeepContext = {
  readonly session: Pick<Session, 'overview' | 'overviews' | 'fingerprint' | 'transact'>
  readonly clock: Clock
  readonly newId: () => string
  readonly places: Pick<PlaceHand, 'look'>
  readonly signal: AbortSignal
  /** The folders that were looked through, if the keys were found. */
  readonly folders: readonly string[]
}

/** What became of what was kept, and which items that were there before got places. */
export type Kept = { readonly report: KeptReport; readonly joined: readonly ItemId[] }

/** So that a change is sealed and written in a moment, and other programs wait no longer. */
const entriesPerTransaction = 100

/** How many entries have their places looked at side by side; each asks git. */
const lookedAtOnce = 8

/**
 * Keeps the chosen entries, which leave the book; those that could not be kept stay in it.
 *
 * Throws 'intake-empty' where nothing is chosen, and what writing throws.
 */
export async function keepChosen(book: IntakeBook, context: KeepContext): Promise<Kept> {
  const chosen = book.selected({ all: 'chosen' }).map(({ id }) => id)
  if (chosen.length === 0) throw new VaultError('intake-empty')
  const keeping = new Keeping(book, context)
  for (let at = 0; at < chosen.length; at += entriesPerTransaction) {
    await keeping.keep(chosen.slice(at, at + entriesPerTransaction))
  }
  return keeping.result
}

type Placed = { readonly id: EntryId; readonly found: FoundPlaces }

class Keeping {
  readonly #book: IntakeBook
  readonly #context: KeepContext
  readonly #prints = new Fingerprints()
  readonly #joined = new Set<ItemId>()
  #report: KeptReport = { added: 0, joined: 0, places: 0 }

  constructor(book: IntakeBook, context: KeepContext) {
    this.#book = book
    this.#context = context
  }

  get result(): Kept {
    return { report: this.#report, joined: [...this.#joined] }
  }

  /** Keeps some in one transaction; they count, and leave the book, once it is on the disk. */
  async keep(ids: readonly EntryId[]): Promise<void> {
    const placed = await this.#placesOf(ids)
    const { session } = this.#context
    const writing = new Writing(this.#context, this.#prints)
    session.transact((tx) => {
      for (const { id, found } of placed) {
        // What was changed while files were looked at counts as it is now.
        const held = this.#book.held(id)
        if (held) writing.write(tx, held, found)
      }
      writing.writeJoined(tx)
    })
    const { report } = writing
    this.#report = {
      added: this.#report.added + report.added,
      joined: this.#report.joined + report.joined,
      places: this.#report.places + report.places,
    }
    for (const itemId of writing.joined) this.#joined.add(itemId)
    this.#book.drop(ids)
  }

  async #placesOf(ids: readonly EntryId[]): Promise<readonly Placed[]> {
    const placed: Placed[] = []
    for (let at = 0; at < ids.length; at += lookedAtOnce) {
      const some = ids.slice(at, at + lookedAtOnce).flatMap((id) => this.#book.held(id) ?? [])
      const looks = some.map(async (held) => {
        return { id: held.id, found: await placesOf(this.#context, held) }
      })
      placed.push(...(await Promise.all(looks)))
    }
    return placed
  }
}

/** What one transaction writes. */
class Writing {
  readonly #context: KeepContext
  readonly #matchOf: (held: HeldEntry) => VaultMatch | null
  readonly #names: NameMaker
  readonly #look: LookedThrough
  readonly #changed = new Map<ItemId, ReturnType<Session['overview']>>()
  readonly report = { added: 0, joined: 0, places: 0 }

  constructor(context: KeepContext, prints: Fingerprints) {
    const { session, clock, folders } = context
    this.#context = context
    this.#matchOf = matcher(session, prints)
    this.#names = new NameMaker(session.overviews().map(({ body }) => body.name))
    this.#look = { at: clock.now(), folders }
  }

  get joined(): readonly ItemId[] {
    return [...this.#changed.keys()]
  }

  write(tx: Transaction, held: HeldEntry, found: FoundPlaces): void {
    const match = this.#matchOf(held)
    if (match) this.#join(held, match, found)
    else this.#add(tx, held, found)
  }

  /** Items that got places are written once, however many entries joined them. */
  writeJoined(tx: Transaction): void {
    for (const [itemId, kept] of this.#changed) {
      if (!kept) continue
      tx.putOverview(itemId, kept.body, kept.stamp)
      tx.audit({ event: 'edited', itemId, versionId: null })
    }
  }

  #join(held: HeldEntry, match: VaultMatch, found: FoundPlaces): void {
    this.report.joined += 1
    const { itemId } = match
    const kept = this.#changed.get(itemId) ?? this.#context.session.overview(itemId)
    const joined = kept && joinedItem(kept.body, { held, match, found, look: this.#look })
    if (!joined) return
    this.report.places += joined.places
    this.#changed.set(itemId, { ...kept, body: joined.overview })
  }

  #add(tx: Transaction, held: HeldEntry, found: FoundPlaces): void {
    const { newId, session } = this.#context
    const { value } = held.seed
    const itemId = ItemId.parse(newId())
    const versionId = VersionId.parse(newId())
    const fingerprint = value && session.fingerprint(value)
    const name = this.#nameOf(held)
    const order = { held, name, found, look: this.#look, versionId, fingerprint }
    const { overview, notes } = newItemOf(order)
    if (value) tx.putSecret(itemId, versionId, value)
    tx.putOverview(itemId, overview, null)
    tx.putDetails(itemId, { v: 1, notes }, null)
    tx.audit({ event: 'added', itemId, versionId })
    this.report.added += 1
    this.report.places += found.places.length
  }

  /** Names of ours are made anew where one is taken; what a person or a file says is left alone. */
  #nameOf(held: HeldEntry): string {
    const { name } = held.draft
    if (isNameOurs(held) && this.#names.isTaken(name)) {
      return this.#names.make(proposedService(held.seed), this.#look.at)
    }
    this.#names.take(name)
    return name
  }
}
