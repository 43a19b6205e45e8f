import { VaultError } from '../src-shared/errors.ts'
import type { Place } from '../src-shared/app-info.ts'
import { AppSettings } from '../src-shared/policy.ts'
import { z } from 'zod'
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

/** What a person asks to change; a key that is undefined stays as it is. */
export type SettingsChange = {
  readonly [K in keyof AppSettings]?: AppSettings[K] | undefined
}

const largestFile = 65_536

/** Which vaults this profile has known; a vault file that is gone is told as missing then. */
const KnownVaults = z.object({
  own: z.boolean().default(false).catch(false),
  practice: z.boolean().default(false).catch(false),
})

/** All that stands in the file. */
const Contents = AppSettings.extend({
  knownVaults: KnownVaults.prefault({}).catch({ own: false, practice: false }),
})
type Contents = z.infer<typeof Contents>

/**
 * The settings that are needed before unlocking, in a plain file of enums, numbers and yes or no.
 *
 * A file that cannot be read is left as it is until the person changes a setting; then it is put
 * aside, never overwritten. What another version wrote in a file that can be read stays there.
 */
export class SettingsFile {
  readonly #path: string
  #isUnreadable: boolean
  #contents: Contents
  /** All that the file holds, understood or not. */
  #found: object

  constructor(path: string) {
    this.#path = path
    const found = read(path)
    this.#isUnreadable = found === 'unreadable'
    this.#found = typeof found === 'string' ? {} : found
    this.#contents = Contents.parse(this.#found)
  }

  get current(): AppSettings {
    return AppSettings.parse(this.#contents)
  }

  /** Whether there was a vault in that place when it was last looked for. */
  knows(place: Place): boolean {
    return this.#contents.knownVaults[place]
  }

  /** Remembers that there is a vault, or that there is none on purpose; never throws. */
  noteVault(place: Place, isKnown: boolean): void {
    if (this.knows(place) === isKnown || this.#isUnreadable) return
    const knownVaults = { ...this.#contents.knownVaults, [place]: isKnown }
    try {
      // Only this: a value that this version cannot read is not for it to mend.
      this.#store({ knownVaults })
    } catch {
      // Nothing depends on it but a sentence for the day on which the vault is gone.
    }
  }

  /** Stores the change and answers with all settings; throws and keeps the old ones if it cannot. */
  change(change: SettingsChange): AppSettings {
    const named = Object.entries(change).filter(([, value]) => value !== undefined)
    const changed = AppSettings.parse({ ...this.#contents, ...Object.fromEntries(named) })
    this.#store(changed)
    return changed
  }

  #store(change: Partial<Contents>): void {
    const found = { ...this.#found, ...change }
    try {
      if (this.#isUnreadable) renameSync(this.#path, `${this.#path}.unreadable`)
      this.#isUnreadable = false
      replaceFile(this.#path, `${JSON.stringify(found, null, 2)}\n`)
    } catch (cause) {
      throw new VaultError(isFull(cause) ? 'disk-full' : 'disk-failed', { cause })
    }
    this.#found = found
    this.#contents = Contents.parse(found)
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
