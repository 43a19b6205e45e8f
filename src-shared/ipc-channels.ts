/** What the window may ask of the vault host, across its own port. */
export const hostChannels = [
  'vault.state',
  'vault.create',
  'vault.unlock',
  'vault.acceptRollback',
  'vault.changePassphrase',
  'recovery.renew',
  'recovery.confirmed',
  'passphrase.suggest',
  'items.list',
  'items.get',
  'items.add',
  'items.edit',
  'items.delete',
  'items.reveal',
  'items.copy',
  'keys.proposeName',
  'keys.generate',
  'connections.list',
  'connections.refresh',
  'rotations.list',
  'rotations.get',
  'rotations.start',
  'rotations.act',
  'rotations.challenge',
  'rotations.plan',
  'rotations.supply',
  'rotations.place',
  'rotations.placeDiff',
  'places.look',
  'places.put',
  'places.remove',
  'places.newId',
  'accounts.list',
  'accounts.add',
  'accounts.remove',
  'batches.plan',
  'batches.start',
  'batches.list',
  'batches.act',
  'batches.export',
  'due.state',
  'due.quiet',
  'backup.state',
  'backup.set',
  'backup.now',
  'copies.drill',
  'copies.restore',
  'copies.bringIn',
  'salvage.read',
  'salvage.keep',
  'export.plain',
  'vault.rekey',
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
  'intake.keep',
  'intake.forget',
  'used.state',
  'used.look',
  'used.stop',
  'used.list',
  'used.get',
  'used.adopt',
] as const

/** What the window may ask of the main process: what only Electron can do. */
export const shellChannels = [
  'app.info',
  'app.lock',
  'app.activity',
  'practice.prepare',
  'practice.leave',
  'settings.set',
  'text.copy',
  'dialog.choose',
  'files.dropped',
  'vaults.add',
  'vaults.openFile',
  'vaults.switch',
  'vaults.forget',
] as const

/** What the window is told without asking. */
export const eventNames = [
  'vault.changed',
  'items.changed',
  'rotations.changed',
  'backup.changed',
  'batches.changed',
  'due.changed',
  'intake.changed',
  'used.changed',
  'clipboard.cleared',
  'app.hostGone',
  'app.settings',
] as const

/** The name of one call to the vault host. */
export type HostChannel = (typeof hostChannels)[number]

/** The name of one call to the main process. */
export type ShellChannel = (typeof shellChannels)[number]

/** The name of one call, whoever answers it. */
export type Channel = HostChannel | ShellChannel

/** The name of one event. */
export type EventName = (typeof eventNames)[number]

/** The Electron channels under the bridge: one to ask main, one to receive the port, one to be told. */
export const wire = {
  shell: 'keyturn:shell',
  port: 'keyturn:port',
  event: 'keyturn:event',
} as const
