import type { FindingKind } from '../../src-shared/care.ts'
import { counted } from '../format/duration.ts'

const kinds: Readonly<Record<FindingKind, { readonly title: string; readonly why: string }>> = {
  'owner-left': {
    title: 'Their owner left',
    why: 'Whoever left may still know the key. Replace it or turn it off.',
  },
  'access-changed': {
    title: 'Access changed',
    why: 'Somebody noted it, and the key is still the same.',
  },
  'owner-unknown': {
    title: 'Nobody owns them',
    why: 'A key without an owner is a key that nobody turns off.',
  },
  'label-stale': {
    title: 'Their label is out of date',
    why: 'A year that is over, or somebody who is gone, stands in the label.',
  },
  'shared-between-integrations': {
    title: 'Used by more than one system',
    why: 'With a key each, one can be turned off without breaking the others.',
  },
  'environments-mixed': {
    title: 'The same value in two environments',
    why: 'What tests know, production should not accept.',
  },
  'same-secret': {
    title: 'The same value twice',
    why: 'Two entries hold one key. Replacing one of them breaks the other.',
  },
  idle: {
    title: 'Not used for long',
    why: 'A key that nobody uses is only of use to a thief. Turn it off.',
  },
  'never-used': {
    title: 'Never used',
    why: 'If nothing uses it, turn it off.',
  },
  'no-due-date': {
    title: 'Without a date to replace them',
    why: 'Replacing on time limits what a leaked key can do.',
  },
  overdue: { title: 'Overdue', why: 'They are older than they should be.' },
  'off-convention': {
    title: 'Named otherwise than the rest',
    why: 'By the rule a name says the service and the minute in which the key was made.',
  },
  'rights-beyond-need': {
    title: 'May do more than they need',
    why: 'Replace them by keys that may do less.',
  },
  'no-expiry': {
    title: 'Without an end',
    why: 'Where the provider offers a short life, choose it.',
  },
}

/** The words of the review of all keys and of the people who own them. */
export const reviewWords = {
  title: 'Review',
  lead: 'Every three months: look at each key that stands out, and at who owns them.',
  loading: 'Looking through all keys',
  kinds,
  count: (count: number) => counted(count, 'finding'),
  of: (shown: number, all: number) => `${shown} of ${counted(all, 'finding')}`,
  nothing: 'Nothing stands out.',
  nothingShown: 'Nothing stands out here.',
  accepted: (count: number) => `${count} accepted`,
  showAccepted: 'Also what is all right',
  search: 'Find a key, an owner, an environment',
  kind: 'What stands out',
  allKinds: 'Everything',
  more: 'Show more',
  noOwner: 'no owner',
  noEnvironment: 'no environment',
  since: 'since',
  open: 'Open',
  openNamed: (name: string) => `Open ${name}`,
  replace: 'Replace…',
  replaceNamed: (name: string) => `Replace ${name}`,
  turnOff: 'Turn off…',
  turnOffByHand: 'Turn off by hand…',
  turnOffNamed: (name: string) => `Turn off ${name}`,
  turnOffByHandNamed: (name: string) => `Turn off by hand… ${name}`,
  accept: 'It is all right',
  acceptNamed: (name: string, what: string) => `It is all right: ${name}, ${what}`,
  takeBack: 'Not all right after all',
  takeBackNamed: (name: string, what: string) => `Not all right after all: ${name}, ${what}`,
  isAccepted: 'you said that it is all right',

  never: 'Not done yet',
  doneOn: 'Last done',
  nextOn: 'Next due',
  dueNow: 'due now',
  done: 'Review done',
  doneWhy: 'Three months from then on, Keyturn asks again.',
  idleAfter: 'Idle after',
  days: 'Days without use',

  people: 'People',
  peopleLead: 'Who owns keys. When somebody leaves, all their keys are listed here to be replaced.',
  noPeople: 'No key has an owner yet.',
  keysOf: (count: number) => counted(count, 'key'),
  hasLeft: 'Has left…',
  hasLeftNamed: (name: string) => `${name} has left…`,
  leftOn: 'left',
  stays: 'Has not left',
  staysNamed: (name: string) => `${name} has not left`,
  leftTitle: (name: string) => `${name} has left`,
  leftLead: (count: number) =>
    count === 1
      ? 'This key may still be known to them. Replace it or turn it off:'
      : `These ${count} keys may still be known to them. Replace each or turn it off:`,
  leftNone: 'They own no key in this vault.',
  leftMeans:
    'Marking them changes no key yet. Each of their keys asks for your attention until it is replaced, turned off or owned by somebody else.',
  mark: 'Mark as left',
  listOf: (name: string) => `Keys of ${name}`,

  bannerDue: 'The three-monthly review of all keys is due',
  bannerGo: 'Review',
} as const
