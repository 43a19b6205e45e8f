import type { VaultHost } from './host.ts'
import type { HostHandlers } from './serve.ts'

type BackupHandlers = Pick<HostHandlers, 'backup.state' | 'backup.set' | 'backup.now'>

/** The backups of the open vault. */
export function backupHandlers({ backups }: VaultHost): BackupHandlers {
  return {
    'backup.state': (asked) => backups.state(asked),
    'backup.set': (choice) => {
      backups.set(choice)
      return backups.state({ withFiles: true })
    },
    'backup.now': () => {
      backups.now()
      return backups.state({ withFiles: true })
    },
  }
}
