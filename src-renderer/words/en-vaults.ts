/** The words for keeping several vaults. */
export const vaultWords = {
  switcher: (name: string) => `${name}, change the vault`,
  list: 'Vaults',
  others: 'Other vaults',
  isShown: 'shown',
  isOpen: 'open',
  isLocked: 'locked',
  isMissing: 'not there',
  isNew: 'not made yet',
  make: 'New vault…',
  openFile: 'Open a vault file…',
  remove: (name: string) => `Remove ${name} from this list`,
  removeTitle: 'Remove from this list',
  removeLead: (name: string) =>
    `${name} is locked and taken off this list, with the lock times you set for it. Its file and its backups stay where they are, and you can open it again at any time.`,
  removeDo: 'Remove from this list',
  makeTitle: 'New vault',
  makeLead:
    'A vault of its own for a client or a team: with its own passphrase, recovery code, backups and settings.',
  makeName: 'Name of its file',
  makeHint: 'Letters, digits, spaces, and - _ .',
  makeDo: 'Next',
  badName: 'Use letters, digits, spaces, and - _ . and begin with a letter or a digit.',
  nameExists:
    'A file of this name is there already. Choose another name, or open it with “Open a vault file”.',
  nameListed: 'A vault of this name is on the list already.',
  failedTitle: 'The vault was not changed',
  noDialog: 'This system can show no window to choose a file in, so Keyturn cannot open one.',
  together:
    'These settings are for this vault. When nobody uses Keyturn, all open vaults lock together, after the shortest of their times.',
  shortcut: 'Show another vault, by its place in the list',
} as const
