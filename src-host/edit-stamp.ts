import type { ItemBook, Session } from '../src-core/index.ts'
import { VaultError } from '../src-shared/errors.ts'
import type { ItemId } from '../src-shared/ids.ts'
import type { Input } from '../src-shared/ipc-contract.ts'
import type { ItemDetail } from '../src-shared/item.ts'

/** What edits are made on. */
type Edited = { readonly session: Session; readonly book: ItemBook }

/** How often an edit is tried that others' writings to the same item get in the way of. */
const attempts = 5

/** Each of the two parts of a stamp is a number below this; both fit into one number. */
const marks = 2 ** 24

/**
 * What a person sees and may write of an item, as a number: the stamp of the window's edits.
 *
 * The stamp of the record also changes when a provider tells when a key was last used. That is no
 * reason to refuse what a person typed: only what they would overwrite is. So it has one part for
 * the fields and one for the places, which are written by different calls.
 */
export function withContentStamp(session: Session, detail: ItemDetail): ItemDetail {
  return { ...detail, stamp: fieldsMark(session, detail) * marks + placesMark(session, detail) }
}

/** Makes an edit; throws 'changed-elsewhere' if what it would overwrite is not what was shown. */
export function editItem(edited: Edited, edit: Input<'items.edit'>): void {
  const shown = Math.floor(edit.stamp / marks)
  whereAsShown(edited, edit.itemId, {
    isAsShown: (detail) => fieldsMark(edited.session, detail) === shown,
    write: (stamp) => edited.book.edit({ ...edit, stamp }),
  })
}

/** Changes the places; throws 'changed-elsewhere' if they are not what was shown. */
export function editPlaces(
  edited: Edited,
  { itemId, stamp: shown }: { readonly itemId: ItemId; readonly stamp: number },
  write: (stamp: number) => void,
): void {
  const isAsShown = (detail: ItemDetail) => placesMark(edited.session, detail) === shown % marks
  whereAsShown(edited, itemId, { isAsShown, write })
}

type Writing = {
  readonly isAsShown: (detail: ItemDetail) => boolean
  /** Writes over exactly this writing of the item. */
  readonly write: (stamp: number) => void
}

function whereAsShown({ book }: Edited, itemId: ItemId, { isAsShown, write }: Writing): void {
  for (let attempt = 1; ; attempt += 1) {
    const detail = book.get(itemId)
    if (!isAsShown(detail)) throw new VaultError('changed-elsewhere')
    try {
      write(detail.stamp)
      return
    } catch (error) {
      // Another program wrote between the look and the writing: looked at anew.
      if (!isChangedElsewhere(error) || attempt === attempts) throw error
    }
  }
}

function isChangedElsewhere(error: unknown): boolean {
  return error instanceof VaultError && error.code === 'changed-elsewhere'
}

function fieldsMark(session: Session, { summary, fields }: ItemDetail): number {
  return markOf(session, [summary.name, fields])
}

function placesMark(session: Session, { places }: ItemDetail): number {
  return markOf(session, places)
}

/** 24 bits of a keyed fingerprint. */
function markOf(session: Session, content: unknown): number {
  const bytes = new TextEncoder().encode(JSON.stringify(content))
  return Number.parseInt(session.fingerprint(bytes).slice(0, 6), 16)
}
