// One entry of a password manager, whatever program it comes from, and the keys that are in it.
// Promises that passwords of people stay where they are, and that what stays is counted.
import type { Confidence } from '../../src-shared/intake.ts'
import type { Seed } from '../../src-shared/seed.ts'
import { importLimits } from './import-limits.ts'
import type { Found } from './import-read.ts'
import { beginsAsKey, isPlaceholder, looksMade, saysId, saysKey, saysUser } from './key-words.ts'
import { fieldsInNotes } from './note-fields.ts'
import type { NoteBook } from './note-book.ts'
import { providerOfAddress } from './provider-word.ts'
import { seedOfTold, type Told } from './told-seed.ts'

/** A field of an entry, with the name that it has there. */
export type RecordField = {
  readonly name: string
  readonly value: string
  readonly isConcealed: boolean
}

/** One entry. */
export type VaultRecord = {
  readonly title: string
  readonly address: string
  readonly username: string
  /** What stands in the one field of every entry that is made for a password. */
  readonly password: string
  /**
   * What that field is for: for an `api` entry it is the key; in a `login` a person's password,
   * unless a name says more; and where a program has one kind of entry only it is `either`.
   */
  readonly kind: 'api' | 'login' | 'either'
  readonly fields: readonly RecordField[]
  readonly notes: string
  readonly folder: string
  readonly business: string
  readonly tags: readonly string[]
  readonly since: number | null
  readonly expiresAt: number | null
}

/** An entry with nothing in it; the base of those with more. */
export const emptyRecord: VaultRecord = {
  title: '',
  address: '',
  username: '',
  password: '',
  kind: 'login',
  fields: [],
  notes: '',
  folder: '',
  business: '',
  tags: [],
  since: null,
  expiresAt: null,
}

/** The keys of all entries, in their order. */
export function keysOfRecords(records: Iterable<VaultRecord>, notes: NoteBook): Found {
  const seeds: Seed[] = []
  for (const record of records) {
    for (const told of toldOf(withNoteFields(record), notes)) {
      const seed = seeds.length < importLimits.rows ? seedOfTold(told) : null
      if (seed) seeds.push(seed)
      else notes.add(seeds.length < importLimits.rows ? 'rows-too-long' : 'too-many')
    }
  }
  return { seeds, notes: notes.notes() }
}

/** Notes often hold lines of a `.env` file: they are fields like others. */
function withNoteFields(record: VaultRecord): VaultRecord {
  return { ...record, fields: [...record.fields, ...fieldsInNotes(record.notes)] }
}

type Key = { readonly name: string; readonly value: string; readonly confidence: Confidence }

function toldOf(record: VaultRecord, notes: NoteBook): readonly Told[] {
  const keys = keysIn(record, notes)
  const user = userOf(record)
  // Who has an address is a person or a team, and no half of a key.
  const isPerson = /[@\s]/.test(user)
  return keys.map(({ name, value, confidence }) => ({
    value,
    confidence,
    credentialId: isPerson ? '' : user,
    owner: isPerson ? user : '',
    name: keys.length > 1 && name !== '' ? `${record.title} ${name}` : record.title,
    providerName: providerOfAddress(record.address),
    business: record.business,
    tags: [record.folder, ...record.tags],
    text: record.notes,
    since: record.since,
    expiresAt: record.expiresAt,
    notes: record.title.trim() === '' ? ['no-name'] : [],
  }))
}

function keysIn(record: VaultRecord, notes: NoteBook): readonly Key[] {
  const keys: Key[] = []
  const password = passwordConfidence(record)
  if (record.password !== '' && !isPlaceholder(record.password)) {
    if (password === null) notes.add('passwords-left')
    else keys.push({ name: '', value: record.password, confidence: password })
  }
  for (const { name, value, isConcealed } of record.fields) {
    if (value.trim() === '' || isPlaceholder(value) || saysId(name)) continue
    const confidence = fieldConfidence(name, value, isConcealed)
    if (confidence !== null) keys.push({ name, value, confidence })
    else if (isConcealed) notes.add('passwords-left')
  }
  return keys
}

/** How sure it is that what stands where passwords do is a key; null for a person's password. */
function passwordConfidence({ kind, title, password }: VaultRecord): Confidence | null {
  if (kind === 'api' || beginsAsKey(password)) return 'certain'
  if (saysKey(title)) return looksMade(password) ? 'certain' : 'likely'
  return kind === 'either' ? 'unsure' : null
}

function fieldConfidence(name: string, value: string, isConcealed: boolean): Confidence | null {
  if (beginsAsKey(value)) return 'certain'
  if (saysKey(name)) return isConcealed ? 'certain' : openConfidence(value)
  return isConcealed && looksMade(value) ? 'likely' : null
}

function openConfidence(value: string): Confidence | null {
  return looksMade(value) ? 'likely' : null
}

/** The public half: a field that says so, else who signs in with an entry made for keys. */
function userOf({ kind, username, title, fields }: VaultRecord): string {
  const field = fields.find(({ name, isConcealed }) => !isConcealed && saysId(name))
  if (field) return field.value
  const user = fields.find(({ name, isConcealed }) => !isConcealed && saysUser(name))?.value
  return kind === 'api' || saysKey(title) ? username || (user ?? '') : ''
}
