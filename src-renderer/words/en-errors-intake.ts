import type { ErrorCode } from '../../src-shared/errors.ts'
import type { ErrorWords } from './en-errors.ts'

/** The sentences about bringing in what people already have. */
export const intakeErrorWords = {
  'import-unknown': {
    happened: 'Keyturn does not know this kind of file, or found nothing like a key in it.',
    kept: 'Nothing was saved. The file is as it was.',
    todo: 'Choose a CSV table, a .env or AWS file, or an export of 1Password, Bitwarden or KeePass.',
  },
  'import-damaged': {
    happened: 'This file is broken or cut off, and nothing sound could be read from it.',
    kept: 'Nothing was saved. The file is as it was.',
    todo: 'Export it once more from the program that wrote it, then read it again.',
  },
  'import-too-large': {
    happened: 'This file is larger than an export of keys can be, or unpacks to more than that.',
    kept: 'Nothing was saved. The file is as it was.',
    todo: 'Export fewer entries at once, and leave attachments out.',
  },
  'import-empty': {
    happened: 'There are no keys in this file.',
    kept: 'Nothing was saved. The file is as it was.',
    todo: 'Look whether it is the right file, then choose again.',
  },
  'import-needs-password': {
    happened: 'This file is locked with a password of its own.',
    kept: 'Nothing was saved.',
    todo: 'Type the password that was chosen when the file was written.',
  },
  'import-wrong-password': {
    happened: 'That password does not open this file, or it wants a key file as well.',
    kept: 'Nothing was saved. The file is as it was.',
    todo: 'Type the password of this file once more, or save a copy of it without a key file.',
  },
  'import-locked': {
    happened: 'This export is locked to the account that made it, so that no password opens it.',
    kept: 'Nothing was saved. The file is as it was.',
    todo: 'Export again, and choose a file that is protected by a password instead.',
  },
  'intake-busy': {
    happened: 'Keyturn is still looking through folders, or checking keys.',
    kept: 'What was found until now is still there.',
    todo: 'Wait until it is done, or stop it. Then try again.',
  },
  'intake-empty': {
    happened: 'There are no keys here to work with.',
    kept: 'Nothing was changed.',
    todo: 'Choose a folder or a file, or tick the keys that you mean.',
  },
} satisfies Partial<Record<ErrorCode, ErrorWords>>
