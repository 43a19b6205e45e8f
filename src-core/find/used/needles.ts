// The values of the vault that are looked for.
// Promises that every secret is opened for this one purpose, which the audit log says before, that
// equal values are looked for once, and that `wipe` leaves none of them behind.
// Must not hand a value to anybody but the eyes that look for it.
import { VaultError } from '../../../src-shared/errors.ts'
import type { ItemId, VersionId } from '../../../src-shared/ids.ts'
import { mayWork } from '../../../src-shared/seen.ts'
import type { Session } from '../../vault/session.ts'
import { isTooShort, type Needle } from '../exact/needles.ts'

/** Which version of which item has a value. */
export type Owner = { readonly itemId: ItemId; readonly versionId: VersionId }

/** The values to look for, and whose they are. */
export type Needles = {
  readonly needles: readonly Needle[]
  /** By the id of a needle. */
  readonly owners: ReadonlyMap<number, readonly Owner[]>
  /** The items that are looked for. */
  readonly itemIds: readonly ItemId[]
  /** Items with a value that is too short to be looked for. */
  readonly tooShort: number
  readonly wipe: () => void
}

/** Opens what is to be looked for, of one item or of all; throws 'not-found'. */
export function needlesOf(
  session: Pick<Session, 'overview' | 'overviews' | 'secret' | 'transact' | 'readOnly'>,
  itemId: ItemId | null,
): Needles {
  const one = itemId === null ? null : session.overview(itemId)
  if (itemId !== null && !one) throw new VaultError('not-found')
  const kept = one ? [one] : session.overviews()
  // A vault that may not be written is still looked for, and its log does not show it.
  if (session.readOnly === null)
    session.transact((tx) => tx.audit({ event: 'searched', itemId, versionId: null }))
  const gathered = new Gathered()
  try {
    for (const { id, body } of kept) {
      for (const version of body.versions.filter(mayWork)) {
        const { id: versionId, fingerprint } = version
        const value = fingerprint === null ? null : session.secret(id, versionId)
        if (fingerprint !== null && value)
          gathered.add({ itemId: id, versionId }, fingerprint, value)
      }
    }
    return gathered.all()
  } catch (thrown) {
    gathered.wipe()
    throw thrown
  }
}

class Gathered {
  readonly #needles: Needle[] = []
  readonly #owners = new Map<number, Owner[]>()
  /** Equal values of one vault have equal fingerprints. */
  readonly #ids = new Map<string, number>()
  readonly #short = new Set<ItemId>()
  readonly #items = new Set<ItemId>()

  /** Takes the value over. */
  add(owner: Owner, fingerprint: string, value: Uint8Array): void {
    if (isTooShort(value)) {
      this.#short.add(owner.itemId)
      value.fill(0)
      return
    }
    this.#items.add(owner.itemId)
    const known = this.#ids.get(fingerprint)
    if (known !== undefined) {
      this.#owners.get(known)?.push(owner)
      value.fill(0)
      return
    }
    const id = this.#needles.length
    this.#ids.set(fingerprint, id)
    this.#needles.push({ id, value })
    this.#owners.set(id, [owner])
  }

  all(): Needles {
    return {
      needles: this.#needles,
      owners: this.#owners,
      itemIds: [...this.#items],
      tooShort: this.#short.size,
      wipe: () => this.wipe(),
    }
  }

  wipe(): void {
    for (const { value } of this.#needles) value.fill(0)
  }
}
