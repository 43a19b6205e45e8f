import type { HostChannel } from '../src-shared/ipc-channels.ts'

/** What is served while no vault is open, and only then. */
const whileLocked: ReadonlySet<HostChannel> = new Set<HostChannel>([
  'vault.create',
  'vault.unlock',
  'copies.restore',
  'salvage.read',
  'salvage.keep',
])

/** What is served whether a vault is open or not. */
const always: ReadonlySet<HostChannel> = new Set<HostChannel>([
  'vault.state',
  'passphrase.suggest',
  'copies.drill',
  // What vendors publish is no secret, and the same for everybody.
  'guides.list',
  // What people have is found before they have a vault, and nothing of it is written.
  'intake.state',
  'intake.find',
  'intake.read',
  'intake.paste',
  'intake.map',
  'intake.list',
  'intake.get',
  'intake.choose',
  'intake.edit',
  'intake.checkPlan',
  'intake.check',
  'intake.stop',
  'intake.forget',
])

/** Whether a channel is served while the vault is open, closed, or just being opened. */
export function isItsTime(channel: HostChannel, vault: 'open' | 'opening' | 'locked'): boolean {
  if (always.has(channel)) return true
  return vault !== 'opening' && whileLocked.has(channel) === (vault === 'locked')
}
