import type {
  ColumnMeaning,
  Confidence,
  GitStanding,
  ImportFormat,
  ImportNote,
  RowNote,
  WhyKey,
} from '../../src-shared/intake.ts'
import { counted } from '../format/duration.ts'

const confidence: Readonly<Record<Confidence, string>> = {
  certain: 'It is a key.',
  likely: 'It is most likely a key.',
  unsure: 'It may be a key.',
}

const why: Readonly<Record<WhyKey, string>> = {
  checksum: 'It begins like one of this provider, and its checksum is right.',
  format: 'It begins and ends like one of this provider.',
  'format-and-name': 'It looks like one of this provider, and its name says so.',
  place: 'It stands where this program keeps its key.',
  'name-and-entropy': 'Its name says so, and the value looks made by a machine.',
  'name-only': 'Its name says so. The value could be something else.',
  'entropy-only': 'The value looks made by a machine. Nothing else says that it is a key.',
  told: 'The file or the text says so.',
}

const git: Readonly<Record<GitStanding, string>> = {
  none: 'not in a git folder',
  ignored: 'git ignores this file',
  untracked: 'git does not ignore this file: one git add puts it in a commit',
  committed: 'committed on this computer, not pushed so far',
  pushed: 'committed and pushed: a remote has it',
  history: 'in an earlier commit',
  unknown: 'git could not be asked',
}

const rowNotes: Readonly<Record<RowNote, string>> = {
  'no-name': 'It had no name, so one was proposed.',
  'bad-date': 'A date of it could not be read and was left out.',
  'too-long': 'A text of it was too long and was cut.',
  formula: 'A text of it looks like a formula. It is kept as text and never run.',
  'control-characters': 'A text of it held characters that cannot be seen.',
  'unused-columns': 'Some columns have no place here and stand in its notes.',
}

const panel = {
  close: 'Close',
  none: 'No key chosen',
  why: 'Why it is taken for a key',
  inventory: 'The file lists it, and holds no secret of it.',
  inVault: (name: string) =>
    `Your vault holds this key as ${name}. Keeping it adds these places to it.`,
  places: (count: number) => (count === 1 ? 'Found in 1 place' : `Found in ${count} places`),
  noPlaces: 'It was found in no other file.',
  morePlaces: (count: number) => `and ${counted(count, 'more place')}`,
  line: (line: number) => `line ${line}`,
  commit: (commit: string) => `commit ${commit}`,
  age: 'At least since',
  ageFrom: {
    git: 'first commit that has it',
    file: 'last change of the file',
    told: 'as the file says',
  },
  ageUnknown: 'nothing tells',
  projects: 'Projects',
  lastUsed: 'Last used',
  expires: 'Expires',
  keyId: 'Key ID',
  hint: 'Key, masked',
  noSecret: 'No secret. It is kept as an entry without one.',
  check: 'Check',
  edit: 'What it is kept as',
  save: 'Save',
  saved: 'Saved',
  confidence,
  reasons: why,
  rowNotes,
  gitOf: git,
} as const

const fields = {
  name: 'Name',
  kind: 'Kind',
  provider: 'Provider',
  environment: 'Environment',
  business: 'Business',
  owner: 'Owner',
  integration: 'Integration',
  envVar: 'Variable',
  purpose: 'Purpose',
  tag: 'Add a tag',
  tags: 'Tags',
  nameEmpty: 'Give it a name.',
} as const

const bulk = {
  title: (count: number) => (count === 1 ? 'Change 1 key' : `Change ${count} keys`),
  lead: 'What you leave empty stays as it is for each of them.',
  nothing: 'Fill in what should change.',
  save: 'Change them',
  cancel: 'Cancel',
} as const

const check = {
  title: 'Check which still work',
  lead: (count: number) =>
    `Keyturn asks the provider of each key with the key itself, once. ${count === 1 ? 'The request reads' : 'The requests read'} and change nothing there.`,
  seen: 'The provider sees the key and the address of this computer, and may write down that it was used.',
  hosts: 'Asked are',
  host: (count: number) => counted(count, 'key'),
  rest: (count: number) =>
    count === 0
      ? ''
      : `${count} of those ticked cannot be asked about: no harmless question is known, or there is no secret.`,
  none: 'None of the ticked keys can be asked about. No harmless question is known for them.',
  go: (count: number) => (count === 1 ? 'Send 1 request' : `Send ${count} requests`),
  cancel: 'Not now',
  close: 'Close',
} as const

const formats: Readonly<Record<ImportFormat, string>> = {
  csv: 'Table',
  env: '.env file',
  'aws-credentials': 'AWS credentials',
  'aws-report': 'AWS credential report',
  '1pux': '1Password',
  bitwarden: 'Bitwarden',
  kdbx: 'KeePass',
  cxf: 'Credential exchange',
}

const meanings: Readonly<Record<ColumnMeaning, string>> = {
  ignore: 'Leave out',
  name: 'Name',
  secret: 'Secret',
  'credential-id': 'Key ID',
  provider: 'Provider',
  environment: 'Environment',
  business: 'Business',
  owner: 'Owner',
  integration: 'Integration',
  'env-var': 'Variable',
  purpose: 'Purpose',
  'used-in': 'Used in',
  created: 'Made on',
  'last-used': 'Last used',
  expires: 'Expires',
  tags: 'Tags',
  notes: 'Notes',
}

const noteWhat: Readonly<Record<ImportNote['what'], (count: number) => string>> = {
  'rows-broken': (count) => `${counted(count, 'row')} could not be read`,
  'rows-empty': (count) => `${counted(count, 'row')} had nothing in ${count === 1 ? 'it' : 'them'}`,
  'rows-too-long': (count) => `${counted(count, 'row')} had too many columns or too long ones`,
  'cut-off': () => 'The file ends in the middle. What came before is here',
  'too-many': (count) =>
    `${counted(count, 'entry', 'entries')} more than Keyturn takes at once were left out`,
  'attachments-left': (count) => `${counted(count, 'attached file')} were left out`,
  'passwords-left': (count) => `${counted(count, 'login')} without a key were left out`,
  'archived-left': (count) =>
    `${counted(count, 'archived entry', 'archived entries')} were left out`,
  'other-kinds-left': (count) =>
    `${counted(count, 'entry', 'entries')} of other kinds were left out`,
  'history-left': (count) => `${counted(count, 'earlier value')} were left out`,
}

const notKept = (count: number) =>
  `${counted(count, 'key')} on the list ${count === 1 ? 'is' : 'are'} not kept yet, and forgotten`

const file = {
  title: 'Read a file in',
  lead: 'A table (CSV), a .env or AWS file, or an export of 1Password, Bitwarden or KeePass. It is read here and stays as it is.',
  label: 'File',
  empty: 'Choose the file, or type its whole path.',
  password: 'Password of this file',
  passwordHint: 'Chosen when the file was written. It is used once and not kept.',
  passwordEmpty: 'Type the password of this file.',
  read: 'Read it',
  replaces: (count: number) => `${notKept(count)} once this file is read.`,
  reading: 'Reading the file. A locked one takes a few seconds.',
  cancel: 'Cancel',
  formats,
  noteWhat,
  lines: (lines: string) => `lines ${lines}`,
  andMore: 'and more',
} as const

const columns = {
  title: 'What the columns hold',
  lead: 'Set right what was taken for something else. It is remembered for tables with these titles.',
  known: 'Set as you set it for a table with these titles before.',
  column: 'Column',
  samples: 'Such as',
  noSamples: 'empty',
  meaning: 'Taken for',
  meaningOf: (title: string) => `What “${title}” holds`,
  untitled: 'no title',
  dates: 'A date such as 03/04/2025 is',
  dayFirst: '3 April',
  monthFirst: '4 March',
  use: 'Use these columns',
  cancel: 'Cancel',
  open: 'Columns',
  twice: (meaning: string) => `Two columns cannot both be the ${meaning.toLowerCase()}.`,
  meanings,
} as const

const paste = {
  title: 'Paste a key',
  lead: 'Anything that has a key in it: the key, an Authorization header, a curl command, a reply in JSON, lines of .env.',
  label: 'What you copied',
  hint: 'It is read on this computer and not kept. Clear your clipboard afterwards.',
  empty: 'Paste something first.',
  replaces: (count: number) => `${notKept(count)} once a key is found in this text.`,
  find: 'Find the key in it',
  nothing: 'There is no key in this text.',
  knows:
    'Keyturn understands a key by itself, a header such as Authorization: Bearer …, a curl command, a reply in JSON, and lines such as NAME=value.',
  oneTitle: 'Keep this key',
  again: 'Paste something else',
  keep: 'Keep it',
  cancel: 'Cancel',
  link: 'Paste a header, a command or lines of .env instead',
} as const

/** The words of the parts and dialogs of bringing keys in. */
export const intakePartWords = { panel, fields, bulk, check, file, columns, paste } as const
