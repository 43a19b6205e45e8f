import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

/** Calls of the file system that change something or read something back. */
const names = [
  'openSync',
  'writeSync',
  'readSync',
  'fsyncSync',
  'closeSync',
  'linkSync',
  'renameSync',
  'rmSync',
  'fchmodSync',
  'readdirSync',
] as const

export type Call = (typeof names)[number]

/** What to do instead of a call; null lets it through. */
export type Fault = (name: Call, count: number, first: unknown) => string | null

type AnyCall = (...values: readonly unknown[]) => unknown

/** Does the work while chosen calls fail with a code of the system; gives how many there were. */
export function withFaults(fault: Fault, work: () => void): number {
  let count = 0
  const faulty = names.map((name) => {
    const call = fs[name] as AnyCall
    const instead: AnyCall = (...values) => {
      count += 1
      const code = fault(name, count, values[0])
      if (code !== null) throw Object.assign(new Error(code), { code })
      return call(...values)
    }
    return [name, instead] as const
  })
  instead(Object.fromEntries(faulty), work)
  return count
}

/** Does the work while what is read comes back with one byte changed. */
export function withWrongBytes(work: () => void): void {
  const read = fs.readSync as AnyCall
  const wrong: AnyCall = (file, into, ...rest) => {
    const count = read(file, into, ...rest)
    if (into instanceof Uint8Array && into.length > 10_000) into[10_000] = ~(into[10_000] ?? 0)
    return count
  }
  instead({ readSync: wrong }, work)
}

function instead(calls: Readonly<Record<string, AnyCall>>, work: () => void): void {
  const real = Object.fromEntries(names.map((name) => [name, fs[name]]))
  Object.assign(fs, calls)
  syncBuiltinESMExports()
  try {
    work()
  } finally {
    Object.assign(fs, real)
    syncBuiltinESMExports()
  }
}
