import type { VaultHost } from './host.ts'
import type { HostHandlers } from './serve.ts'

type BackupHandlers = Pick<HostHandlers, 'backup.state' | 'backup.set' | 'backup.now'>

/** The backups of the open vault. */
export function backupHandlers({ backups }: VaultHost): BackupHandlers {
  return {
    'backup.state': () => backups.state(),
    'backup.set': (choice) => {
      backups.set(choice)
      return backups.state()
    },
    'backup.now': () => {
      backups.now()
      return backups.state()
    },
  }
}
