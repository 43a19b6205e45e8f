import { existsSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { VaultKey } from '../src-shared/app-info.ts'
import { VaultError } from '../src-shared/errors.ts'
import { mostVaults } from './settings-contents.ts'
import type { SettingsFile } from './settings-file.ts'

/** One vault of one's own: where its file stands, and whether there is or ever was one. */
export type OwnVault = {
  readonly key: VaultKey
  readonly path: string
  readonly exists: boolean
  /** True if this profile saw a file there, so that one that is not there is missing. */
  readonly known: boolean
}

/** What the list works with. */
export type VaultListDeps = {
  readonly settings: Pick<SettingsFile, 'vaults' | 'noteVaults' | 'knows' | 'noteVault' | 'forget'>
  /** The file of the first vault, whose key is `own`; a profile without a list has this one. */
  readonly first: string
  readonly newKey: () => VaultKey
}

/** The vaults of one's own that this profile knows by their files, and which of them is shown. */
export class VaultList {
  readonly #deps: VaultListDeps
  #shown: VaultKey

  constructor(deps: VaultListDeps) {
    this.#deps = deps
    this.#shown = deps.settings.vaults.shownVault
    // One that is not listed any more gives way to another now, and never under a page.
    this.#shown = this.shown.key
  }

  /** All of them, never none; those that are there now are remembered as known. */
  all(): readonly OwnVault[] {
    const { vaultList } = this.#deps.settings.vaults
    const others = vaultList.map(({ key, path, known }) => vaultAt(path, { key, known }))
    this.#noteNew(others)
    return withoutTwins(this.#isFirstListed(others) ? [this.#first(), ...others] : others)
  }

  /** The vault that the page is for. */
  get shown(): OwnVault {
    const all = this.all()
    const shown = all.find(({ key }) => key === this.#shown) ?? all.find(({ exists }) => exists)
    return shown ?? all[0] ?? this.#first()
  }

  /** The vault of this key; throws 'not-found'. */
  get(key: VaultKey): OwnVault {
    const found = this.all().find((vault) => vault.key === key)
    if (!found) throw new VaultError('not-found')
    return found
  }

  /** Makes another one the shown one; one that was only named and never made is forgotten. */
  show(key: VaultKey): void {
    const left = this.shown
    this.#shown = this.get(key).key
    const { vaultList } = this.#deps.settings.vaults
    const isEmpty = left.key !== key && !left.exists && !left.known
    const kept = isEmpty ? vaultList.filter((vault) => vault.key !== left.key) : vaultList
    try {
      this.#deps.settings.noteVaults({ shownVault: key, vaultList: kept })
    } catch {
      // It is shown all the same; after the next start another one will be.
    }
  }

  /** Lists the vault of this file; throws 'vault-listed' if it is there already. */
  add(path: string): VaultKey {
    if (this.isListed(path)) throw new VaultError('vault-listed')
    const { settings, first } = this.#deps
    if (isSameFile(path, first)) {
      settings.noteVaults({ firstForgotten: false })
      return 'own'
    }
    const { vaultList } = settings.vaults
    if (vaultList.length >= mostVaults) throw new VaultError('not-allowed-now')
    const key = this.#deps.newKey()
    settings.noteVaults({ vaultList: [...vaultList, { key, path, known: existsSync(path) }] })
    return key
  }

  isListed(path: string): boolean {
    return this.all().some((vault) => isSameFile(vault.path, path))
  }

  /** Takes one off the list, but not the shown one; its file stays. */
  forget(key: VaultKey): void {
    if (this.get(key).key === this.shown.key) throw new VaultError('not-allowed-now')
    const { settings } = this.#deps
    const vaultList = settings.vaults.vaultList.filter((vault) => vault.key !== key)
    settings.noteVaults(key === 'own' ? { firstForgotten: true } : { vaultList })
    if (key === 'own') settings.noteVault('own', false)
    settings.forget(key)
  }

  #first(): OwnVault {
    const { settings, first } = this.#deps
    const found = vaultAt(first, { key: 'own', known: settings.knows('own') })
    if (found.exists) settings.noteVault('own', true)
    return found
  }

  // A profile that has only vaults from elsewhere shows no first one that was never made.
  #isFirstListed(others: readonly OwnVault[]): boolean {
    const { firstForgotten } = this.#deps.settings.vaults
    if (others.length === 0) return true
    if (firstForgotten) return false
    const { exists, known } = this.#first()
    const isShown = others.every(({ key }) => key !== this.#shown)
    return exists || known || isShown
  }

  #noteNew(others: readonly OwnVault[]): void {
    const { settings } = this.#deps
    const { vaultList } = settings.vaults
    const isNew = (key: VaultKey): boolean =>
      vaultList.some((noted) => noted.key === key && !noted.known)
    const seen = others.filter(({ key, exists }) => exists && isNew(key)).map(({ key }) => key)
    if (seen.length === 0) return
    const noted = vaultList.map((vault) =>
      seen.includes(vault.key) ? { ...vault, known: true } : vault,
    )
    try {
      settings.noteVaults({ vaultList: noted })
    } catch {
      // Nothing depends on it but a sentence for the day on which the vault is gone.
    }
  }
}

function vaultAt(path: string, { key, known }: Pick<OwnVault, 'key' | 'known'>): OwnVault {
  const exists = existsSync(path)
  return { key, path, exists, known: known || exists }
}

/** The key of a new vault in the list. */
export function newVaultKey(): VaultKey {
  const bytes = crypto.getRandomValues(new Uint8Array(8))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The ending of every vault file. */
const ending = '.keyturn'

/** Names that mean a device on Windows, whatever ending follows. */
const deviceNames = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/**
 * The file name for a new vault: letters, digits, spaces and `-_.` with our ending.
 *
 * Throws 'bad-name' for one that some system could not keep, or would hide.
 */
export function vaultFileName(typed: string): string {
  const trimmed = typed.trim()
  const name = trimmed.toLowerCase().endsWith(ending) ? trimmed.slice(0, -ending.length) : trimmed
  const isGood = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} _.-]*$/u.test(name) && !/[. ]$/.test(name)
  if (!isGood || deviceNames.test(name)) throw new VaultError('bad-name')
  return `${name.normalize('NFC')}${ending}`
}

/** Whether two paths lead to one file, also through links; or would, if neither is there. */
export function isSameFile(one: string, other: string): boolean {
  return identityOf(one) === identityOf(other)
}

// Two hosts on one file would each take the other's requests for ones that were cut off.
function withoutTwins(vaults: readonly OwnVault[]): readonly OwnVault[] {
  if (vaults.length < 2) return vaults
  const ids = vaults.map(({ path }) => identityOf(path))
  return vaults.filter((_vault, at) => ids.indexOf(ids[at] ?? '') === at)
}

function identityOf(path: string): string {
  return fileId(path) ?? comparable(realPath(path))
}

function fileId(path: string): string | null {
  try {
    const { dev, ino } = statSync(path, { bigint: true })
    // Some network disks number no files.
    return ino === 0n ? null : `${dev}:${ino}`
  } catch {
    // Not there, or nobody can tell.
    return null
  }
}

// Where the disk tells cases apart, two names that differ in case alone only look alike.
function comparable(path: string): string {
  return process.platform === 'linux' ? path : path.toLowerCase()
}

function realPath(path: string): string {
  try {
    return join(realpathSync.native(dirname(path)), basename(path))
  } catch {
    return path
  }
}
