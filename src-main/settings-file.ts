import { VaultError } from '../src-shared/errors.ts'
import { AppSettings } from '../src-shared/policy.ts'
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

/**
 * The settings that are needed before unlocking, in a plain file of enums and numbers.
 *
 * A file that cannot be read is left as it is until the person changes a setting; then it is put
 * aside, never overwritten.
 */
export class SettingsFile {
  readonly #path: string
  #isUnreadable: boolean
  #current: AppSettings

  constructor(path: string) {
    this.#path = path
    const found = read(path)
    this.#isUnreadable = found === 'unreadable'
    this.#current = AppSettings.parse(typeof found === 'string' ? {} : found)
  }

  get current(): AppSettings {
    return this.#current
  }

  /** Stores the change and answers with all settings; throws and keeps the old ones if it cannot. */
  change(change: SettingsChange): AppSettings {
    const named = Object.entries(change).filter(([, value]) => value !== undefined)
    const next = AppSettings.parse({ ...this.#current, ...Object.fromEntries(named) })
    try {
      if (this.#isUnreadable) renameSync(this.#path, `${this.#path}.unreadable`)
      this.#isUnreadable = false
      replaceFile(this.#path, `${JSON.stringify(next, null, 2)}\n`)
    } catch (cause) {
      throw new VaultError(isFull(cause) ? 'disk-full' : 'disk-failed', { cause })
    }
    this.#current = next
    return next
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
