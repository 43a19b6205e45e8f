import type { ErrorCode } from '../../src-shared/errors.ts'
import { careErrorWords } from './en-errors-care.ts'
import { intakeErrorWords } from './en-errors-intake.ts'
import { placeErrorWords } from './en-errors-places.ts'
import { vaultErrorWords } from './en-errors-vaults.ts'

/** What a person is told about a failure: what happened, what was kept, what to do. */
export type ErrorWords = {
  readonly happened: string
  readonly kept: string
  readonly todo: string
}

/** The sentences of every failure that a person can meet. */
export const errorWords: Readonly<Record<ErrorCode, ErrorWords>> = {
  ...placeErrorWords,
  ...intakeErrorWords,
  ...vaultErrorWords,
  ...careErrorWords,
  'bad-request': {
    happened: 'Something in this form has a shape that Keyturn does not accept.',
    kept: 'Nothing was changed.',
    todo: 'Shorten what you typed or write it differently, then try again.',
  },
  'not-allowed-now': {
    happened: 'The vault is locked, or it may only be read at the moment.',
    kept: 'Nothing was changed.',
    todo: 'Unlock the vault, then try again.',
  },
  'too-many-requests': {
    happened: 'Too many attempts in a short time.',
    kept: 'Nothing was changed.',
    todo: 'Wait a minute, then try again.',
  },
  'not-found': {
    happened: 'This entry is not in the vault any more.',
    kept: 'Everything else is as it was.',
    todo: 'Go back to all keys. It may have been removed in another window.',
  },
  'changed-elsewhere': {
    happened: 'This entry was changed elsewhere while you had it open.',
    kept: 'The other change is saved. Yours is still in this form.',
    todo: 'Look at the new state, then make your change again.',
  },
  internal: {
    happened: 'Keyturn made a mistake that it did not expect.',
    kept: 'What was saved before is still saved.',
    todo: 'Try again. If it happens again, lock, unlock and try once more.',
  },
  'host-gone': {
    happened: 'The part of Keyturn that holds the vault has ended.',
    kept: 'The vault file is as it was at the last change. It is locked now.',
    todo: 'Unlock again. Anything that was under way is under Replacements.',
  },
  'vault-damaged': {
    happened: 'A part of the vault file does not match its seal.',
    kept: 'The file was not changed.',
    todo: 'Restore a backup, or see what can be read. Either way this file is kept.',
  },
  'vault-too-new': {
    happened: 'This vault was written by a newer Keyturn.',
    kept: 'The file was not changed.',
    todo: 'Open it with the newer version.',
  },
  'vault-foreign': {
    happened: 'This file is not a Keyturn vault.',
    kept: 'The file was not changed.',
    todo: 'Put the right file in its place.',
  },
  'vault-busy': {
    happened: 'Another program is using the vault file.',
    kept: 'Nothing was changed.',
    todo: 'Close the other program, or wait a moment and try again.',
  },
  'vault-rolled-back': {
    happened: 'The vault file is older than the one this computer saw last.',
    kept: 'The file can be read and was not changed.',
    todo: 'Put the newer file back, or use this one on purpose.',
  },
  'vault-forked': {
    happened: 'The vault file took another path than the one this computer saw last.',
    kept: 'The file can be read and was not changed.',
    todo: 'Find out which copy is the right one, or use this one on purpose.',
  },
  'vault-read-only': {
    happened: 'The vault may only be read until you have chosen which file to use.',
    kept: 'Nothing was changed.',
    todo: 'Lock, unlock and choose whether to use this file.',
  },
  'wrong-passphrase': {
    happened: 'This passphrase does not open the vault.',
    kept: 'The vault is sound and was not changed.',
    todo: 'Type it again. Look for Caps Lock and the keyboard layout.',
  },
  'wrong-recovery-code': {
    happened: 'This recovery code does not open the vault.',
    kept: 'The vault is sound and was not changed.',
    todo: 'Compare it group by group with what you wrote down.',
  },
  'no-recovery-code': {
    happened: 'This vault has no recovery code.',
    kept: 'The vault was not changed.',
    todo: 'Unlock it with the passphrase.',
  },
  'passphrase-too-weak': {
    happened: 'This passphrase is too easy to guess.',
    kept: 'Nothing was changed.',
    todo: 'Use more words, at least four that do not belong together.',
  },
  'passphrase-unreadable': {
    happened: 'This passphrase holds a character that not every computer can read.',
    kept: 'Nothing was changed.',
    todo: 'Leave out the unusual character.',
  },
  'kdf-refused': {
    happened: 'The file asks for a weaker or a far heavier key than Keyturn accepts.',
    kept: 'The file was not changed.',
    todo: 'Do not trust this file. Restore a backup.',
  },
  'disk-full': {
    happened: 'The disk is full.',
    kept: 'Everything up to the last change is saved.',
    todo: 'Make some space, then try again.',
  },
  'disk-failed': {
    happened: 'The disk could not be read or written.',
    kept: 'Everything up to the last change is saved.',
    todo: 'Check the disk, then try again.',
  },
  'copy-unknown': {
    happened: 'This file is neither a Keyturn backup nor a vault.',
    kept: 'Nothing was changed, here or in that file.',
    todo: 'Choose a file that ends in .keyturn-backup or .keyturn.',
  },
  'copy-damaged': {
    happened: 'This backup is cut short or was changed: it does not match its seal.',
    kept: 'Nothing of it was used. Your vault and the file are as they were.',
    todo: 'Choose another backup. The one before it is usually whole.',
  },
  'copy-too-new': {
    happened: 'A newer Keyturn made this backup.',
    kept: 'Nothing was changed, here or in that file.',
    todo: 'Update Keyturn, then open it again.',
  },
  'folder-unreachable': {
    happened: 'This folder is not there, or Keyturn may not write to it.',
    kept: 'The vault is as it was. No backup was deleted.',
    todo: 'Connect the drive it is on, or choose another folder.',
  },
  'file-exists': {
    happened: 'There is a file of that name already.',
    kept: 'That file was not touched, and nothing was written.',
    todo: 'Choose another name.',
  },
  'nothing-to-salvage': {
    happened: 'No key of this file could be read.',
    kept: 'The file was not changed.',
    todo: 'Keep it as it is, and restore a backup.',
  },
  'bad-name': {
    happened: 'This name is empty, too long or taken.',
    kept: 'Nothing was changed.',
    todo: 'Choose another name.',
  },
  'duplicate-secret': {
    happened: 'Another key in this vault holds the same secret.',
    kept: 'Nothing was added.',
    todo: 'Open the other key, or add this one anyway.',
  },
  'bad-secret': {
    happened: 'This secret is empty, too long or holds characters that a key cannot hold.',
    kept: 'Nothing was changed.',
    todo: 'Copy it once more from where you have it.',
  },
  'no-secret': {
    happened: 'There is no secret here, only the entry.',
    kept: 'Nothing was changed.',
    todo: 'Add the key with its secret.',
  },
  'confirmation-mismatch': {
    happened: 'What you typed is not the same.',
    kept: 'Nothing was changed.',
    todo: 'Type it exactly as it is shown.',
  },
  'replacement-open': {
    happened: 'Something is under way with this key already.',
    kept: 'Nothing new was begun.',
    todo: 'Finish it under Replacements first.',
  },
  'clipboard-unavailable': {
    happened: 'The clipboard could not be written.',
    kept: 'Nothing was copied. The key is safe in the vault.',
    todo: 'Try again, or reveal the key and type it.',
  },
  'provider-unreachable': {
    happened: 'The provider could not be reached. Nothing was sent.',
    kept: 'Everything there is as it was.',
    todo: 'Check the connection, then try again.',
  },
  'provider-unauthorized': {
    happened: 'The provider did not accept the linked account.',
    kept: 'Nothing was made or changed there.',
    todo: 'Check that the account is still valid, then try again.',
  },
  'provider-forbidden': {
    happened: 'The linked account may not do this at the provider.',
    kept: 'Nothing was made or changed there.',
    todo: 'Give the account this right at the provider, then try again.',
  },
  'provider-not-found': {
    happened: 'The provider does not know this key or this place any more.',
    kept: 'Nothing was made or changed there.',
    todo: 'Look at the keys that the provider lists, then decide.',
  },
  'provider-conflict': {
    happened: 'The provider refused: something with this name is there already.',
    kept: 'Nothing was made or changed there.',
    todo: 'Wait a minute for a new name, then start again.',
  },
  'provider-slots-full': {
    happened: 'The provider has as many keys as it allows. One more was refused.',
    kept: 'All keys there still work. Nothing was made.',
    todo: 'Turn off one of the others, then continue.',
  },
  'provider-invalid': {
    happened: 'The provider did not accept the request.',
    kept: 'Nothing was made or changed there.',
    todo: 'Change the name, then start again.',
  },
  'provider-rate-limited': {
    happened: 'The provider asks to wait before the next request.',
    kept: 'Nothing was made or changed there.',
    todo: 'Wait a minute, then try again.',
  },
  'provider-signer-protected': {
    happened: 'This key signs webhooks, so the provider keeps it.',
    kept: 'The key still works and still signs.',
    todo: 'Choose another key for webhooks first.',
  },
  'provider-wrong-phrase': {
    happened: 'The provider did not accept the phrase.',
    kept: 'The key still works.',
    todo: 'Type the new phrase exactly as it is shown.',
  },
  'provider-no-reply': {
    happened: 'The provider was asked and did not answer. It may have been done or not.',
    kept: 'The request is written down. It is not sent a second time.',
    todo: 'Check what happened.',
  },
  'provider-failed': {
    happened: 'The provider answered that it failed. It may have been done or not.',
    kept: 'The request is written down. It is not sent a second time.',
    todo: 'Check what happened.',
  },
  'provider-garbage': {
    happened: 'The provider’s answer could not be read. It may have been done or not.',
    kept: 'The request is written down. It is not sent a second time.',
    todo: 'Check what happened.',
  },
  'provider-redirected': {
    happened: 'The provider pointed to another address. Keyturn does not follow.',
    kept: 'No key was sent to the other address.',
    todo: 'Check what happened.',
  },
  'provider-ask-again': {
    happened: 'The provider gave no answer that Keyturn can use.',
    kept: 'What is written down is as it was. Asking again does no harm.',
    todo: 'Wait a moment, then try again.',
  },
  'new-key-refused': {
    happened: 'The provider did not accept the new key yet.',
    kept: 'The new key is saved. The old one was not touched.',
    todo: 'Wait a minute and try again. Some providers are slow to learn a new key.',
  },
  'old-key-still-works': {
    happened: 'The provider said that the old key is off, but it still works.',
    kept: 'The new key is in use and works.',
    todo: 'Wait a minute, then continue. Some providers are slow to forget a key.',
  },
  'capability-missing': {
    happened: 'This provider has no way for Keyturn to do this.',
    kept: 'Nothing was changed.',
    todo: 'Do it on the provider’s own page.',
  },
  'replacement-running': {
    happened: 'A key is being made at a provider just now.',
    kept: 'Nothing was changed.',
    todo: 'Wait until it is there, or decide it under Replacements. Then try again.',
  },
  'connector-invalid': {
    happened: 'What Keyturn knows about this provider is not usable.',
    kept: 'Nothing was sent.',
    todo: 'Update Keyturn, or do it on the provider’s own page.',
  },
}
