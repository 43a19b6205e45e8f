import type { AppInfo } from '../../src-shared/ipc-contract.ts'
import type { Advice } from '../strength/judge.ts'
import { keyWords } from './en-key-steps.ts'
import { placeStoryWords } from './en-places-story.ts'
import { replacementWords } from './en-replacement.ts'
import { roadWords } from './en-roads.ts'
import { openerWords, pathWords, restoreWords, salvageWords } from './en-restore.ts'

type LockReason = NonNullable<AppInfo['lockedBecause']>

const advice: Readonly<Record<Advice, string>> = {
  longer: 'Use at least ten characters.',
  'more-words': 'Add words that do not belong together.',
  'no-repeats': 'Repeats like “aaa” are easy to guess.',
  'no-rows': 'Rows of keys and sequences like “abc” are easy to guess.',
  'no-dates': 'Dates and years are easy to guess.',
  'no-names': 'Names are easy to guess.',
  'not-common': 'Many people use this one, or one close to it.',
  'one-more-word': 'One more word makes it stronger.',
  none: '',
}

const lockedBecause: Readonly<Record<LockReason, string>> = {
  button: 'You locked it.',
  idle: 'It locked because nobody used it for a while.',
  suspend: 'It locked when the computer went to sleep.',
  'screen-lock': 'It locked with the screen.',
  panic: 'It was locked at once.',
  crash: 'The part that holds the vault ended, so it locked. Everything saved is still saved.',
  rekeyed: 'Another window made a new vault key, so this one locked.',
}

const firstRunWords = {
  title: 'Know every key. Replace it without an outage.',
  lead: 'Keyturn keeps your API keys on this computer. No account, no cloud.',
  tryTitle: 'Try with sample keys',
  tryLead:
    'Make, replace and turn off keys at practice providers inside this app. Gone when you leave.',
  createTitle: 'Create a vault',
  createLead: 'A passphrase and a recovery code. About two minutes.',
} as const

const passphraseWords = {
  label: 'Passphrase',
  newLabel: 'New passphrase',
  again: 'Once more',
  againHint: 'Type it again',
  differs: 'This is not the same.',
  suggest: 'Suggest one',
  suggested: 'Filled in twice and shown. Write it down before you go on.',
  strength: ['Very weak.', 'Weak.', 'Fair.', 'Good.', 'Strong.'],
  strengthLabel: 'Strength',
  advice,
  tooWeak: 'Choose a stronger one.',
  empty: 'Type a passphrase.',
} as const

const createWords = {
  steps: ['Passphrase', 'Recovery code'],
  practiceSteps: ['Passphrase'],
  title: 'Choose a passphrase',
  ownLead: 'It opens the vault and nothing else does, apart from the recovery code you get next.',
  practiceLead: 'It opens the sample keys. Any good one does: they are gone when you leave.',
  back: 'Back',
  next: 'Next',
  making: 'Making the key from your passphrase, about 2 seconds',
  preparing: 'Starting the practice providers inside this app',
  codeTitle: 'Your recovery code',
  codeLead:
    'It opens the vault if you forget the passphrase. It is shown only now. Write it down and keep it away from this computer.',
  written: 'I wrote it down',
  confirmTitle: 'Type two groups of the code',
  confirmLead: 'From what you wrote down, so that you know it is right.',
  group: (number: number) => `Group ${number}`,
  wrongGroup: 'This is not what the code says here.',
  showAgain: 'Show the code again',
  finish: 'Open the vault',
  renewed: 'The old recovery code does not work any more.',
} as const

const unlockWords = {
  title: 'Unlock Keyturn',
  passphrase: 'Passphrase',
  recoveryCode: 'Recovery code',
  recoveryHint: 'Capital letters, hyphens and spaces do not matter.',
  unlock: 'Unlock',
  unlocking: 'Making the key from what you typed, about 2 seconds',
  useRecovery: 'Use the recovery code',
  usePassphrase: 'Use the passphrase',
  foot: 'Only your passphrase or your recovery code opens this file.',
  practiceFoot: 'Only your passphrase opens this file.',
  chooseVault: 'Vault',
  fileOf: { own: 'My keys', practice: 'Sample keys' },
  trySamples: 'Try with sample keys',
  createOwn: 'Create a vault',
  lockedBecause,
  cutOff:
    'A request that was making a key was cut off. A key may have been made. Unlock to check what happened.',
  damaged: 'This vault file is damaged',
  cannotOpen: 'This vault cannot be opened',
  another: 'Try again',
  restore: 'Restore from a backup',
  salvage: 'See what can be read',
  samples: 'These are sample keys. They stand for nothing outside this app.',
  startOver: 'Delete them and start over',
} as const

const arrivalWords = {
  rolledBack: 'This vault file is older than it was',
  forked: 'This vault file is another copy than it was',
  rolledBackLead:
    'This computer saw a newer state of this vault. Somebody or something put an older file in its place, such as a synced folder. Keys made since then may be missing here.',
  forkedLead:
    'This file and the one that this computer saw last were changed separately. Keys made in the other copy are missing here.',
  readOnly: 'Nothing in it is changed until you choose.',
  usePurpose: 'Use this file on purpose',
  usePurposeMeans: 'What “on purpose” means',
  useConsequence:
    'This file counts as the right one on this computer from then on. What is missing in it stays missing, and replacements under way are held until you decide each one.',
  wasRestore:
    'If you wanted a backup back: lock, and choose “Restore from a backup”. That sets the other file aside and asks no such question.',
  conflict: (names: string) =>
    `Beside it lies ${names}. A program that copies this folder put it there because two computers had written. Keys of it can be brought in under Settings, Backups.`,
  lock: 'Lock and put the right file back',
  firstTitle: 'New on this computer',
  firstLead:
    'This computer has not opened this vault before, so it cannot tell whether this file is the newest one. From now on it can.',
  goOn: 'Open the keys',
  newTitle: 'Set a new passphrase',
  newLead: 'You opened the vault with the recovery code. Choose a passphrase you will remember.',
  setNew: 'Set the passphrase',
  notNow: 'Not now',
} as const

const settingsWords = {
  title: 'Settings',
  look: 'Look',
  theme: 'Theme',
  themes: { system: 'Like the system', light: 'Light', dark: 'Dark' },
  safety: 'Safety',
  idle: 'Lock when nobody uses it for',
  clipboard: 'Clear a copied key after',
  reveal: 'Hide a revealed key after',
  minutes: 'minutes',
  seconds: 'seconds',
  range: (min: number, max: number) => `${min} to ${max}`,
  notInRange: (min: number, max: number) => `Choose a whole number from ${min} to ${max}.`,
  access: 'Getting in',
  change: 'Change passphrase',
  changeLead: 'The recovery code stays as it is.',
  current: 'Present passphrase',
  changed: 'Changed. Use the new passphrase from now on.',
  save: 'Change it',
  cancel: 'Cancel',
  renew: 'New recovery code',
  renewLead: 'Makes a new code. The old one stops working.',
  makeCode: 'Make a new code',
  done: 'Done',
  confirmed: 'The new recovery code is set and confirmed.',
  unconfirmed: 'Your recovery code is not confirmed.',
  unconfirmedTodo: 'Without it nobody can open the vault if you forget the passphrase.',
  keys: 'Keyboard',
  open: 'Open',
} as const

const removeWords = {
  title: (name: string) => `Remove ${name} from Keyturn`,
  stillWorks: (provider: string) => `The key keeps working at ${provider}.`,
  stillWorksTodo: 'Removing it here turns nothing off. Without Keyturn nobody can copy its secret.',
  allOff: 'Its keys are turned off. Only the entry and its history go.',
  noSecret: 'Only the entry goes. Keyturn holds no secret of it.',
  byHand: 'Whoever has this key can go on using it.',
  cannotUndo: 'Cannot be taken back.',
  usedIn: 'Used in',
  type: 'Type',
  toConfirm: 'to confirm',
  remove: 'Remove',
  cancel: 'Cancel',
} as const

/** The words of everything that is done in steps. */
export const stepWords = {
  firstRun: firstRunWords,
  passphrase: passphraseWords,
  create: createWords,
  unlock: unlockWords,
  arrival: arrivalWords,
  settings: settingsWords,
  remove: removeWords,
  opener: openerWords,
  path: pathWords,
  restore: restoreWords,
  salvage: salvageWords,
  key: keyWords,
  replacement: replacementWords,
  places: placeStoryWords,
  roads: roadWords,
} as const
