import type { BackupState } from '../../../src-shared/copies-contract.ts'
import { call, CallFailed } from '../../api.ts'
import { putBackup } from '../../stores/backup.ts'

/** Has backups go into a folder and makes one there at once; throws the reason if none was made. */
export async function startBackups(folder: string, keep: number): Promise<BackupState> {
  putBackup(await call('backup.set', { folder, keep }))
  return backUpNow()
}

/** Makes a backup; throws the reason if none was made. */
export async function backUpNow(): Promise<BackupState> {
  const state = await call('backup.now', null)
  putBackup(state)
  if (state.trouble !== null) throw new CallFailed(state.trouble)
  return state
}
