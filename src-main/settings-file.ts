import { VaultError } from '../src-shared/errors.ts'
import type { Place, VaultKey } from '../src-shared/app-info.ts'
import type { AppSettings } from '../src-shared/policy.ts'
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { SettingsContents, settingsOf } from './settings-contents.ts'

/** What a person asks to change; a key that is undefined stays as it is. */
export type SettingsChange = {
  readonly [K in keyof AppSettings]?: AppSettings[K] | undefined
}

/** What the file says of the vaults of one's own. */
export type VaultNotes = Pick<SettingsContents, 'vaultList' | 'shownVault' | 'firstForgotten'>

const largestFile = 1_048_576

/**
 * The settings that are needed before unlocking, in a plain file of enums, numbers, keys
 * and the paths of vault files.
 *
 * A file that cannot be read is left as it is until the person changes a setting; then it is put
 * aside, never overwritten. What another version wrote in a file that can be read stays there.
 */
export class SettingsFile {
  readonly #path: string
  #isUnreadable: boolean
  #contents: SettingsContents
  /** All that the file holds, understood or not. */
  #found: object

  constructor(path: string) {
    this.#path = path
    const found = read(path)
    this.#isUnreadable = found === 'unreadable'
    this.#found = typeof found === 'string' ? {} : found
    this.#contents = SettingsContents.parse(this.#found)
  }

  /** The settings of one vault; the theme is the same in all. */
  of(key: VaultKey): AppSettings {
    return settingsOf(this.#contents, key)
  }

  get vaults(): VaultNotes {
    const { vaultList, shownVault, firstForgotten } = this.#contents
    return { vaultList, shownVault, firstForgotten }
  }

  /** Stores what has changed about the vaults; throws and keeps what was if it cannot. */
  noteVaults(change: Partial<VaultNotes>): void {
    this.#store(change)
  }

  /** Whether there was a vault in that place when it was last looked for. */
  knows(place: Place): boolean {
    return this.#contents.knownVaults[place]
  }

  /** Remembers that there is a vault, or that there is none on purpose; never throws. */
  noteVault(place: Place, isKnown: boolean): void {
    if (this.knows(place) === isKnown || this.#isUnreadable) return
    const knownVaults = { ...this.#contents.knownVaults, [place]: isKnown }
    // Nothing depends on it but a sentence for the day on which the vault is gone.
    this.#storeIfPossible({ knownVaults })
  }

  /** Stores what the person changed for one vault; throws and keeps the old ones if it cannot. */
  change(key: VaultKey, { theme, ...change }: SettingsChange): AppSettings {
    const named = Object.entries(change).filter(([, value]) => value !== undefined)
    const { vaultSettings } = this.#contents
    const changed = { ...vaultSettings[key], ...Object.fromEntries(named) }
    this.#store({
      ...(theme === undefined ? {} : { theme }),
      ...(named.length === 0 ? {} : { vaultSettings: { ...vaultSettings, [key]: changed } }),
    })
    return this.of(key)
  }

  /** Forgets what was set for a vault that is off the list; never throws. */
  forget(key: VaultKey): void {
    const kept = Object.entries(this.#contents.vaultSettings).filter(([other]) => other !== key)
    this.#storeIfPossible({ vaultSettings: Object.fromEntries(kept) })
  }

  #storeIfPossible(change: Partial<SettingsContents>): void {
    try {
      this.#store(change)
    } catch {
      // Whoever calls this can do without.
    }
  }

  // Only what changed: a value that this version cannot read is not for it to mend.
  #store(change: Partial<SettingsContents>): void {
    const found = { ...this.#found, ...change }
    try {
      if (this.#isUnreadable) renameSync(this.#path, `${this.#path}.unreadable`)
      this.#isUnreadable = false
      replaceFile(this.#path, `${JSON.stringify(found, null, 2)}\n`)
    } catch (cause) {
      throw new VaultError(isFull(cause) ? 'disk-full' : 'disk-failed', { cause })
    }
    this.#found = found
    this.#contents = SettingsContents.parse(found)
  }
}

function read(path: string): object | 'missing' | 'unreadable' {
  if (!existsSync(path)) return 'missing'
  try {
    const text = readFileSync(path, 'utf8')
    const value: unknown = text.length > largestFile ? null : JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? value
      : 'unreadable'
  } catch {
    return 'unreadable'
  }
}

// A reader sees the old file or the new one, also if the machine stops in between.
function replaceFile(path: string, text: string): void {
  const temporary = `${path}.new`
  rmSync(temporary, { force: true })
  const file = openSync(temporary, 'wx', 0o600)
  try {
    writeFileSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(temporary, path)
  syncFolder(dirname(path))
}

function syncFolder(folder: string): void {
  // Windows cannot open a folder, and journals the rename itself.
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function isFull(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOSPC'
}
