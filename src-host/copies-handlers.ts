import { bringIn, drillCopy, openCopy, restoreCopy, type DrillReport } from '../src-core/index.ts'
import type { CopyKey } from '../src-shared/copies-contract.ts'
import { errorCodeOf, VaultError } from '../src-shared/errors.ts'
import type { Output } from '../src-shared/ipc-contract.ts'
import type { VaultHost } from './host.ts'
import { isPlaceHere } from './place-name.ts'
import type { HostHandlers } from './serve.ts'
import { countingGuesses, ownVaultId } from './guesses.ts'
import { withWorkFolder, type WorkDeps } from './work-folder.ts'
import { newId } from './world.ts'

type CopiesHandlers = Pick<HostHandlers, 'copies.drill' | 'copies.restore' | 'copies.bringIn'>

/** Copies of a vault: looked into, put in its place, or taken from. */
export function copiesHandlers(host: VaultHost): CopiesHandlers {
  return {
    'copies.drill': (key) => drill(host, key),
    'copies.restore': (key) => host.unlocking(() => restore(host, key)),
    'copies.bringIn': (key) => bringInFrom(host, key),
  }
}

async function drill(host: VaultHost, key: CopyKey): Promise<Output<'copies.drill'>> {
  const { vaultId, ...report } = await drilled(host, key)
  const ownId = await ownVaultId(host)
  const ofThisVault = ownId === null ? null : vaultId === ownId
  if (ofThisVault === true && report.kind === 'backup') host.backups.noteDrill()
  return { ...report, ofThisVault }
}

async function drilled(host: VaultHost, key: CopyKey): Promise<DrillReport> {
  try {
    return await withCopy(host, key, (deps) => drillCopy(key, deps))
  } catch (thrown) {
    const code = errorCodeOf(thrown)
    if (code === 'copy-damaged' || code === 'copy-unknown') host.backups.noteDamaged(key.path)
    throw thrown
  }
}

async function withCopy<T>(
  host: VaultHost,
  { path }: CopyKey,
  work: (deps: WorkDeps) => Promise<T>,
): Promise<T> {
  if (!isPlaceHere(path)) throw new VaultError('copy-unknown')
  return countingGuesses(host, path, () => withWorkFolder(host, work))
}

async function restore(host: VaultHost, key: CopyKey): Promise<Output<'copies.restore'>> {
  const vaultPath = host.pathOf('own')
  const restored = await withCopy(host, key, (deps) => restoreCopy({ key, vaultPath }, deps))
  const { session, items, setAside } = restored
  host.enter(host.build(session, 'own'))
  return { items, setAside }
}

async function bringInFrom(host: VaultHost, key: CopyKey): Promise<Output<'copies.bringIn'>> {
  const { clock } = host.world
  const found = await withCopy(host, key, async (deps) => {
    const copy = await openCopy(key, deps)
    try {
      return bringIn(host.open.session, copy.source, { newId: () => newId(host.world), clock })
    } finally {
      copy.close()
    }
  })
  host.emit('items.changed', null)
  const { added, present } = found
  return { added, present }
}
