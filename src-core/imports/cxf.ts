// FIDO's Credential Exchange Format 1.0, as a JSON text or in a zip archive: its `api-key`
// credentials, and hidden fields that are keys (fidoalliance.org, cxf-v1.0).
import { z } from 'zod'
import { VaultError } from '../../src-shared/errors.ts'
import { entriesOf, unpacked } from './archive.ts'
import { parseBoundedJson } from './bounded-json.ts'
import { textOf } from './file-content.ts'
import type { Found } from './import-read.ts'
import { each, instantOfSeconds, loose, text } from './loose-shape.ts'
import { NoteBook } from './note-book.ts'
import { emptyRecord, keysOfRecords, type RecordField, type VaultRecord } from './vault-record.ts'
import { readDate } from './written-date.ts'

/** A field `{id, fieldType, value, label}`; some programs write the value alone. */
const Editable = z
  .union([
    z.string().transform((value) => ({ value, fieldType: '', label: '' })),
    loose({ value: text, fieldType: text, label: text }),
  ])
  .catch({ value: '', fieldType: '', label: '' })

const Credential = loose({
  type: text,
  key: Editable,
  username: Editable,
  keyType: Editable,
  url: Editable,
  validFrom: Editable,
  expiryDate: Editable,
  password: Editable,
  content: Editable,
  fields: each(Editable),
})
type Credential = z.infer<typeof Credential>

const Item = z.object({
  title: text,
  subtitle: text,
  creationAt: z.number().nullish().catch(null),
  tags: each(text),
  scope: loose({ urls: each(text) }),
  credentials: z.array(z.unknown()),
})
type Item = z.infer<typeof Item>

const Header = z.object({
  version: z.object({ major: z.number() }),
  accounts: z.array(z.unknown()),
})
const Account = loose({ username: text, email: text, items: z.array(z.unknown()).catch([]) })

/** Whether a JSON value is such an exchange. */
export function isCxf(value: unknown): boolean {
  return Header.safeParse(value).success
}

/** The exchange in an archive, or null where there is none. */
export function cxfInArchive(bytes: Uint8Array): unknown {
  for (const entry of entriesOf(bytes)) {
    // Attached files stand in a folder of their own, encrypted.
    if (!/^[^/\\]+\.(?:json|cxf)$/i.test(entry.name)) continue
    const json = textOf(unpacked(bytes, entry))
    const value = json?.isCertain ? parseBoundedJson(json.text) : null
    if (isCxf(value)) return value
  }
  return null
}

/** The keys of an exchange. */
export function readCxf(value: unknown): Found {
  const header = Header.safeParse(value).data
  if (!header) throw new VaultError('import-damaged')
  // A higher number may mean anything by the same words.
  if (header.version.major > 1) throw new VaultError('import-unknown')
  const notes = new NoteBook()
  const accounts = header.accounts.map((account) => Account.parse(account))
  const isOnly = accounts.length === 1
  const records = accounts.flatMap(({ username, email, items }) =>
    items.flatMap((item) => recordsOf(item, isOnly ? '' : username || email, notes)),
  )
  return keysOfRecords(records, notes)
}

function recordsOf(found: unknown, business: string, notes: NoteBook): readonly VaultRecord[] {
  const item = Item.safeParse(found).data
  if (!item) {
    notes.add('rows-broken')
    return []
  }
  const credentials = item.credentials.map((credential) => Credential.parse(credential))
  const note = credentials.find(({ type }) => type === 'note')?.content.value ?? ''
  const base = { ...emptyRecord, title: item.title, tags: item.tags, business, notes: note }
  return credentials.flatMap((credential) => {
    const record = recordOf(credential, item, notes)
    return record ? [{ ...base, ...record }] : []
  })
}

function recordOf(
  credential: Credential,
  item: Item,
  notes: NoteBook,
): Partial<VaultRecord> | null {
  const created = instantOfSeconds(item.creationAt ?? null)
  const address = item.scope.urls[0] ?? ''
  switch (credential.type) {
    case 'api-key':
      return {
        kind: 'api',
        password: credential.key.value,
        username: credential.username.value,
        address: credential.url.value || address,
        tags: [...item.tags, credential.keyType.value],
        since: dateOf(credential.validFrom.value) ?? created,
        expiresAt: dateOf(credential.expiryDate.value),
      }
    case 'basic-auth':
      return {
        username: credential.username.value,
        password: credential.password.value,
        address,
        since: created,
      }
    case 'custom-fields':
      return { fields: credential.fields.map(fieldOf), address, since: created }
    case 'note':
      return null
    case 'file':
      notes.add('attachments-left')
      return null
    default:
      notes.add('other-kinds-left')
      return null
  }
}

function fieldOf({ value, label, fieldType }: z.infer<typeof Editable>): RecordField {
  return { name: label, value, isConcealed: fieldType === 'concealed-string' }
}

function dateOf(written: string): number | null {
  const read = readDate(written, 'day-first')
  return typeof read === 'number' ? read : null
}
