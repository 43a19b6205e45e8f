import { parseItemName, proposeItemName, isServiceName } from '../src-shared/item-name.ts'
import { VaultError } from '../src-shared/errors.ts'
import type { Input } from '../src-shared/ipc-contract.ts'
import { editItem, withContentStamp } from './edit-stamp.ts'
import type { VaultHost } from './host.ts'
import type { HostHandlers } from './serve.ts'
import { vendorOf } from './vendor-of.ts'

type ItemHandlers = Pick<
  HostHandlers,
  | 'items.list'
  | 'items.get'
  | 'items.add'
  | 'items.edit'
  | 'items.delete'
  | 'items.reveal'
  | 'items.copy'
  | 'keys.proposeName'
>

/** Listing, showing, keeping and handing out items. */
export function itemHandlers(host: VaultHost): ItemHandlers {
  return {
    'items.list': (query) => host.open.book.list(query),
    'items.get': ({ itemId }) => {
      const { session, book } = host.open
      const item = withContentStamp(session, book.get(itemId))
      return { ...item, vendor: vendorOf(item.summary) }
    },
    'items.add': (item) => {
      const itemId = host.open.book.add(item)
      host.emit('items.changed', null)
      return { itemId }
    },
    'items.edit': (edit) => {
      editItem(host.open, edit)
      host.emit('items.changed', null)
      return null
    },
    'items.delete': (input) => {
      host.open.book.delete(input)
      host.emit('items.changed', null)
      return null
    },
    'items.reveal': (input) => reveal(host, input),
    'items.copy': (input) => copy(host, input),
    'keys.proposeName': ({ service }) => propose(host, service),
  }
}

function reveal(host: VaultHost, { itemId, versionId }: Input<'items.reveal'>) {
  const secret = host.open.book.takeSecret(itemId, versionId, 'revealed')
  try {
    const hidesAfterMs = host.settings.revealSeconds * 1000
    host.revealing(hidesAfterMs)
    return { secret: readable(secret), hidesAfterMs }
  } finally {
    secret.fill(0)
  }
}

/** A secret that is no text is shown in base64; it could not be typed or pasted otherwise. */
export function readable(secret: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(secret)
  } catch {
    return Buffer.from(secret).toString('base64')
  }
}

async function copy(host: VaultHost, { itemId, versionId, part }: Input<'items.copy'>) {
  const { book } = host.open
  if (part === 'credential-id') {
    await host.copy(new TextEncoder().encode(book.credentialId(itemId, versionId)), null)
    return { clearsAfterMs: null }
  }
  const secret = book.takeSecret(itemId, versionId, 'copied')
  const clearsAfterMs = host.settings.clipboardSeconds * 1000
  try {
    await host.copy(new TextEncoder().encode(readable(secret)), clearsAfterMs)
    return { clearsAfterMs }
  } finally {
    secret.fill(0)
  }
}

function propose(host: VaultHost, service: string): { name: string; at: number } {
  if (!isServiceName(service)) throw new VaultError('bad-name')
  const taken = new Set(host.open.session.overviews().map(({ body }) => body.name))
  const now = host.world.clock.now()
  const name = proposeItemName(service, now, (proposal) => taken.has(proposal))
  return { name, at: parseItemName(name)?.instant ?? now }
}
