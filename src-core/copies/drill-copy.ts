/*
 * A drill: proves that a copy opens, and replaces nothing.
 */
import type { CopyKey, CopyReport } from '../../src-shared/copies-contract.ts'
import type { VaultId } from '../../src-shared/ids.ts'
import { openCopy, type CopyDeps } from './open-copy.ts'

/** What was found in a copy, and of which vault it is one. */
export type DrillReport = Omit<CopyReport, 'ofThisVault'> & { readonly vaultId: VaultId }

/** Opens a copy with every secret in it, and closes it again; throws what `openCopy` throws. */
export async function drillCopy(key: CopyKey, deps: CopyDeps): Promise<DrillReport> {
  const copy = await openCopy(key, deps)
  try {
    const { kind, madeAt, items, secrets, source } = copy
    return { kind, madeAt, items, secrets, vaultId: source.vaultId }
  } finally {
    copy.close()
  }
}
