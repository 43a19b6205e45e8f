import { counted } from '../format/duration.ts'

/** What opens a copy of a vault. */
export const openerWords = {
  passphrase: 'Passphrase of that file',
  recoveryCode: 'Recovery code of that file',
  passphraseHint: 'The one that opened the vault when the file was made.',
  recoveryHint: 'Capital letters, hyphens and spaces do not matter.',
  usePassphrase: 'Use the passphrase',
  useRecovery: 'Use the recovery code',
  wrong: {
    'wrong-passphrase':
      'This passphrase does not open this file. An older file opens with the passphrase of its time.',
    'wrong-recovery-code':
      'This recovery code does not open this file. An older file opens with the code of its time.',
    'no-recovery-code': 'This file has no recovery code. Use the passphrase.',
  },
  empty: { passphrase: 'Type the passphrase.', 'recovery-code': 'Type the recovery code.' },
} as const

/** Choosing a file or a folder. */
export const pathWords = {
  choose: 'Choose…',
  typeIt: 'This system shows no file dialog to Keyturn. Type the whole path.',
  empty: 'Choose a file.',
} as const

/** Putting a copy in the place of the vault. */
export const restoreWords = {
  title: 'Restore from a backup',
  lead: 'Puts a backup, or a vault file from elsewhere, in the place of your vault.',
  file: 'Backup file',
  fileHint: 'It ends in .keyturn-backup or .keyturn.',
  look: 'Look inside first',
  restore: 'Restore',
  working: 'Reading the file whole and opening every secret in it, a few seconds',
  before: {
    title: 'What happens to the vault that is here',
    some: (fileName: string) =>
      `${fileName} is set aside in its folder under a new name. Nothing is deleted.`,
    none: 'There is none on this computer now, so nothing is replaced.',
  },
  found: {
    backup: (when: string) => `A backup, made ${when}.`,
    vault: 'A vault file. It does not say when it was copied.',
    holds: (items: number, secrets: number) =>
      `${counted(items, 'key')} and ${counted(secrets, 'secret')}. All of it opens.`,
    ours: 'It is a copy of the vault on this computer.',
    other: 'It is not a copy of the vault on this computer.',
    nothingYet: 'Nothing was replaced.',
  },
  done: {
    title: 'Restored',
    items: (count: number) => (count === 1 ? '1 key is here.' : `${count} keys are here.`),
    setAside: 'Set aside',
    sameFolder: 'the same folder',
    setAsideRest: (folder: string) => `In ${folder}, as it was. Nothing of it was deleted.`,
    newer: 'Newer keys',
    newerRest:
      'What was added after this copy was made is not here. Settings, Backups brings it in from another file.',
    held: 'Replacements',
    heldRest:
      'What was under way when this copy was made is held. Nothing goes on by itself: decide each one under Replacements.',
  },
  open: 'Open the keys',
  back: 'Back',
} as const

/** Reading what is left of a damaged vault. */
export const salvageWords = {
  title: 'See what can be read',
  lead: 'Keyturn reads a private copy. The damaged file itself is not changed.',
  passphrase: 'Passphrase',
  recoveryCode: 'Recovery code',
  read: 'Read it',
  reading: 'Reading every record, a few seconds',
  foundTitle: (items: number) => `${counted(items, 'key')} can be read`,
  lost: (count: number) =>
    count === 0
      ? 'No record is missing.'
      : `${counted(count, 'record')} could not be read and ${count === 1 ? 'is' : 'are'} lost in this file.`,
  genuine:
    'What stands here is genuine: nobody could have forged it. It may not be the newest: an older state of a key looks just as genuine.',
  nameless: (count: number, all: number) =>
    `${count} of ${all} lost ${count === 1 ? 'its' : 'their'} name and provider. A backup may be better.`,
  lookOnly: 'Nothing can be copied, used or turned off from here.',
  list: 'Keys that can be read',
  columns: { name: 'Name', secrets: 'Secrets', notes: 'Notes' },
  secretsOf: (read: number, all: number) => (all === 0 ? 'none kept' : `${read} of ${all}`),
  notes: { whole: 'whole', lost: 'lost' },
  more: (count: number) => `and ${counted(count, 'more key', 'more keys')}`,
  keep: 'Keep these in a new vault',
  restoreInstead: 'Restore a backup instead',
  keepTitle: 'Keep them in a new vault',
  keepLead:
    'The damaged file is set aside untouched under a new name. The new vault gets its own passphrase and recovery code.',
  keeping: 'Making a new vault of what can be read, a few seconds',
  makeVault: 'Make the new vault',
  kept: (items: number, setAside: string) =>
    `${counted(items, 'key')} ${items === 1 ? 'is' : 'are'} in the new vault. The damaged file is now called ${setAside}.`,
  back: 'Back',
} as const
