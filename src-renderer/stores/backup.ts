import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { BackupState } from '../../src-shared/copies-contract.ts'
import type { ErrorCode } from '../../src-shared/errors.ts'
import { call, codeOf } from '../api.ts'
import { appStore } from './app.ts'

/** How the backups of the open vault stand, as far as it was read. */
export type BackupStore = {
  readonly state: BackupState | null
  /** Whether the folder was looked at for `state`, so that its files are all there are. */
  readonly hasFiles: boolean
  readonly failed: ErrorCode | null
}

/** Before anything was read. */
export const backupStart: BackupStore = { state: null, hasFiles: false, failed: null }

/** The backups of the open vault. */
export const backupStore = createStore<BackupStore>()(() => backupStart)

/** Reads the backup store inside a component. */
export function useBackup<T>(select: (store: BackupStore) => T): T {
  return useStore(backupStore, select)
}

// Answers can overtake one another: only the latest may be shown.
let latest = 0

/**
 * Reads it again; the sample keys have no backups, so nothing is asked for them.
 *
 * The folder is looked at only for the settings, which list its files: it may lie on a drive that
 * does not answer.
 */
export async function reloadBackup(): Promise<void> {
  const { vault, route } = appStore.getState()
  if (vault?.place !== 'own') return
  const withFiles = route.screen === 'settings'
  const turn = (latest += 1)
  try {
    const state = await call('backup.state', { withFiles })
    if (turn === latest) backupStore.setState({ state, hasFiles: withFiles, failed: null })
  } catch (thrown) {
    if (turn === latest) backupStore.setState({ failed: codeOf(thrown) })
  }
}

/** Takes in what a call just answered, before the event about it arrives. */
export function putBackup(state: BackupState): void {
  latest += 1
  backupStore.setState({ state, hasFiles: true, failed: null })
}

/** Forgets everything, as on locking. */
export function forgetBackup(): void {
  latest += 1
  backupStore.setState(backupStart)
}
