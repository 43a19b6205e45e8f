// A KeePass database, KDBX 3.1 and 4 (keepass.info/help/kb/kdbx_4.html).
import kdbxweb from 'kdbxweb'
import { VaultError } from '../../src-shared/errors.ts'
import { Instant } from '../../src-shared/item.ts'
import { importLimits } from './import-limits.ts'
import type { Found } from './import-read.ts'
import { loadDatabase, type Database } from './kdbx-library.ts'
import { NoteBook } from './note-book.ts'
import { emptyRecord, keysOfRecords, type RecordField, type VaultRecord } from './vault-record.ts'

type Group = InstanceType<typeof kdbxweb.KdbxGroup>
type Entry = InstanceType<typeof kdbxweb.KdbxEntry>

/** Whether the bytes begin as such a database does; older ones begin otherwise. */
export function isKdbx(bytes: Uint8Array): boolean {
  return signature.every((byte, index) => bytes[index] === byte)
}

const signature = [0x03, 0xd9, 0xa2, 0x9a, 0x67, 0xfb, 0x4b, 0xb5]

/** The keys of a database; throws `import-needs-password`, `import-wrong-password` or others. */
export async function readKdbx(bytes: Uint8Array, password: string | null): Promise<Found> {
  if (password === null) throw new VaultError('import-needs-password')
  const database = await opened(bytes, password)
  const notes = new NoteBook()
  return keysOfRecords(recordsOf(database, notes), notes)
}

async function opened(bytes: Uint8Array, password: string): Promise<Database> {
  try {
    return await loadDatabase(bytes, password)
  } catch (failure) {
    if (failure instanceof VaultError) throw failure
    // What the library says may quote the file.
    throw new VaultError(codeOf(failure))
  }
}

function codeOf(failure: unknown) {
  const { ErrorCodes } = kdbxweb.Consts
  if (!(failure instanceof kdbxweb.KdbxError)) return 'import-damaged'
  if (failure.code === ErrorCodes.InvalidKey) return 'import-wrong-password'
  const isStrange = [ErrorCodes.InvalidVersion, ErrorCodes.Unsupported, ErrorCodes.NotImplemented]
  return isStrange.some((code) => code === failure.code) ? 'import-unknown' : 'import-damaged'
}

type Place = { readonly group: Group; readonly path: readonly string[]; readonly depth: number }

function* recordsOf(database: Database, notes: NoteBook): Generator<VaultRecord> {
  const bin = database.meta.recycleBinUuid?.id
  // The top group is the database itself.
  const open: Place[] = database.groups.map((group) => ({ group, path: [], depth: 0 }))
  for (let place = open.pop(); place; place = open.pop()) {
    const { group, path, depth } = place
    if (group.uuid.id === bin) {
      notes.add('archived-left', { count: entriesBelow(group) })
      continue
    }
    const own = depth === 0 ? path : [...path, group.name ?? '']
    for (const entry of group.entries) yield recordOf(entry, own, notes)
    if (depth > importLimits.depth) throw new VaultError('import-damaged')
    const below = group.groups.map((each) => ({ group: each, path: own, depth: depth + 1 }))
    open.push(...below.toReversed())
  }
}

function entriesBelow(group: Group): number {
  return [...group.allEntries()].length
}

function recordOf(entry: Entry, path: readonly string[], notes: NoteBook): VaultRecord {
  notes.add('attachments-left', { count: entry.binaries.size })
  notes.add('history-left', { count: entry.history.length })
  return {
    ...emptyRecord,
    kind: 'either',
    title: plain(entry, 'Title'),
    address: plain(entry, 'URL'),
    username: plain(entry, 'UserName'),
    password: plain(entry, 'Password'),
    fields: fieldsOf(entry),
    notes: plain(entry, 'Notes'),
    folder: path.at(-1) ?? '',
    business: path.length > 1 ? (path[0] ?? '') : '',
    tags: entry.tags,
    since: sinceOf(entry),
    expiresAt: entry.times.expires === true ? instantOf(entry.times.expiryTime) : null,
  }
}

const standard = new Set(['Title', 'URL', 'UserName', 'Password', 'Notes'])

function fieldsOf(entry: Entry): readonly RecordField[] {
  return (
    [...entry.fields]
      // What makes one-time passwords is no key of an API.
      .filter(([name]) => !standard.has(name) && !/^(?:otp|TOTP |HmacOtp|TimeOtp)/i.test(name))
      .map(([name, value]) => ({
        name,
        value: textOf(value),
        isConcealed: value instanceof kdbxweb.ProtectedValue,
      }))
  )
}

function plain(entry: Entry, field: string): string {
  return textOf(entry.fields.get(field))
}

function textOf(value: unknown): string {
  if (value instanceof kdbxweb.ProtectedValue) return value.getText()
  return typeof value === 'string' ? value : ''
}

/** Since when the entry has its present password: the history tells every change. */
function sinceOf(entry: Entry): number | null {
  const password = plain(entry, 'Password')
  const states = [...entry.history, entry].toSorted((a, b) => a.lastModTime - b.lastModTime)
  const before = states.findLastIndex((state) => plain(state, 'Password') !== password)
  const first = states[before + 1]
  return instantOf(before < 0 ? entry.times.creationTime : first?.times.lastModTime)
}

function instantOf(date: Date | undefined): number | null {
  return date ? (Instant.safeParse(date.getTime()).data ?? null) : null
}
