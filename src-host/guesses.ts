import { countGuess, vaultIdOf } from '../src-core/index.ts'
import { errorCodeOf, type ErrorCode } from '../src-shared/errors.ts'
import type { VaultId } from '../src-shared/ids.ts'
import type { VaultHost } from './host.ts'

const wrong: readonly ErrorCode[] = ['wrong-passphrase', 'wrong-recovery-code']

/**
 * Does work that opens the file at a path; a wrong guess counts as a failed unlocking if the file
 * is a copy of the vault that is here, which the next unlocking tells.
 */
export async function countingGuesses<T>(
  host: VaultHost,
  path: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (thrown) {
    if (wrong.includes(errorCodeOf(thrown))) await count(host, path)
    throw thrown
  }
}

/** The vault of this profile: the open one, else the one whose file is there and can be read. */
export async function ownVaultId(host: VaultHost): Promise<VaultId | null> {
  return host.openVaultId ?? (await vaultIdOf(host.pathOf('own')))
}

/** That a guess cannot be counted changes nothing about its answer. */
async function count(host: VaultHost, path: string): Promise<void> {
  try {
    const own = await ownVaultId(host)
    if (own !== null) await countGuess({ path, own, anchorsPath: host.vaultDeps.anchorsPath })
  } catch {
    // The answer is "wrong", whether or not it could be counted.
  }
}
