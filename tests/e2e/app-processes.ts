import type { ElectronApplication } from '@playwright/test'
import { existsSync, readFileSync, readdirSync } from 'node:fs'

/** One process of the app, by its command line. */
export type AppProcess = { readonly pid: number; readonly command: string }

/** Every process of the app: the one that Playwright started, and what was started below it. */
export function processesBelow(app: ElectronApplication): readonly AppProcess[] {
  return processTree(app.process().pid ?? 0).map((pid) => {
    const command = readIfThere(`/proc/${pid}/cmdline`).toString().replaceAll('\0', ' ').trim()
    return { pid, command }
  })
}

/** A file that may go away while we look; empty then. */
export function readIfThere(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    if (!existsSync(path)) return Buffer.alloc(0)
    throw error
  }
}

function processTree(root: number): readonly number[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const parents = new Map(all.map((name) => [Number(name), parentOf(Number(name))]))
  const isBelow = (pid: number): boolean =>
    pid === root || (pid > 1 && isBelow(parents.get(pid) ?? 0))
  return [...parents.keys()].filter(isBelow)
}

function parentOf(pid: number): number {
  const status = readIfThere(`/proc/${pid}/status`).toString()
  return Number(/\nPPid:\t(\d+)/.exec(status)?.[1] ?? 0)
}
