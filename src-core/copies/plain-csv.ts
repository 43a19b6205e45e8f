/*
 * The CSV form of a plain export (RFC 4180): one row for each secret version.
 *
 * Names and notes may come from a provider, and are kept from being formulas. The secret must stay
 * exact, so that its column alone is left as it is.
 */
import { plainCell, quotedCell } from '../../src-shared/csv-cell.ts'
import {
  base64Of,
  isoOf,
  readableSecret,
  type PlainForm,
  type PlainItem,
  type PlainVersion,
} from './plain-form.ts'

/** Everything that stands before the secret. */
const columns: readonly (readonly [
  string,
  (item: PlainItem, of: PlainVersion | null) => string,
])[] = [
  ['name', ({ overview }) => overview.name],
  ['service', ({ overview }) => overview.service],
  ['kind', ({ overview }) => overview.kind],
  ['provider', ({ overview }) => overview.providerName],
  ['environment', ({ overview }) => overview.environment],
  ['business', ({ overview }) => overview.business],
  ['owner', ({ overview }) => overview.owner],
  ['integration', ({ overview }) => overview.integration],
  ['env_var', ({ overview }) => overview.envVar],
  ['purpose', ({ overview }) => overview.purpose],
  ['tags', ({ overview }) => overview.tags.join('\n')],
  ['used_in', ({ overview }) => overview.callers.join('\n')],
  ['notes', ({ notes }) => notes],
  ['stage', (_item, of) => of?.version.stage ?? ''],
  ['key_id', (_item, of) => of?.version.credentialId ?? ''],
  ['created', (_item, of) => isoOf(of?.version.createdAt ?? null)],
  ['last_used', (_item, of) => isoOf(of?.version.lastUsedAt ?? null)],
  ['expires', (_item, of) => isoOf(of?.version.expiresAt ?? null)],
]

const header = [...columns.map(([name]) => name), 'secret_encoding', 'secret']

/** A row for every secret version; an item without one has a row without a secret. */
export const csvForm: PlainForm = {
  wanted: ({ versions }) => versions,
  holdsInventory: true,
  head: `${header.join(',')}\r\n`,
  between: '',
  foot: '',
  piece: (item) => {
    const versions = item.versions.filter(({ secret }) => secret !== null)
    return (versions.length === 0 ? [null] : versions).map((of) => rowOf(item, of)).join('')
  },
}

function rowOf(item: PlainItem, of: PlainVersion | null): string {
  const cells = columns.map(([, read]) => plainCell(read(item, of)))
  const { text, encoding } = secretCell(of?.secret ?? null)
  return `${[...cells, encoding, quotedCell(text)].join(',')}\r\n`
}

function secretCell(secret: Uint8Array | null): { text: string; encoding: string } {
  if (secret === null) return { text: '', encoding: '' }
  const readable = readableSecret(secret)
  // Programs that read tables change or drop control characters.
  const isFragile = controls.test(readable.text)
  return isFragile ? { text: base64Of(secret), encoding: 'base64' } : readable
}

// Line breaks and tabs survive inside quotes; a byte-order mark is dropped by many.
const controls = /[^\P{Cc}\t\r\n]|\ufeff/u
