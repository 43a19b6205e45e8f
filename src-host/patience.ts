import { VaultError } from '../src-shared/errors.ts'
import type { HostChannel } from '../src-shared/ipc-channels.ts'

/** How often a call is tried that another program's transaction is in the way of. */
const attempts = 3

/** How long is waited in between, in milliseconds, on top of SQLite's own five seconds. */
const pauseMs = 250

/**
 * Calls that do one thing to the vault and nothing before it, so that they may be tried again.
 *
 * What reaches a provider, derives a key or writes files is not among them: it is told.
 */
const repeatable: ReadonlySet<HostChannel> = new Set<HostChannel>([
  'vault.state',
  'recovery.confirmed',
  'items.list',
  'items.get',
  'items.add',
  'items.edit',
  'items.delete',
  'items.reveal',
  'connections.list',
  'rotations.list',
  'rotations.get',
  'batches.plan',
  'batches.list',
  'due.state',
  'due.quiet',
  'backup.state',
  'backup.set',
  'intake.state',
  'intake.list',
  'intake.get',
])

/** Serves a call; tries again for a while where another program holds the vault. */
export async function patiently<T>(channel: HostChannel, serve: () => T | Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await serve()
    } catch (thrown) {
      const isBusy = thrown instanceof VaultError && thrown.code === 'vault-busy'
      if (!isBusy || !repeatable.has(channel) || attempt === attempts) throw thrown
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
}
