/*
 * Writes items out unencrypted, for whoever leaves or needs a list: JSON, CSV or `.env`.
 *
 * It promises: every secret that goes out is in the audit log first, if the vault may be written;
 * secrets are exact. It writes no file and asks nobody: the caller has asked for the passphrase.
 * The caller wipes the bytes.
 */
import type { ExportForm } from '../../src-shared/copies-contract.ts'
import { assertNever, VaultError } from '../../src-shared/errors.ts'
import type { ItemId } from '../../src-shared/ids.ts'
import type { Overview } from '../../src-shared/item.ts'
import { wipe } from '../crypto/bytes.ts'
import type { Session } from '../vault/session.ts'
import type { Kept } from '../vault/transaction.ts'
import { csvForm } from './plain-csv.ts'
import { envForm } from './plain-env.ts'
import {
  joinAndWipe,
  type PlainForm,
  type PlainItem,
  type PlainVersion,
  type SecretPlace,
} from './plain-form.ts'
import { jsonForm } from './plain-json.ts'

/** What is written out. */
export type PlainOrder = {
  readonly form: ExportForm
  /** Which items, or null for all. */
  readonly itemIds: readonly ItemId[] | null
}

/** An unencrypted file, and how many items it holds and lacks. */
export type PlainFile = {
  readonly bytes: Uint8Array
  readonly written: number
  readonly leftOut: number
}

/** The whole content of an unencrypted file; throws `not-found` for an item that is not there. */
export function plainExport(session: Session, { form: name, itemIds }: PlainOrder): PlainFile {
  const form = formOf(name)
  const asked = askedFor(session, itemIds)
  const items = asked.filter(
    (kept) => form.holdsInventory || places(session, form, kept).length > 0,
  )
  noteExport(
    session,
    items.flatMap((kept) => places(session, form, kept)),
  )
  const encoder = new TextEncoder()
  const pieces: Uint8Array[] = [encoder.encode(form.head)]
  try {
    for (const [index, kept] of items.entries()) {
      if (index > 0) pieces.push(encoder.encode(form.between))
      pieces.push(pieceOf(session, form, kept))
    }
    pieces.push(encoder.encode(form.foot))
  } catch (error) {
    wipe(...pieces)
    throw error
  }
  const leftOut = asked.length - items.length
  return { bytes: joinAndWipe(pieces), written: items.length, leftOut }
}

type KeptOverview = Kept<ItemId, Overview>

function formOf(name: ExportForm): PlainForm {
  switch (name) {
    case 'json':
      return jsonForm
    case 'csv':
      return csvForm
    case 'env':
      return envForm()
    default:
      return assertNever(name)
  }
}

function askedFor(session: Session, itemIds: readonly ItemId[] | null): readonly KeptOverview[] {
  const all = [...session.overviews()].sort((a, b) => (a.body.name < b.body.name ? -1 : 1))
  if (itemIds === null) return all
  const wanted = new Set(itemIds)
  const found = all.filter(({ id }) => wanted.has(id))
  if (found.length !== wanted.size) throw new VaultError('not-found')
  return found
}

function places(session: Session, form: PlainForm, { id, body }: KeptOverview): SecretPlace[] {
  return form
    .wanted(body)
    .filter((version) => session.hasSecret(id, version.id))
    .map((version) => ({ itemId: id, versionId: version.id }))
}

function noteExport(session: Session, secrets: readonly SecretPlace[]): void {
  if (session.readOnly !== null || secrets.length === 0) return
  session.transact((tx) => {
    for (const place of secrets) tx.audit({ event: 'exported', ...place })
  })
}

function pieceOf(session: Session, form: PlainForm, { id, body }: KeptOverview): Uint8Array {
  const versions: PlainVersion[] = []
  try {
    for (const version of form.wanted(body)) {
      versions.push({ version, secret: session.secret(id, version.id) })
    }
    const notes = session.details(id)?.body.notes ?? ''
    const item: PlainItem = { id, overview: body, notes, versions }
    return new TextEncoder().encode(form.piece(item))
  } finally {
    for (const { secret } of versions) if (secret) wipe(secret)
  }
}
