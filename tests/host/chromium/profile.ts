import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const prefix = 'keyturn-chromium-'

/** Makes a folder for Chromium's own profile; it holds nothing of the app and goes with it. */
export function makeProfile(): string {
  removeLeftovers()
  return mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`))
}

/** Removes the folder once Chromium is gone. */
export function removeProfile(path: string): void {
  rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
}

// A stand-in that was killed could not clean up; its number tells whose folder it was.
function removeLeftovers(): void {
  for (const name of readdirSync(tmpdir())) {
    const owner = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1]
    if (owner === undefined || isAlive(Number(owner))) continue
    try {
      removeProfile(join(tmpdir(), name))
    } catch {
      // Another user's folder, or another stand-in is removing it at this moment: not ours to do.
    }
  }
}

/** Whether a process exists. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
