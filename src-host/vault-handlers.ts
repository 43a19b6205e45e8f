import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { createVault, openVault, suggestPassphrase } from '../src-core/index.ts'
import { VaultError } from '../src-shared/errors.ts'
import { fillingMarkOf } from '../src-shared/host-messages.ts'
import type { Input, Output } from '../src-shared/ipc-contract.ts'
import type { VaultHost } from './host.ts'
import { ballastPathOf, type OpenVault } from './open-vault.ts'
import { samplePlacesIn } from './practice-places.ts'
import { furnishPractice } from './practice.ts'
import type { HostHandlers } from './serve.ts'

type VaultHandlers = Pick<
  HostHandlers,
  | 'vault.state'
  | 'vault.create'
  | 'vault.unlock'
  | 'vault.acceptRollback'
  | 'vault.changePassphrase'
  | 'recovery.renew'
  | 'vault.rekey'
  | 'recovery.confirmed'
  | 'passphrase.suggest'
>

/** Making, opening and keeping the vault itself. */
export function vaultHandlers(host: VaultHost): VaultHandlers {
  return {
    'vault.state': () => host.state,
    'vault.create': (input) => host.unlocking(() => create(host, input)),
    'vault.unlock': (input) => host.unlocking(() => unlock(host, input)),
    'vault.acceptRollback': () => {
      host.open.session.acceptRollback()
      host.tellVault()
      return host.state
    },
    'vault.changePassphrase': async ({ current, next }) => {
      await host.open.session.changePassphrase(current, next)
      host.backups.afterNewSlots()
      return null
    },
    'recovery.renew': async ({ passphrase }) => {
      const recoveryCode = await host.open.session.replaceRecoveryCode(passphrase)
      host.tellVault()
      host.backups.afterNewSlots()
      return { recoveryCode }
    },
    'vault.rekey': ({ passphrase }) => rekey(host, passphrase),
    'recovery.confirmed': () => {
      noteRecoveryConfirmed(host)
      return null
    },
    'passphrase.suggest': () => ({ passphrase: suggestPassphrase(host.world.random) }),
  }
}

async function create(host: VaultHost, { place, passphrase }: Input<'vault.create'>) {
  const isPractice = place === 'practice'
  // Without its providers a practice vault would be empty for good: better none than that.
  if (isPractice && host.practiceProviders.length === 0) {
    throw new VaultError('provider-unreachable')
  }
  const path = host.pathOf(place)
  if (isPractice) beginFilling(path)
  const made = await createVault(
    { path, passphrase, withRecoveryCode: !isPractice },
    host.vaultDeps,
  )
  const open = host.build(made.session, place)
  if (isPractice) {
    await furnishOrRemove(host, open, path)
    rmSync(fillingMarkOf(path), { force: true })
  }
  host.enter(open)
  return { recoveryCode: made.recoveryCode }
}

/** Leaves a mark for as long as a practice vault is half of one; an earlier half is removed. */
function beginFilling(path: string): void {
  const mark = fillingMarkOf(path)
  if (existsSync(mark)) removePracticeVault(path)
  if (!existsSync(path)) writeFileSync(mark, '', { mode: 0o600 })
}

/** A practice vault that could not be filled goes again: half of one would be an error for good. */
async function furnishOrRemove(host: VaultHost, open: OpenVault, path: string): Promise<void> {
  const folder = samplePlacesIn(dirname(host.workPath))
  try {
    await furnishPractice(host.world, open, { providers: host.practiceProviders, folder })
  } catch (thrown) {
    open.session.close()
    rmSync(folder, { recursive: true, force: true })
    removePracticeVault(path)
    throw thrown
  }
}

function removePracticeVault(path: string): void {
  const beside = [`${path}-wal`, `${path}-shm`, ballastPathOf(path), fillingMarkOf(path)]
  for (const file of [path, ...beside]) rmSync(file, { force: true })
}

async function unlock(host: VaultHost, input: Input<'vault.unlock'>) {
  const { place, secret } = input
  const path = host.pathOf(place)
  const session = await openVault({ path, with: input.with, secret }, host.vaultDeps)
  const open = host.build(session, place)
  host.enter(open)
  if (session.readOnly === null) void refreshAll(host, open.session.connections())
  return host.state
}

/** Asks every linked account what it knows of its keys; one that cannot be asked is left alone. */
async function refreshAll(
  host: VaultHost,
  connections: ReturnType<VaultHost['open']['session']['connections']>,
): Promise<void> {
  const { desk } = host.open
  await Promise.allSettled(connections.map(({ id }) => desk.refresh(id)))
  host.emit('items.changed', null)
}

async function rekey(host: VaultHost, passphrase: string): Promise<Output<'vault.rekey'>> {
  const { session, desk } = host.open
  // What is being made is written down with the old key.
  if (desk.busy) throw new VaultError('replacement-running')
  const { recoveryCode } = await session.rekey(passphrase)
  host.tellVault()
  host.emit('items.changed', null)
  host.backups.afterNewSlots()
  return { recoveryCode }
}

function noteRecoveryConfirmed(host: VaultHost): void {
  const recoveryConfirmedAt = host.world.clock.now()
  const { session } = host.open
  const { body, stamp } = session.settings()
  session.transact((tx) => tx.putSettings({ ...body, recoveryConfirmedAt }, stamp))
  host.tellVault()
}
