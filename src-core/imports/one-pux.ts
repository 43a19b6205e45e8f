// The unencrypted export of 1Password: a zip archive with one JSON text
// (support.1password.com/1pux-format).
import { z } from 'zod'
import { VaultError } from '../../src-shared/errors.ts'
import { entriesOf, unpacked } from './archive.ts'
import { parseBoundedJson } from './bounded-json.ts'
import { textOf } from './file-content.ts'
import type { Found } from './import-read.ts'
import { each, instantOfSeconds, loose, text } from './loose-shape.ts'
import { NoteBook } from './note-book.ts'
import { emptyRecord, keysOfRecords, type RecordField, type VaultRecord } from './vault-record.ts'

/** The category of entries that are made for keys. */
const apiCredential = '112'

const Field = loose({ title: text, id: text, value: z.record(z.string(), z.unknown()).catch({}) })
const Section = loose({ title: text, fields: each(Field) })
const LoginField = loose({ value: text, name: text, fieldType: text, designation: text })
const Item = z.object({
  createdAt: z.number().nullish().catch(null),
  updatedAt: z.number().nullish().catch(null),
  state: text,
  trashed: z.boolean().catch(false),
  categoryUuid: text,
  details: loose({
    loginFields: each(LoginField),
    notesPlain: text,
    password: text,
    sections: each(Section),
    passwordHistory: each(loose({ time: z.number().nullish().catch(null) })),
    documentAttributes: z.unknown().optional(),
  }),
  overview: loose({ title: text, url: text, tags: each(text) }),
})
type Item = z.infer<typeof Item>

const Export = z.object({
  accounts: each(
    loose({
      attrs: loose({ accountName: text }),
      vaults: each(loose({ attrs: loose({ name: text }), items: z.array(z.unknown()).catch([]) })),
    }),
  ),
})

/** The keys of an archive. */
export function readOnePux(bytes: Uint8Array): Found {
  const data = entriesOf(bytes).filter(({ name }) => name === 'export.data')
  const [entry] = data
  // Of two with one name nobody could say which is meant.
  if (!entry || data.length > 1) throw new VaultError('import-damaged')
  const json = textOf(unpacked(bytes, entry))
  if (!json?.isCertain) throw new VaultError('import-damaged')
  const parsed = z
    .looseObject({ accounts: z.array(z.unknown()) })
    .safeParse(parseBoundedJson(json.text))
  if (!parsed.success) throw new VaultError('import-damaged')
  const notes = new NoteBook()
  return keysOfRecords(recordsOf(Export.parse(parsed.data), notes), notes)
}

function* recordsOf({ accounts }: z.infer<typeof Export>, notes: NoteBook): Generator<VaultRecord> {
  for (const { vaults } of accounts) {
    for (const { attrs, items } of vaults) {
      for (const found of items) {
        const item = itemOf(found)
        if (!item) notes.add('rows-broken')
        else if (item.trashed || item.state === 'archived') notes.add('archived-left')
        else yield recordOf(item, attrs.name, notes)
      }
    }
  }
}

// Older exports wrap each item once more.
function itemOf(found: unknown): Item | null {
  const wrapped = z.object({ item: z.looseObject({}) }).safeParse(found)
  return Item.safeParse(wrapped.success ? wrapped.data.item : found).data ?? null
}

function recordOf(item: Item, vault: string, notes: NoteBook): VaultRecord {
  const { details, overview } = item
  const fields = details.sections.flatMap((section) => section.fields)
  const byId = (id: string) => fields.find((field) => field.id === id)
  const isApi = item.categoryUuid === apiCredential
  const key = isApi ? byId('credential') : undefined
  const attached = fields.filter(({ value }) => Object.hasOwn(value, 'file')).length
  notes.add('attachments-left', { count: attached + (details.documentAttributes ? 1 : 0) })
  notes.add('history-left', { count: details.passwordHistory.length })
  return {
    ...emptyRecord,
    title: overview.title,
    kind: isApi ? 'api' : 'login',
    address: overview.url || shown(byId('hostname')),
    username: shown(byId('username')) || loginOf(item, 'username'),
    password: (key ? concealed(key) : '') || details.password || loginOf(item, 'password'),
    fields: fields.filter((field) => field !== key).flatMap(fieldOf),
    notes: details.notesPlain,
    business: vault,
    tags: overview.tags,
    since: instantOfSeconds(numberOf(byId('validFrom'))) ?? sinceOf(item),
    expiresAt: instantOfSeconds(numberOf(byId('expires'))),
  }
}

type Field = z.infer<typeof Field>

function fieldOf(field: Field): readonly RecordField[] {
  const name = field.title || field.id
  if (Object.hasOwn(field.value, 'concealed')) {
    return [{ name, value: concealed(field), isConcealed: true }]
  }
  return Object.hasOwn(field.value, 'string')
    ? [{ name, value: shown(field), isConcealed: false }]
    : []
}

function concealed({ value }: Field): string {
  return typeof value['concealed'] === 'string' ? value['concealed'] : ''
}

function shown(field: Field | undefined): string {
  const value = field?.value['string'] ?? field?.value['url']
  return typeof value === 'string' ? value : ''
}

function numberOf(field: Field | undefined): number | null {
  const date = field?.value['date']
  return typeof date === 'number' ? date : null
}

function loginOf({ details }: Item, designation: 'username' | 'password'): string {
  return details.loginFields.find((field) => field.designation === designation)?.value ?? ''
}

/** When it got its present value: with the last change that the history tells of. */
function sinceOf({ createdAt, details }: Item): number | null {
  const changes = details.passwordHistory.flatMap(({ time }) => time ?? [])
  return instantOfSeconds(changes.length > 0 ? Math.max(...changes) : (createdAt ?? null))
}
