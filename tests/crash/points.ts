/**
 * Counts every statement and every file operation of this process, and dies at a chosen one.
 *
 * To be armed before anything of the core runs: better-sqlite3's classes and the functions of
 * `node:fs` are replaced by ones that count. The product knows nothing of it.
 */
import Database from 'better-sqlite3'
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

/** Operations that change what stands on the disk, or may. */
const fileOperations = [
  ...['openSync', 'closeSync', 'writeSync', 'writevSync', 'writeFileSync', 'fsyncSync'],
  ...['fdatasyncSync', 'linkSync', 'renameSync', 'rmSync', 'unlinkSync', 'mkdirSync', 'rmdirSync'],
  ...['chmodSync', 'fchmodSync', 'ftruncateSync', 'copyFileSync', 'cpSync', 'utimesSync'],
] as const

let seen = 0
let dieAt: number | null = null

/** How many points have been passed: one before and one after each statement and operation. */
export function pointsSeen(): number {
  return seen
}

/** Starts to count from one, and dies at that point if one is given. */
export function arm(at: number | null): void {
  seen = 0
  dieAt = at
}

/** Replaces what is counted; once per process. */
export function install(): void {
  // Kept before they are replaced, so that a counted function is not counted within another.
  for (const name of fileOperations) wrap(fs, name)
  syncBuiltinESMExports()
  const database = new Database(':memory:')
  const statement: object = Object.getPrototypeOf(database.prepare('select 1')) as object
  database.close()
  for (const name of ['run', 'get', 'all', 'iterate']) wrap(statement, name)
  for (const name of ['exec', 'pragma', 'close', 'serialize']) wrap(Database.prototype, name)
}

let inside = false

/** Does something that is no part of the story. */
export function uncounted<T>(work: () => T): T {
  const before = inside
  inside = true
  try {
    return work()
  } finally {
    inside = before
  }
}

function wrap(owner: object, name: string): void {
  const real = methodOf(owner, name)
  if (!real) return
  Reflect.set(owner, name, function (this: unknown, ...args: readonly unknown[]): unknown {
    if (inside) return Reflect.apply(real, this, args)
    pass()
    inside = true
    try {
      return Reflect.apply(real, this, args)
    } finally {
      inside = false
      pass()
    }
  })
}

type Method = (this: unknown, ...args: readonly unknown[]) => unknown

// What is counted is whatever stands under the name; a name that is not there is not counted.
function methodOf(owner: object, name: string): Method | null {
  const found: unknown = Reflect.get(owner, name)
  return typeof found === 'function' ? (found as Method) : null
}

function pass(): void {
  seen += 1
  if (seen === dieAt) process.kill(process.pid, 'SIGKILL')
}
