import type { ExportForm } from '../../src-shared/copies-contract.ts'
import type { SyncService } from '../../src-shared/sync-folders.ts'
import { counted } from '../format/duration.ts'

const services: Readonly<Record<SyncService, string>> = {
  dropbox: 'Dropbox',
  icloud: 'iCloud Drive',
  onedrive: 'OneDrive',
  'google-drive': 'Google Drive',
  syncthing: 'Syncthing',
}

const forms: Readonly<Record<ExportForm, { readonly name: string; readonly what: string }>> = {
  json: { name: 'JSON', what: 'Everything about every key. For other programs.' },
  csv: {
    name: 'CSV',
    what: 'A table with one row for each secret, old ones too. For other programs. A spreadsheet may run a secret that begins with = as a formula.',
  },
  env: {
    name: '.env',
    what: 'One line NAME=secret for each secret in use. For running programs. A secret that such files cannot hold is written in base64 as NAME_BASE64.',
  },
}

const exports = {
  title: 'Plain export',
  lead: 'Writes your secrets unencrypted into a file, for example to move to another program. For safekeeping, make a backup instead: it is encrypted.',
  open: 'Export unencrypted',
  dialogTitle: 'Export unencrypted',
  warning: 'Anyone who gets this file has every key in it.',
  warningRest:
    'Nothing protects it any more. On Windows and on many USB drives, other accounts of this computer may be able to read it, too.',
  form: 'Form',
  forms,
  file: 'New file',
  fileHint: 'On this computer, outside of folders that are copied elsewhere.',
  fileEmpty: 'Choose where to write it, or type its whole path.',
  passphrase: 'Passphrase of this vault',
  passphraseEmpty: 'Type the passphrase.',
  write: 'Write the file',
  writing: 'Checking the passphrase, about 2 seconds',
  doneTitle: 'Exported',
  written: (count: number) => (count === 1 ? '1 key was written.' : `${count} keys were written.`),
  leftOut: (count: number) =>
    count === 0
      ? ''
      : count === 1
        ? '1 was left out because there is no secret to write.'
        : `${count} were left out because there is no secret to write.`,
  path: 'File',
  deleteIt: 'Delete this file when you are done.',
  deleteRest: 'Empty the trash, too. Until then your keys lie there readable.',
} as const

const rekey = {
  passphraseNote:
    'Older copies and backups still open with the old passphrase. Who has one of them and that passphrase can also read what you add later, until you make a new vault key.',
  changed:
    'Changed. Use the new passphrase from now on. Older copies and backups still open with the old one.',
  open: 'Make a new vault key',
  lead: 'For when somebody may have an older copy and what opens it. Everything is encrypted anew with another key.',
  points: [
    'You get a new recovery code, shown once. The present one stops working.',
    'Your passphrase stays. Every other way in is removed.',
    'Older copies and backups keep opening with what opened them. They show what was in them, and nothing that is written from now on.',
  ],
  make: 'Make it now',
  working: 'Encrypting everything anew, a few seconds',
  doneWith: 'The new vault key is made and the new recovery code is confirmed.',
  done: 'The new vault key is made.',
} as const

const synced = {
  lead: (service: string) => `${service} copies the folder of this vault.`,
  rest: (service: string) =>
    `Two computers that write at once end up with two vaults that differ. Keep the vault out of ${service}, and let it have the backups instead.`,
  read: 'All right',
  backups: 'Backups',
} as const

const conflicts = {
  lead: (names: readonly string[]) =>
    names.length === 1
      ? 'There is a second copy of this vault beside it.'
      : `There are ${counted(names.length, 'more copy', 'more copies')} of this vault beside it.`,
  rest: (service: string | null) =>
    `${service ?? 'A program that syncs'} set it aside because two computers wrote at once. Each may hold keys that the other one lacks. Bring in what is missing here.`,
  bringIn: 'Bring in keys',
  read: 'Later',
} as const

const missing = {
  title: 'The vault of this computer is not there',
  lead: 'Keyturn opened a vault here before. Its file is not in its place now:',
  why: 'It may be on a drive that is not connected, or it was moved or renamed.',
  putBack: 'Put the file back, or connect the drive. Then look again.',
  again: 'Look again',
  stillMissing: 'It is not there yet.',
  restore: 'Restore from a backup',
  restoreLead: 'If the file is gone, a backup brings the keys back.',
  otherwise: 'Or begin without it',
  createLead: 'A new, empty vault. The keys of the missing one are not in it.',
} as const

const firstRun = { restore: 'Restore from a backup' } as const

/** The words of exports, of a new vault key, and of files where a vault should or should not be. */
export const copiesWords = {
  services,
  exports,
  rekey,
  synced,
  conflicts,
  missing,
  firstRun,
} as const
