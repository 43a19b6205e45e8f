import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'

/** What every state file says of itself. */
export type Versioned = { readonly version: 1 }

type StateFileOptions<State extends Versioned> = {
  readonly path: string
  readonly fresh: () => State
}

/** A provider's memory: whole in the file before anyone is told of a change. */
export class StateFile<State extends Versioned> {
  readonly #path: string
  #value: State

  constructor({ path, fresh }: StateFileOptions<State>) {
    this.#path = path
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    if (existsSync(path)) {
      this.#value = readState(path, fresh())
    } else {
      this.#value = fresh()
      writeDurably(path, this.#value)
    }
  }

  get value(): State {
    return this.#value
  }

  /** Replaces the state, in the file first: when that fails, nothing has changed. */
  update(change: (state: State) => State): void {
    const next = change(this.#value)
    writeDurably(this.#path, next)
    this.#value = next
  }
}

function readState<State extends Versioned>(path: string, fresh: State): State {
  const value: unknown = JSON.parse(readFileSync(path, 'utf8'))
  if (!isOfVersion(value, fresh)) {
    throw new Error(`${path} was not written by this version of the practice providers`)
  }
  // An earlier build knew less: what it did not write is as on the first day.
  return { ...fresh, ...value }
}

// The file is only ever replaced whole by this class, so its version tells its shape.
function isOfVersion<State extends Versioned>(value: unknown, fresh: State): value is State {
  return (
    typeof value === 'object' &&
    value !== null &&
    'version' in value &&
    value.version === fresh.version &&
    // Every build has written its sign-ins; a file without them is none of theirs.
    ('tokens' in value || !('tokens' in fresh))
  )
}

function writeDurably(path: string, value: Versioned): void {
  const unfinished = `${path}.new`
  const file = openSync(unfinished, 'w', 0o600)
  try {
    writeSync(file, `${JSON.stringify(value, null, 2)}\n`)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(unfinished, path)
  syncFolder(dirname(path))
}

function syncFolder(path: string): void {
  // Windows cannot open a folder as a file; there, NTFS journals the rename itself.
  if (process.platform === 'win32') return
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
