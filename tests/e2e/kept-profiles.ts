import { readdirSync, rmSync, statSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

/** The folder in which this run keeps what its apps left behind, for the look at its end. */
export function keptFolder(): string {
  const folder = process.env['KEYTURN_E2E_PROFILES']
  if (folder === undefined) throw new Error('playwright.config.ts chooses it, and has not.')
  return folder
}

/** Keeps a profile that a test is done with. */
export async function keepProfile(folder: string): Promise<void> {
  await rename(folder, join(keptFolder(), basename(folder)))
}

/** Deletes a folder in which something of the app may still be writing while it ends. */
export function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
}

/** Deletes what this run kept, and what a run that was killed had kept before. */
export function forgetProfiles(): void {
  const before = readdirSync(tmpdir()).filter((name) => name.startsWith('keyturn-e2e-'))
  for (const name of before) rmSync(join(tmpdir(), name), { recursive: true, force: true })
}

/** What this run and its apps made in the folder for temporary files, and is there still. */
export function temporaryOnes(): readonly string[] {
  const since = statSync(keptFolder()).birthtimeMs
  return readdirSync(tmpdir())
    .filter((name) => /^\.?keyturn-(?:e2e|test|own|practice|chromium|export)/.test(name))
    .map((name) => join(tmpdir(), name))
    .filter((path) => (statSync(path, { throwIfNoEntry: false })?.birthtimeMs ?? 0) >= since)
}
