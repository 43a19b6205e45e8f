import { counted } from '../format/duration.ts'

/** What a backup is, in the words of every place that speaks of one. */
const about = {
  what: 'A backup is one encrypted file with everything in this vault. It opens with the passphrase or the recovery code that the vault has when it is made.',
  itself: 'Keyturn makes one by itself after changes.',
  where: 'Another drive is best. A folder that Dropbox, iCloud or the like copies is fine too.',
} as const

/** The third step of creating a vault. */
const first = {
  title: 'Where should backups go?',
  notNow: 'Not now',
  notNowNote:
    'Not now is fine, too: you find this in the settings. Until then a broken disk takes every key with it.',
  keep: 'Keep',
  newest: (count: number) => `the newest ${count}`,
  make: 'Make the first backup',
  madeTitle: 'The first backup is made',
  made: 'It was read back whole. From now on Keyturn makes one by itself after changes.',
  open: 'Open the vault',
  next: 'Next',
} as const

/** The foot of the list of keys. */
const home = {
  label: 'Backup and recovery',
  good: (ago: string) => `Last backup ${ago}`,
  stale: (ago: string) => `Changed since the last backup, ${ago}`,
  waiting: 'No backup yet',
  none: 'No backup yet: choose a folder',
  off: (ago: string) => `Backups are off, the last one was made ${ago}`,
  unreachable: 'Backup folder not reachable',
  unreachableSince: (ago: string) => `Backup folder not reachable, last backup ${ago}`,
  full: 'Last backup failed: disk full',
  failed: 'Last backup failed',
  unread: 'Backups could not be looked at',
  unconfirmed: 'Recovery code not confirmed',
} as const

/** Backups in the settings. */
const settings = {
  title: 'Backups',
  folder: 'Backup folder',
  folderEmpty: 'Choose a folder, or type its whole path.',
  folderFact: 'Folder',
  lastFact: 'Last backup',
  triedFact: 'Last tried',
  changeFolder: 'Change folder',
  useFolder: 'Use this folder',
  stop: 'Stop backups',
  stopped: 'Keyturn makes no more backups. The files in the folder stay.',
  cancel: 'Cancel',
  keep: 'Keep',
  keepUnit: 'backups',
  keepHint: 'Older ones are deleted once a newer one was read back whole.',
  now: 'Back up now',
  making: 'Writing the backup and reading it back',
  made: (fileName: string) => `Made and read back whole: ${fileName}`,
  same: (fileName: string) => `Nothing has changed since the last one: ${fileName}`,
  stale: 'changed since',
  noneYet: 'none yet',
  never: 'never: try one to be sure that it opens',
  syncedBy: (service: string) => `${service} copies it elsewhere, which is fine for backups.`,
  trouble: 'No backup could be made.',
  looking: 'Looking into the folder',
  files: 'Backups in the folder',
  columns: { made: 'Made', size: 'Size', name: 'File', action: 'Try' },
  noFiles: 'None of this vault yet.',
  all: (count: number) => `Show all ${count}`,
  tryOne: 'Try',
  tryNamed: (fileName: string) => `Try ${fileName}`,
  restoreTitle: 'Restore',
  restoreLead:
    'Puts a backup in the place of this vault. That is done while the vault is locked: choose “Restore from a backup” there.',
  restore: 'Lock and restore',
  bringInTitle: 'Bring in keys from another copy',
  bringInLead:
    'Adds the keys that a backup or another vault file holds and this vault does not. Nothing here is changed or replaced.',
  bringIn: 'Choose a file',
} as const

/** Trying a backup. */
const drill = {
  title: 'Try a backup',
  lead: 'Opens the file whole and every secret in it. Nothing is replaced.',
  try: 'Try it',
  working: 'Opening every secret in it, a few seconds',
  opens: 'This backup opens.',
  holds: (items: number, secrets: number) =>
    `It holds ${counted(items, 'key')} and ${counted(secrets, 'secret')}, all readable.`,
  madeAt: (when: string) => `It was made ${when}.`,
  other: 'It is of another vault than this one.',
  nothing: 'Nothing was replaced.',
} as const

/** Bringing in keys. */
const bringIn = {
  title: 'Bring in keys from another copy',
  lead: 'Keys that are here just so are left out. Where both differ, the one from the file is added beside yours.',
  file: 'File',
  fileHint: 'A backup (.keyturn-backup) or a vault (.keyturn).',
  fileEmpty: 'Choose a file, or type its whole path.',
  beside: 'Found beside your vault',
  add: 'Bring them in',
  working: 'Opening the file and comparing every key, a few seconds',
  added: (count: number) =>
    count === 0
      ? 'Nothing was added: every key of that file is here already.'
      : count === 1
        ? '1 key was added.'
        : `${count} keys were added.`,
  present: (count: number) => (count === 1 ? '1 was here already.' : `${count} were here already.`),
  after:
    'The file is as it was. If a program that syncs had set it aside, you can delete it once you have looked at the new keys.',
} as const

/** The words of backups and of other copies of a vault. */
export const backupWords = { about, first, home, settings, drill, bringIn } as const
