import type { ItemBook, Session } from '../src-core/index.ts'
import { VaultError } from '../src-shared/errors.ts'
import type { ItemId } from '../src-shared/ids.ts'
import type { Input } from '../src-shared/ipc-contract.ts'
import type { ItemDetail } from '../src-shared/item.ts'
import { storedWebhookOf } from '../src-shared/stored-webhook.ts'

/** What edits are made on. */
type Edited = { readonly session: Session; readonly book: ItemBook }

/** How often an edit is tried that others' writings to the same item get in the way of. */
const attempts = 5

/** Each of the three parts of a stamp is a number below this; together they fit into one number. */
const marks = 2 ** 17

/**
 * What a person sees and may write of an item, as a number: the stamp of the window's edits.
 *
 * The stamp of the record also changes when a provider tells when a key was last used. That is no
 * reason to refuse what a person typed: only what they would overwrite is. So it has one part for
 * the fields, one for the places and the webhook and one for the care: different calls write them.
 */
export function withContentStamp(session: Session, detail: ItemDetail): ItemDetail {
  const parts = [
    fieldsMark(session, detail),
    placesMark(session, detail),
    careMark(session, detail),
  ]
  return { ...detail, stamp: parts.reduce((stamp, part) => stamp * marks + part, 0) }
}

/** Makes an edit; throws 'changed-elsewhere' if what it would overwrite is not what was shown. */
export function editItem(edited: Edited, edit: Input<'items.edit'>): void {
  const shown = Math.floor(edit.stamp / marks / marks)
  whereAsShown(edited, edit.itemId, {
    isAsShown: (detail) => fieldsMark(edited.session, detail) === shown,
    write: (stamp) => edited.book.edit({ ...edit, stamp }),
  })
}

/**
 * Changes what stands beside the fields: the places, or what is said about webhooks.
 *
 * Throws 'changed-elsewhere' if that is not what was shown.
 */
export function editPlaces(
  edited: Edited,
  { itemId, stamp: shown }: { readonly itemId: ItemId; readonly stamp: number },
  write: (stamp: number) => void,
): void {
  const mark = Math.floor(shown / marks) % marks
  const isAsShown = (detail: ItemDetail) => placesMark(edited.session, detail) === mark
  whereAsShown(edited, itemId, { isAsShown, write })
}

/** Changes how a key is looked after; throws 'changed-elsewhere' if it is not what was shown. */
export function editCare(
  edited: Edited,
  { itemId, stamp: shown }: { readonly itemId: ItemId; readonly stamp: number },
  write: (stamp: number) => void,
): void {
  const isAsShown = (detail: ItemDetail) => careMark(edited.session, detail) === shown % marks
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

function placesMark(session: Session, { places, summary }: ItemDetail): number {
  const kept = session.overview(summary.id)
  const webhook = kept && storedWebhookOf(kept.body)
  return markOf(session, webhook ? [places, webhook.facts] : places)
}

function careMark(session: Session, { summary, versions }: ItemDetail): number {
  const body = session.overview(summary.id)?.body
  const expiresAt = versions.find(({ stage }) => stage === 'current')?.expiresAt ?? null
  return markOf(session, [body?.care ?? null, body?.scopes ?? [], expiresAt])
}

/** As many bits of a keyed fingerprint as a part of a stamp has. */
function markOf(session: Session, content: unknown): number {
  const bytes = new TextEncoder().encode(JSON.stringify(content))
  return Number.parseInt(session.fingerprint(bytes).slice(0, 8), 16) % marks
}
