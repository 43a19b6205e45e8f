// The JSON export of Bitwarden, plain or under a password of its own
// (bitwarden.com/help/encrypted-export).
import { z } from 'zod'
import { VaultError } from '../../src-shared/errors.ts'
import { parseBoundedJson } from './bounded-json.ts'
import { openBitwarden } from './bitwarden-lock.ts'
import type { Found } from './import-read.ts'
import { each, loose, text } from './loose-shape.ts'
import { NoteBook } from './note-book.ts'
import { emptyRecord, keysOfRecords, type VaultRecord } from './vault-record.ts'
import { readDate } from './written-date.ts'

const Uri = loose({ uri: text })
const Login = loose({
  username: text,
  password: text,
  uris: each(Uri),
  passwordRevisionDate: text,
})
const Item = z.object({
  type: z.number(),
  name: text,
  notes: text,
  folderId: text,
  collectionIds: each(text),
  organizationId: text,
  login: Login,
  // 0 is shown, 1 hidden, 2 a check mark, 3 a link to another field.
  fields: each(loose({ name: text, value: text, type: z.number().catch(0) })),
  creationDate: text,
  revisionDate: text,
  deletedDate: text,
  archivedDate: text,
  passwordHistory: each(loose({ lastUsedDate: text })),
})
type Item = z.infer<typeof Item>

const Named = loose({ id: text, name: text })
const Plain = z.object({
  items: z.array(z.unknown()),
  folders: each(Named).optional(),
  collections: each(Named).optional(),
})

/** Whether a JSON value is such an export. */
export function isBitwarden(value: unknown): boolean {
  const shape = z.object({ encrypted: z.boolean() })
  return shape.safeParse(value).success
}

/** The keys of an export; throws `import-needs-password` or `import-wrong-password` for a locked one. */
export async function readBitwarden(value: unknown, password: string | null): Promise<Found> {
  const { encrypted } = z.looseObject({ encrypted: z.boolean() }).parse(value)
  const plain = encrypted ? parseBoundedJson(await openBitwarden(value, password)) : value
  const parsed = Plain.safeParse(plain)
  if (!parsed.success) throw new VaultError('import-damaged')
  const notes = new NoteBook()
  return keysOfRecords(recordsOf(parsed.data, notes), notes)
}

function* recordsOf(plain: z.infer<typeof Plain>, notes: NoteBook): Generator<VaultRecord> {
  const folders = new Map((plain.folders ?? []).map(({ id, name }) => [id, name]))
  const collections = new Map((plain.collections ?? []).map(({ id, name }) => [id, name]))
  for (const found of plain.items) {
    const item = Item.safeParse(found).data
    if (!item) notes.add('rows-broken')
    else if (item.deletedDate !== '' || item.archivedDate !== '') notes.add('archived-left')
    // Cards, identities and keys of SSH.
    else if (item.type !== 1 && item.type !== 2) notes.add('other-kinds-left')
    else {
      const business = item.collectionIds.map((id) => collections.get(id) ?? '').find(Boolean) ?? ''
      notes.add('history-left', { count: item.passwordHistory.length })
      yield recordOf(item, folders.get(item.folderId) ?? '', business)
    }
  }
}

function recordOf(item: Item, folder: string, business: string): VaultRecord {
  return {
    ...emptyRecord,
    title: item.name,
    address: item.login.uris[0]?.uri ?? '',
    username: item.login.username,
    password: item.login.password,
    fields: item.fields
      .filter(({ type }) => type === 0 || type === 1)
      .map(({ name, value, type }) => ({ name, value, isConcealed: type === 1 })),
    notes: item.notes,
    folder,
    business,
    since: sinceOf(item),
  }
}

/** When it got its present password; an item that was never given another has its first. */
function sinceOf({ login, creationDate, revisionDate, passwordHistory }: Item): number | null {
  const changed = passwordHistory.length > 0 ? revisionDate : creationDate
  const read = readDate(login.passwordRevisionDate || changed, 'day-first')
  return typeof read === 'number' ? read : null
}
