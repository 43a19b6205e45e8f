/*
 * The JSON form of a plain export: an array of items with all that the vault knows of them.
 *
 * A secret that is no UTF-8 text is written in base64, and `secretEncoding` says which it is.
 */
import { readableSecret, type PlainForm, type PlainItem, type PlainVersion } from './plain-form.ts'

/** Every item with all its fields and every secret version that the vault holds. */
export const jsonForm: PlainForm = {
  wanted: ({ versions }) => versions,
  holdsInventory: true,
  head: '[\n',
  between: ',\n',
  foot: '\n]\n',
  piece: (item) => JSON.stringify(plainItem(item), forReaders, 2),
}

function plainItem({ id, overview, notes, versions }: PlainItem): object {
  return { id, ...overview, notes, versions: versions.map(plainVersion) }
}

function plainVersion({ version, secret }: PlainVersion): object {
  if (secret === null) return { ...version, secret: null }
  const { text, encoding } = readableSecret(secret)
  return { ...version, secret: text, secretEncoding: encoding }
}

function forReaders(key: string, value: unknown): unknown {
  // It is keyed with this vault: outside it says nothing to anybody.
  if (key === 'fingerprint') return undefined
  // Every instant has a name that ends in At.
  const isInstant = typeof value === 'number' && key.endsWith('At')
  return isInstant ? new Date(value).toISOString() : value
}
