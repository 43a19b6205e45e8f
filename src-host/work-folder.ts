import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { VaultDeps } from '../src-core/index.ts'
import { VaultError } from '../src-shared/errors.ts'
import type { VaultHost } from './host.ts'
import { newId } from './world.ts'

/** What work on a copy of a vault needs; only what is encrypted goes into the folder. */
export type WorkDeps = VaultDeps & { readonly workFolder: string }

/** The hosts that are at work on a copy. */
const atWork = new WeakSet<VaultHost>()

/**
 * Works on a copy of a vault in a private folder of its own, which is gone afterwards.
 *
 * Throws 'not-allowed-now' while there is such work: a person looks into one copy at a time.
 */
export async function withWorkFolder<T>(
  host: VaultHost,
  work: (deps: WorkDeps) => Promise<T>,
): Promise<T> {
  if (atWork.has(host)) throw new VaultError('not-allowed-now')
  const workFolder = join(host.workPath, newId(host.world))
  makeFolder(workFolder)
  atWork.add(host)
  try {
    return await work({ ...host.vaultDeps, workFolder })
  } finally {
    atWork.delete(host)
    rmSync(workFolder, { recursive: true, force: true })
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (cause) {
    const isFull = cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC'
    throw new VaultError(isFull ? 'disk-full' : 'disk-failed', { cause })
  }
}
