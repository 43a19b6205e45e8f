import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  unlinkSync,
  watch,
  writeFileSync,
  type FSWatcher,
} from 'node:fs'
import { join } from 'node:path'
import { isAlive } from '../chromium/profile.ts'

/** What a second start tells the first. */
export type SecondStart = {
  readonly argv: readonly string[]
  readonly cwd: string
  readonly data: unknown
}

const lockName = 'stand-in.lock'
const letter = /^stand-in-second-start-\d+\.json$/

/**
 * One running app for each profile, by a file that bears the number of the first.
 *
 * All of it is synchronous, because Electron answers `requestSingleInstanceLock` at once: a second
 * start leaves a letter in the folder that the first one watches.
 */
export class SingleInstance {
  readonly #folder: string
  #watcher: FSWatcher | null = null

  constructor(folder: string) {
    this.#folder = folder
  }

  get held(): boolean {
    return this.#watcher !== null
  }

  /** Takes the lock, or tells whoever holds it. */
  request(start: SecondStart, onSecondStart: (start: SecondStart) => void): boolean {
    if (this.held) return true
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 })
    if (!this.#take()) {
      const path = join(this.#folder, `stand-in-second-start-${process.pid}.json`)
      writeFileSync(path, JSON.stringify(start), { mode: 0o600 })
      return false
    }
    this.#watcher = watch(this.#folder, () => this.#openLetters(onSecondStart))
    this.#watcher.unref()
    return true
  }

  release(): void {
    if (!this.held) return
    this.#watcher?.close()
    this.#watcher = null
    rmSync(join(this.#folder, lockName), { force: true })
  }

  #take(): boolean {
    const path = join(this.#folder, lockName)
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx', mode: 0o600 })
      return true
    } catch (error) {
      if (!isExistsError(error)) throw error
    }
    const holder = Number(readFileSync(path, 'utf8'))
    if (holder > 0 && isAlive(holder)) return false
    unlinkSync(path)
    return this.#take()
  }

  #openLetters(onSecondStart: (start: SecondStart) => void): void {
    for (const name of readdirSync(this.#folder).filter((file) => letter.test(file))) {
      const path = join(this.#folder, name)
      const start = parseStart(readFileSync(path, 'utf8'))
      if (start === null) continue
      rmSync(path, { force: true })
      onSecondStart(start)
    }
  }
}

function isExistsError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST'
}

// Our own letter, or the beginning of one that is still being written.
function parseStart(text: string): SecondStart | null {
  try {
    return JSON.parse(text) as SecondStart
  } catch {
    return null
  }
}
