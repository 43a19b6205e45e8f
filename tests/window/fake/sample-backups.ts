import { dayMs, hourMs, minuteMs } from '../../../src-shared/clock.ts'
import type { BackupFile, BackupState } from '../../../src-shared/copies-contract.ts'

/** How the backups of a preview stand. */
export type SampleBackup = 'none' | 'first' | 'good' | 'stale' | 'failed' | 'many'

/** Where the fake keeps them. */
export const backupFolder = '/media/ann/Stick/Keyturn backups'

/** The backups that a preview begins with. */
export function sampleBackups(sample: SampleBackup, now: number): BackupState {
  const files = samples(sample, now)
  const [newest] = files
  const off = sample === 'none'
  return {
    folder: off ? null : backupFolder,
    keep: sample === 'many' ? 30 : 10,
    last: newest ? { at: newest.madeAt, fileName: newest.fileName } : null,
    stale: sample === 'stale' || sample === 'failed' || sample === 'first',
    trouble: sample === 'failed' ? 'folder-unreachable' : null,
    drilledAt: sample === 'good' ? now - 3 * dayMs : null,
    files: sample === 'failed' ? [] : files,
    syncedBy: sample === 'many' ? 'dropbox' : null,
  }
}

/** A backup of an instant, as the file of the fake would be called. */
export function backupAt(madeAt: number): BackupFile {
  const [, year = '', month = '', day = '', hour = '', minute = ''] =
    /^(\d+)-(\d+)-(\d+)T(\d+):(\d+)/.exec(new Date(madeAt).toISOString()) ?? []
  const fileName = `vault-${day}_${month}_${year}-${hour}_${minute}.keyturn-backup`
  return { fileName, madeAt, bytes: 151_552 }
}

function samples(sample: SampleBackup, now: number): BackupFile[] {
  switch (sample) {
    case 'none':
    case 'first':
      return []
    case 'good':
      return [2 * hourMs, dayMs, 2 * dayMs, 9 * dayMs].map((ago) => backupAt(now - ago))
    case 'stale':
      return [3 * minuteMs, dayMs].map((ago) => backupAt(now - ago))
    case 'failed':
      return [6 * dayMs].map((ago) => backupAt(now - ago))
    case 'many':
      return Array.from({ length: 30 }, (_, day) => backupAt(now - day * dayMs - hourMs))
  }
}
