/*
 * Brings items of a copy into the open vault, as new items.
 *
 * Nothing of this vault is changed or overwritten. What was under way in the copy stays there: no
 * journal comes along, and a connection only where this vault has the same one.
 */
import { Caller, type StoredCaller } from '../../src-shared/caller.ts'
import type { Clock } from '../../src-shared/clock.ts'
import { ItemId, VersionId, type ConnectionId } from '../../src-shared/ids.ts'
import { currentVersion, type Overview, type SecretVersion } from '../../src-shared/item.ts'
import { nameOfPlace } from '../../src-shared/place-names.ts'
import { limits } from '../../src-shared/policy.ts'
import { wipe } from '../crypto/bytes.ts'
import type { Session } from '../vault/session.ts'
import type { Kept, Transaction } from '../vault/transaction.ts'
import type { CopySource } from './copy-source.ts'

/** What is asked of the outside to bring items in. */
export type BringInDeps = {
  /** Sixteen random bytes as 32 hexadecimal digits. */
  readonly newId: () => string
  readonly clock: Clock
  /** A tag that every item gets, besides its own, where a vault is salvaged. */
  readonly tag?: string
}

/** How many items were added, and how many are here already, just so. */
export type BroughtIn = { readonly added: number; readonly present: number }

/** The tag of an item that holds another secret in this vault than in the copy. */
export const otherKeyTag = 'other-key-in-copy'

/** The tag of an item that holds other notes in this vault than in the copy. */
export const otherNotesTag = 'other-notes-in-copy'

/** So that a change is sealed and written in a moment, and other programs wait no longer. */
const itemsPerTransaction = 100

/** Adds what a copy holds and this vault does not. */
export function bringIn(session: Session, source: CopySource, deps: BringInDeps): BroughtIn {
  const bringing = new Bringing(session, source, deps)
  const all = source.overviews()
  for (let at = 0; at < all.length; at += itemsPerTransaction) {
    bringing.bring(all.slice(at, at + itemsPerTransaction))
  }
  return bringing.result
}

/** An item of the copy with its secrets, by the versions that have one. */
type Found = {
  readonly id: ItemId
  readonly body: Overview
  readonly secrets: ReadonlyMap<VersionId, Uint8Array>
}

class Bringing {
  readonly #session: Session
  readonly #source: CopySource
  readonly #deps: BringInDeps
  readonly #connections: ReadonlySet<ConnectionId>
  readonly #alike: ReadonlyMap<string, readonly Kept<ItemId, Overview>[]>
  #added = 0
  #present = 0

  constructor(session: Session, source: CopySource, deps: BringInDeps) {
    this.#session = session
    this.#source = source
    this.#deps = deps
    this.#connections = new Set(session.connections().map(({ id }) => id))
    this.#alike = Map.groupBy(session.overviews(), ({ body }) => likeness(body))
  }

  get result(): BroughtIn {
    return { added: this.#added, present: this.#present }
  }

  /** Adds those that are missing, in one transaction; counts them once it is on the disk. */
  bring(kept: readonly Kept<ItemId, Overview>[]): void {
    const missing: Found[] = []
    try {
      for (const { id, body } of kept) {
        const found = { id, body, secrets: this.#secretsOf(id, body) }
        if (this.#isHere(found)) wipe(...found.secrets.values())
        else missing.push(found)
      }
      this.#session.transact((tx) => {
        for (const found of missing) this.#add(tx, found)
      })
      this.#added += missing.length
      this.#present += kept.length - missing.length
    } finally {
      for (const { secrets } of missing) wipe(...secrets.values())
    }
  }

  #secretsOf(id: ItemId, { versions }: Overview): ReadonlyMap<VersionId, Uint8Array> {
    const secrets = new Map<VersionId, Uint8Array>()
    try {
      for (const version of versions) {
        const secret = this.#source.secret(id, version.id)
        if (secret) secrets.set(version.id, secret)
      }
      return secrets
    } catch (error) {
      wipe(...secrets.values())
      throw error
    }
  }

  /** Whether the same item, or what an earlier bringing in made of it, has all this. */
  #isHere({ id, body, secrets }: Found): boolean {
    const same = this.#session.overview(id)
    return [...(same ? [same] : []), ...(this.#alike.get(likeness(body)) ?? [])].some(
      (here) => this.#holds(here.body, secrets) && this.#hasNotes(here.id, id),
    )
  }

  #holds({ versions }: Overview, secrets: Found['secrets']): boolean {
    const held = new Set(versions.map(({ fingerprint }) => fingerprint))
    return [...secrets.values()].every((secret) => held.has(this.#session.fingerprint(secret)))
  }

  /** Whether an item of this vault has the notes of one of the copy, where that has any. */
  #hasNotes(here: ItemId, there: ItemId): boolean {
    const notes = this.#source.details(there)?.notes ?? ''
    return notes === '' || this.#session.details(here)?.body.notes === notes
  }

  #add(tx: Transaction, { id, body, secrets }: Found): void {
    const newId = ItemId.parse(this.#deps.newId())
    const versions = body.versions.map((version) => {
      const secret = secrets.get(version.id)
      const next = this.#versionOf(version, secret)
      if (secret) tx.putSecret(newId, next.id, secret)
      return next
    })
    const { connectionId } = body
    const isLinked = connectionId !== null && this.#connections.has(connectionId)
    const overview: Overview = {
      ...body,
      versions,
      connectionId: isLinked ? connectionId : null,
      tags: this.#tagsOf({ id, body, secrets }),
      ...this.#placesOf(body),
      changedAt: this.#deps.clock.now(),
    }
    tx.putOverview(newId, overview, null)
    const details = this.#source.details(id)
    if (details) tx.putDetails(newId, details, null)
    const versionId = currentVersion(overview)?.id ?? null
    tx.audit({ event: 'added', itemId: newId, versionId })
  }

  /**
   * Nobody has allowed here what a copy describes, such as a program that is run with a key, and
   * whoever made a file chose what its header says: its places come along as such that a person
   * looks after. What is salvaged becomes the person's own vault, and stays whole.
   */
  #placesOf({ places }: Overview): Pick<Overview, 'places'> {
    const isSalvaged = this.#deps.tag !== undefined
    return isSalvaged || places === undefined ? {} : { places: places.map(byHand) }
  }

  #difference(id: ItemId, secrets: Found['secrets']): readonly string[] {
    const here = this.#session.overview(id)
    if (!here) return []
    return [this.#holds(here.body, secrets) ? otherNotesTag : otherKeyTag]
  }

  #versionOf(version: SecretVersion, secret: Uint8Array | undefined): SecretVersion {
    const fingerprint = secret ? this.#session.fingerprint(secret) : null
    return { ...version, id: VersionId.parse(this.#deps.newId()), fingerprint }
  }

  #tagsOf({ id, body: { tags }, secrets }: Found): string[] {
    const { tag } = this.#deps
    const more = [...(tag === undefined ? [] : [tag]), ...this.#difference(id, secrets)]
    const own = tags.filter((one) => !more.includes(one))
    return [...own.slice(0, limits.tags - more.length), ...more]
  }
}

/** Equal for an item and for what was made of it when it was brought in. */
function likeness({ name, addedAt }: Overview): string {
  return JSON.stringify([name, addedAt])
}

function byHand(place: StoredCaller): StoredCaller {
  const caller = Caller.safeParse(place).data
  const { where, what } = caller ? nameOfPlace(caller) : { where: place.kind, what: '' }
  const label = `${where} ${what}`.trim().slice(0, 400)
  const manual: Caller = { id: place.id, check: null, kind: 'manual', label }
  return manual
}
