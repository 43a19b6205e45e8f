import { lookAtPlace, lookFoldersOf, UsedBook, worldEyes } from '../src-core/index.ts'
import type { Caller } from '../src-shared/caller.ts'
import type { ItemId } from '../src-shared/ids.ts'
import type { VaultHost } from './host.ts'
import type { OpenVault } from './open-vault.ts'
import { Seldom } from './seldom.ts'

/** How often at most the window is told how far a look is, in milliseconds. */
const tellEveryMs = 200

const books = new WeakMap<OpenVault, UsedBook>()

/** The book of where the keys of the open vault are used; throws 'not-allowed-now' without one. */
export function usedBookOf(host: VaultHost): UsedBook {
  const { open, world } = host
  const known = books.get(open)
  if (known) return known
  const tell = new Seldom(tellEveryMs, () => host.emit('used.changed', null))
  const book = new UsedBook({
    ...{ session: open.session, clock: world.clock, leaving: open.leaving },
    eyes: worldEyes(world.threads, world.home),
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
    changed: () => tell.call(),
  })
  books.set(open, book)
  return book
}

/**
 * Throws unless the person lets Keyturn read these folders.
 *
 * Those that the vault remembers were chosen before they were remembered.
 */
export async function assertReadable(host: VaultHost, folders: readonly string[]): Promise<void> {
  const remembered = lookFoldersOf(host.open.session.settings().body).folders
  host.grants.grant(folders.filter((folder) => remembered.includes(folder)))
  for (const folder of folders) await host.grants.require(folder, 'folder')
}

/** Whether a place holds a key of an item at this moment; false where it cannot be looked at. */
export async function holdsKeyOf(
  { rotation }: OpenVault,
  itemId: ItemId,
  caller: Caller,
): Promise<boolean> {
  try {
    const { holds } = await lookAtPlace(rotation, itemId, caller)
    return holds === 'current' || holds === 'other-version'
  } catch {
    return false
  }
}
