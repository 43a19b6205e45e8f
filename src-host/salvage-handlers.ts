import { keepSalvage, readSalvage } from '../src-core/index.ts'
import type { Input, Output } from '../src-shared/ipc-contract.ts'
import { countingGuesses } from './guesses.ts'
import type { VaultHost } from './host.ts'
import type { HostHandlers } from './serve.ts'
import { withWorkFolder } from './work-folder.ts'

type SalvageHandlers = Pick<HostHandlers, 'salvage.read' | 'salvage.keep'>

/** What is left of a vault that is damaged. */
export function salvageHandlers(host: VaultHost): SalvageHandlers {
  return {
    'salvage.read': (opener) => host.unlocking(() => read(host, opener)),
    'salvage.keep': (order) => host.unlocking(() => keep(host, order)),
  }
}

function read(host: VaultHost, opener: Input<'salvage.read'>): Promise<Output<'salvage.read'>> {
  const damaged = { vaultPath: host.pathOf('own'), ...opener }
  const { vaultPath } = damaged
  return countingGuesses(host, vaultPath, () =>
    withWorkFolder(host, (deps) => readSalvage(damaged, deps)),
  )
}

async function keep(
  host: VaultHost,
  order: Input<'salvage.keep'>,
): Promise<Output<'salvage.keep'>> {
  const damaged = { vaultPath: host.pathOf('own'), ...order }
  const { vaultPath } = damaged
  const kept = await countingGuesses(host, vaultPath, () =>
    withWorkFolder(host, (deps) => keepSalvage(damaged, deps)),
  )
  const { session, recoveryCode, items, setAside } = kept
  // Else it stays locked: the person has the recovery code and hears why when unlocking.
  if (session) host.enter(host.build(session, 'own'))
  return { recoveryCode, items, setAside }
}
