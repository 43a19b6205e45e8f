import type { ItemBook, Session } from '../src-core/index.ts'
import { VaultError } from '../src-shared/errors.ts'
import type { Input } from '../src-shared/ipc-contract.ts'
import type { ItemDetail } from '../src-shared/item.ts'

/** What edits are made on. */
type Edited = { readonly session: Session; readonly book: ItemBook }

/** How often an edit is tried that others' writings to the same item get in the way of. */
const attempts = 5

/**
 * What a person sees and may write of an item, as a number: the stamp of the window's edits.
 *
 * The stamp of the record also changes when a provider tells when a key was last used. That is no
 * reason to refuse what a person typed: only what they would overwrite is.
 */
export function withContentStamp(session: Session, detail: ItemDetail): ItemDetail {
  return { ...detail, stamp: contentStamp(session, detail) }
}

/** Makes an edit; throws 'changed-elsewhere' if what it would overwrite is not what was shown. */
export function editItem({ session, book }: Edited, edit: Input<'items.edit'>): void {
  for (let attempt = 1; ; attempt += 1) {
    const detail = book.get(edit.itemId)
    if (contentStamp(session, detail) !== edit.stamp) throw new VaultError('changed-elsewhere')
    try {
      book.edit({ ...edit, stamp: detail.stamp })
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

/** 48 bits of a keyed fingerprint, which is as much as a number holds with room to spare. */
function contentStamp(session: Session, { summary, fields }: ItemDetail): number {
  const content = JSON.stringify([summary.name, fields])
  return Number.parseInt(session.fingerprint(new TextEncoder().encode(content)).slice(0, 12), 16)
}
