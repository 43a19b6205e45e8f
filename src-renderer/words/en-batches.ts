import type { BatchItemState } from '../../src-shared/batch.ts'
import type { Strategy } from '../../src-shared/journal.ts'
import { counted } from '../format/duration.ts'

const states: Readonly<Record<BatchItemState, string>> = {
  todo: 'Not begun',
  running: 'Under way',
  waiting: 'Waiting',
  done: 'Done',
  failed: 'Stopped',
  skipped: 'Left out',
}

const strategies: Readonly<Record<Strategy, string>> = {
  overlap: 'Both keys work for a while',
  'in-place': 'The old key dies at once',
  guided: 'You make the new key',
}

const choose = {
  lead: 'You see the plan first. Nothing begins before you start it, and you can stop at any time.',
  by: 'Which keys',
  overdue: 'All that are overdue',
  overdueLead: 'Every key past the date by which it was to be replaced, and every expired one.',
  owner: 'All of one owner',
  ownerLead: 'For someone who has left: whatever they could copy stops working.',
  ownerField: 'Owner',
  ownerMissing: 'Choose an owner.',
  noOwners: 'No key has an owner written down.',
  account: 'All at one linked account',
  accountLead: 'Every key that was made through it.',
  accountField: 'Account',
  accountMissing: 'Choose an account.',
  noAccounts: 'No account is linked.',
  items: 'Keys that I pick',
  itemsLead: 'Tick them below.',
  itemsField: 'Keys',
  filter: 'Search these keys',
  more: (count: number) => `${counted(count, 'more key')}. Search to see them.`,
  noneMatch: 'No key matches.',
  picked: (count: number) => (count === 0 ? 'none ticked' : `${count} ticked`),
  pickFirst: 'Tick at least one key.',
  next: 'Show the plan',
} as const

const plan = {
  title: 'The plan',
  back: 'Choose other keys',
  nothing: 'No key stands here.',
  nothingLead: 'There is nothing to replace with this choice.',
  loading: 'Working out the plan. No provider is asked.',
  columns: { key: 'Key', how: 'How', places: 'Places', breaks: 'What breaks' },
  take: (name: string) => `Replace ${name}`,
  takeAll: 'All of them',
  noPlaces: 'none written down',
  places: (count: number, byHand: number) =>
    byHand === 0
      ? counted(count, 'place')
      : `${counted(count, 'place')}, ${byHand === count ? 'all' : byHand} by hand`,
  breaks: (places: number) =>
    places === 0
      ? 'Whatever uses it, until it has the new key.'
      : `${counted(places, 'place')}, until each has the new key.`,
  breaksAccept: 'I know. Replace it all the same.',
  breaksAcceptNamed: (name: string) => `I know what breaks for ${name}. Replace it all the same.`,
  breaksNothing: 'nothing',
  breaksUnknown: 'Can’t tell: no places are written down',
  hindered: 'Cannot be part of it.',
  name: 'Name',
  reason: 'Reason',
  reasonHint: 'Stands with every replacement of it.',
  ready: (count: number) => (count === 0 ? 'No key is ticked.' : `${counted(count, 'key')} in it.`),
  waitsForYes: (count: number) =>
    `${counted(count, 'key')} would break something: tick that you know, or leave ${count === 1 ? 'it' : 'them'} out.`,
  leftOut: (count: number) => `${counted(count, 'key')} cannot be part of it.`,
  start: (count: number) => (count === 0 ? 'Start' : `Replace ${counted(count, 'key')}`),
  truth: 'Old keys keep working until their places have the new ones.',
  truthBreaks: (count: number) =>
    `${counted(count, 'old key')} ${count === 1 ? 'dies' : 'die'} at once. The others keep working until their places have the new ones.`,
} as const

const progress = {
  back: 'Replace many',
  standing: { running: 'Under way', stopped: 'Stopped', done: 'Finished' },
  count: (done: number, all: number) => `${done} of ${counted(all, 'key')} done`,
  parts: {
    running: (count: number) => `${count} under way`,
    waiting: (count: number) => `${count} waiting`,
    failed: (count: number) => `${count} stopped`,
    todo: (count: number) => `${count} not begun`,
    skipped: (count: number) => `${count} left out`,
  },
  started: 'Started',
  reason: 'Reason',
  stop: 'Stop',
  resume: 'Go on',
  retry: (count: number) => `Try the ${count === 1 ? 'stopped one' : `${count} stopped`} again`,
  end: 'End here',
  endTitle: 'End here',
  endText: (count: number) =>
    `${counted(count, 'key')} not begun ${count === 1 ? 'is' : 'are'} left out and ${count === 1 ? 'stays' : 'stay'} as ${count === 1 ? 'it is' : 'they are'}. What is under way goes on by itself, under Replacements.`,
  endDo: 'Leave them out',
  summary: 'Save a summary',
  open: 'Open',
  openNamed: (name: string) => `Open the replacement of ${name}`,
  truths: {
    running: 'A key that stops does not stop the others. Safe to close.',
    stopped: 'No further key is begun until you go on. What was begun is under Replacements.',
    done: 'Everything that could be replaced is replaced.',
    doneWithFailed: 'Some keys stopped. Their old keys are as they were, or as it says above.',
  },
  overNow: 'Its replacement was ended without a new key, or taken back.',
  yourTurn: 'Its next step is yours.',
  newInUse: 'New key in use',
  oldByHand: 'Old key: you turn it off.',
  oldFrom: (day: string) => `Old key: you turn it off, from ${day} on.`,
  oldUntil: (day: string) => `Old key until ${day}.`,
  oldStillWorks: 'Old key: still works.',
  goesOn: 'It goes on by itself.',
  gone: 'This is not written down any more.',
} as const

const summary = {
  title: 'Save a summary',
  lead: 'A list of the keys with what became of each. No secret stands in it.',
  form: 'Form',
  forms: { csv: 'CSV', json: 'JSON' },
  file: 'New file',
  fileEmpty: 'Choose where to write it, or type its whole path.',
  write: 'Write the file',
  writing: 'Writing',
  done: 'The summary is written.',
  path: 'File',
} as const

const due = {
  overdue: (count: number) => `${counted(count, 'key')} ${count === 1 ? 'is' : 'are'} overdue`,
  soon: (count: number) => `${counted(count, 'key')} due within 14 days`,
  soonMore: (count: number) => `${count} more within 14 days`,
  expired: (count: number) => `${counted(count, 'key')} expired`,
  oldWork: (count: number) =>
    `${counted(count, 'old key')} past ${count === 1 ? 'its' : 'their'} end still ${count === 1 ? 'works' : 'work'}`,
  replace: 'Replace…',
  notToday: 'Not today',
  settings: 'Reminders',
  system: 'Remind me through the system',
  systemHint:
    'At most once a day, while Keyturn is open and unlocked. The reminder tells how many keys are due, never which.',
} as const

/** The words about replacing many keys, and about what is due. */
export const batchWords = {
  title: 'Replace many',
  replaceOverdue: 'Replace all that are overdue…',
  before: 'Before',
  count: (done: number, all: number) => `${done} of ${all}`,
  states,
  strategies,
  titles: {
    overdue: 'All overdue keys',
    owner: (owner: string) => `Keys of ${owner}`,
    account: (name: string) => `Keys at ${name}`,
    items: (count: number) => counted(count, 'key'),
  },
  reasons: {
    overdue: 'Overdue',
    owner: (owner: string) => `${owner} has left`,
    account: (name: string) => `All keys at ${name}`,
    items: 'You asked for it',
  },
  choose,
  plan,
  progress,
  summary,
  due,
} as const
