import { realpathSync } from 'node:fs'
import { relative, isAbsolute, resolve, sep } from 'node:path'
import type { Confirmation } from '../src-shared/confirmation.ts'
import { VaultError } from '../src-shared/errors.ts'
import type { ItemId } from '../src-shared/ids.ts'
import { isPlaceHere } from './place-name.ts'

/** Has the person asked outside the page; throws unless they allow it. */
type Confirm = (about: Confirmation) => Promise<void>

/** Which key's sample events go where. */
export type SampleRoad = {
  readonly itemId: ItemId
  /** The name of the key. */
  readonly item: string
  readonly origin: string
  /** Whether its events are signed with the key, or carry the key itself. */
  readonly sends: 'signature' | 'key'
}

/**
 * What the person lets Keyturn reach for as long as this host lives: files, folders and receivers.
 *
 * A page that was taken over could name any path (D8): what nobody chose or dropped is asked for
 * in a window of the system. Compared are the places that names lead to, not the names.
 */
export class Grants {
  readonly #granted = new Set<string>()
  readonly #receivers = new Set<string>()
  readonly #confirm: Confirm

  constructor(confirm: Confirm) {
    this.#confirm = confirm
  }

  /** Notes what the person chose or dropped; what is not there any more is left out. */
  grant(paths: readonly string[]): void {
    for (const path of paths) {
      const real = onlyPlace(path)
      if (real !== null) this.#granted.add(real)
    }
  }

  /** Throws unless the person allows this path; 'place-missing' where nothing is. */
  async require(path: string, what: 'folder' | 'file'): Promise<void> {
    const real = onlyPlace(path)
    if (real === null) throw new VaultError('place-missing')
    if (this.#isGranted(real)) return
    await this.#confirm({ about: 'read', what, path: real })
    this.#granted.add(real)
  }

  /**
   * Throws unless the person lets sample events of this key go to that origin.
   *
   * Asked for each key, and again before the key itself is sent where signatures are allowed:
   * whoever receives it knows it from then on.
   */
  async requireReceiver({ itemId, item, origin, sends }: SampleRoad): Promise<void> {
    const road = JSON.stringify([itemId, origin, sends])
    if (this.#receivers.has(road)) return
    await this.#confirm({ about: 'receiver', item, origin, sends })
    this.#receivers.add(road)
  }

  #isGranted(real: string): boolean {
    return [...this.#granted].some((folder) => isWithin(real, folder))
  }
}

/** Whether a path is a folder or lies below it. */
function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

/**
 * Where a path leads, or null for nowhere here.
 *
 * `/a/link/..` is `/a` to whoever takes paths apart as texts, and another folder to the system: what
 * is two places is none.
 */
function onlyPlace(path: string): string | null {
  if (!isPlaceHere(path)) return null
  const real = realPath(path)
  return real !== null && real === realPath(resolve(path)) ? real : null
}

function realPath(path: string): string | null {
  try {
    return realpathSync.native(path)
  } catch {
    return null
  }
}
