import type { IntakeFilter } from '../../src-shared/intake-contract.ts'
import type { GitStanding, KeyCheck } from '../../src-shared/intake.ts'
import { counted } from '../format/duration.ts'

const whole = new Intl.NumberFormat('en')
const keys = (count: number) => (count === 1 ? '1 key' : `${whole.format(count)} keys`)

const start = {
  title: 'Bring in the keys you have',
  dropTitle: 'Drop a folder to see your keys',
  dropLead:
    'Reads .env files, shell profiles and CI files. Nothing is sent or saved until you say Keep.',
  choose: 'Choose a folder',
  file: 'Read a file in',
  fileLead: 'A table of keys, or what a password manager or AWS exported.',
  paste: 'Paste a key',
  pasteLead: 'A key, a header, a curl command, a reply in JSON, lines of .env.',
  make: 'Make a key at a provider',
  typeTitle: 'Which folder',
  typeLabel: 'Folder',
  typeHint: 'This system shows no window to choose in. Type the whole path.',
  typeEmpty: 'Type the whole path of a folder.',
  look: 'Look for keys',
  fromUnlock: 'See the keys in a folder first',
  back: 'Back',
  overlay: 'Drop to see the keys in it',
  overlayLead: 'A folder, or one file. Nothing is sent or saved until you say Keep.',
  oneFile: 'Drop one file at a time, or the folder that holds them.',
  noFile: 'Drop a folder or a file. What you dropped is neither.',
} as const

const working = {
  title: (from: string) => `Looking through ${from}`,
  lead: 'Read on this computer. Nothing is sent.',
  files: 'Files',
  bytes: 'Read',
  left: 'Time left',
  leftUnknown: 'not known yet',
  leftAbout: (seconds: number) =>
    seconds < 60
      ? `about ${counted(Math.max(1, seconds), 'second')}`
      : `about ${counted(Math.ceil(seconds / 60), 'minute')}`,
  found: 'Found so far',
  stop: 'Stop',
  spoken: (count: number) => `Looking. ${keys(count)} found so far.`,
} as const

const counts: Readonly<Record<Exclude<IntakeFilter, 'all' | 'chosen'>, string>> = {
  committed: 'committed to git',
  'over-year': 'over a year old',
  'several-places': 'in several places',
  unsure: 'not sure they are keys',
  'in-vault': 'in your vault already',
}

const git: Readonly<Record<GitStanding, string>> = {
  none: 'in no git folder',
  ignored: 'ignored by git',
  untracked: 'Not ignored',
  committed: 'Committed here',
  pushed: 'Pushed',
  history: 'In git history',
  unknown: 'git not asked',
}

const checks: Readonly<Record<KeyCheck, string>> = {
  works: 'Works',
  narrow: 'Works, narrow',
  refused: 'Refused',
  unknown: 'Can’t tell',
}

const found = {
  label: 'Keys to bring in',
  title: (count: number, projects: number) =>
    projects === 0 ? keys(count) : `${keys(count)} in ${counted(projects, 'project')}`,
  entries: (count: number) => counted(count, 'entry', 'entries'),
  possible: (count: number) =>
    `${counted(count, 'value')} that may be ${count === 1 ? 'a key' : 'keys'}`,
  lead: 'Read on this computer. Nothing was sent.',
  leadStopped: 'Stopped before the end. Nothing was sent.',
  unsaved: 'Nothing on this list is saved yet.',
  unsavedRest: 'What your vault does not hold is not saved yet.',
  readIn: (seconds: string, files: number) =>
    `read in ${seconds} s, ${whole.format(files)} ${files === 1 ? 'file' : 'files'}`,
  pasted: 'Pasted text',
  addFolder: 'Add a folder',
  forget: 'Forget these keys',
  columns: {
    check: 'Keep',
    variable: 'Variable',
    hint: 'Key, masked',
    place: 'Found in',
    age: 'At least',
    checked: 'Check',
    state: 'State',
  },
  counts,
  countsLabel: 'What was found',
  providers: (count: number) => (count === 1 ? 'provider' : 'providers'),
  showOnly: (what: string) => `Show only those that are ${what}`,
  showAll: 'Show all',
  search: 'Search',
  searchLabel: 'Search what was found',
  noProvider: 'Provider not known',
  noSecret: 'no secret',
  more: (count: number) => `and ${count} more`,
  moreRows: (count: number) => `${whole.format(count)} more`,
  fewer: 'Show fewer',
  days: (count: number) => counted(count, 'day'),
  ageUnknown: 'unknown',
  fromFile: 'the file',
  fromPaste: 'pasted',
  git,
  overYear: 'Over a year',
  unsure: 'Not sure',
  inVault: 'In your vault',
  inVaultAs: (name: string) => `In your vault as ${name}`,
  lookAt: 'Look at it',
  checks,
  notChecked: 'not asked',
  keepEntry: (name: string) => `Keep ${name}`,
  keepGroup: (name: string) => `Keep all of ${name}`,
  reading: 'Reading',
  nothingTitle: 'No key is like that',
  nothingFound: 'No keys found',
  nothingFoundLead: (files: number) =>
    `${whole.format(files)} ${files === 1 ? 'file was' : 'files were'} read. Keyturn looks in .env files, shell profiles, AWS, npm and CI files, compose and Terraform files and in source.`,
  nothingInFile: 'There is nothing to keep in this file.',
  another: 'Choose another folder',
  status: (total: number, chosen: number) =>
    `${keys(total)} shown, ${whole.format(chosen)} to be kept`,
} as const

const skipped = {
  title: 'What was left out',
  unreadable: (count: number) => `${counted(count, 'file')} that could not be opened`,
  tooLarge: (count: number) =>
    `${counted(count, 'file')} that ${count === 1 ? 'is' : 'are'} too large`,
  binary: (count: number) => `${whole.format(count)} that ${count === 1 ? 'is' : 'are'} not text`,
  foreign: (count: number) =>
    `${counted(count, 'folder')} of other people’s code, such as node_modules`,
  examples: 'Not opened:',
} as const

const foot = {
  keep: (count: number, hidden: number) =>
    hidden === 0
      ? `Keep ${whole.format(count)}`
      : `Keep ${whole.format(count)}, ${whole.format(hidden)} of them not shown`,
  lead: 'Keep',
  leadRest: 'saves them in a vault on this computer.',
  files: 'Your files stay as they are.',
  none: 'Tick the keys that you want to keep.',
  check: 'Check which still work…',
  change: (count: number) => `Change ${whole.format(count)}…`,
  ticked: (chosen: number, of: number) => `${whole.format(chosen)} of ${whole.format(of)} ticked`,
  tickedShown: (chosen: number, of: number) =>
    `${whole.format(chosen)} of the ${whole.format(of)} shown ticked`,
  all: 'Tick all',
  nothing: 'Tick none',
  allShown: 'Tick all shown',
  nothingShown: 'Tick none shown',
  checking: (done: number, of: number) =>
    `Asking the providers: ${whole.format(done)} of ${whole.format(of)}`,
  stop: 'Stop',
} as const

const kept = {
  title: (count: number) => `${keys(count)} kept`,
  places: (count: number) =>
    count === 0
      ? 'They are in your vault now.'
      : `They are in your vault now, with ${counted(count, 'place')} where they stand.`,
  joined: (count: number) =>
    count === 1
      ? '1 was in it already and got its new places.'
      : `${whole.format(count)} were in it already and got their new places.`,
  files: 'Your files are as they were.',
  toKeys: 'See your keys',
  toBackups: 'Set up backups',
  rest: (count: number) =>
    count === 1
      ? '1 key was not ticked and is not saved.'
      : `${keys(count)} were not ticked and are not saved.`,
  showRest: 'Show the rest',
} as const

const vault = {
  unlock: (count: number) => `Unlock to keep ${keys(count)}.`,
  create: (count: number) => `Create a vault to keep ${keys(count)} in.`,
  back: 'Back to the list',
  practiceTitle: 'These are real keys',
  practiceLead:
    'The sample vault is deleted when you leave it, so nothing real is kept in it. Leave the sample keys, then look through the folder once more and keep what is found in a vault of your own.',
  practiceLeave: 'Leave the sample keys',
  practiceStay: 'Stay here',
} as const

/** The words of bringing in what people already have. */
export const intakeWords = {
  sidebar: 'Bring in',
  ...{ start, working, found, skipped, foot, kept, vault },
} as const
