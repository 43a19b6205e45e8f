import type { PlaceFact } from '../../src-shared/caller.ts'
import type { PlaceAction, PlaceState } from '../../src-shared/rotation.ts'
import { counted } from '../format/duration.ts'

const states: Readonly<Record<PlaceState, string>> = {
  todo: 'Not yet',
  updating: 'Being changed',
  waiting: 'Waits for deployment',
  updated: 'Changed',
  ticked: 'Ticked by you',
  skipped: 'Left out',
  differs: 'Something else stands here',
  failed: 'Not changed',
  unknown: 'May be changed',
  undoing: 'Being put back',
  undone: 'Put back',
}

const means: Readonly<Record<PlaceState, string>> = {
  todo: 'The old key stands here.',
  updating: 'Keyturn wrote down that it begins. The new key may or may not stand here.',
  waiting: 'The new key stands here. It counts from the next deployment on.',
  updated: 'The new key stands here.',
  ticked: 'You said that the new key is used here.',
  skipped: 'You left this place out. The old key may still stand here.',
  differs: 'It holds a value that is neither the old key nor the new one. Nothing was written.',
  failed: 'Nothing was changed here, as far as Keyturn can tell.',
  unknown: 'It was cut off in between. The new key may or may not stand here.',
  undoing: 'Keyturn wrote down that it puts back what stood here before.',
  undone: 'What stood here before stands here again.',
}

const actions: Readonly<Record<PlaceAction, string>> = {
  update: 'Put the new key here',
  overwrite: 'Put it here all the same',
  undo: 'Undo this place',
  tick: 'I changed it',
  untick: 'Take the tick away',
  skip: 'Leave this place out',
  check: 'Check it',
}

const facts: Readonly<Record<PlaceFact, string>> = {
  'symbolic-link': 'A symbolic link. The file that it leads to is written.',
  'read-only': 'It may not be written.',
  'hard-linked': 'It has several names. Replacing it would part them.',
  'readable-by-others': 'Other people on this computer may read it.',
  'in-git': 'It stands in a git folder and is not ignored: it may be committed.',
}

const kinds: Readonly<Record<string, string>> = {
  'env-file': '.env file',
  'json-file': 'JSON file',
  'yaml-file': 'YAML file',
  'aws-credentials': 'AWS credentials',
  npmrc: '.npmrc',
  'github-secret': 'GitHub Actions',
  'gitlab-variable': 'GitLab CI',
  'vercel-variable': 'Vercel',
  command: 'Program',
}

/** The places of a replacement: how each stands, what may be done there, what changed. */
export const placeStoryWords = {
  list: 'Places that use the key',
  states,
  means,
  actions,
  facts,
  kindOf: (kind: string) => kinds[kind] ?? '',
  untouched: 'Untouched, still uses the old key',
  tryAgain: 'Try again',
  whoDoes: { keyturn: 'Keyturn does this', person: 'You do this' },
  actionAt: (action: string, where: string) => `${action}: ${where}`,
  changed: 'What changed in this place',
  willChange: 'What changes in this place',
  noDiff: 'What stands here cannot be read back, so no difference can be shown.',
  signs: { same: '', removed: 'before', added: 'after' },
  check: 'Check',
  checked: (time: string) => `answered well, ${time}`,
  checkFailed: 'did not answer well',
  checkBad: 'Changed, but its check failed',
  notChecked: 'not made yet',
  output: 'What the program said',
  undidByHand: 'I changed it back',
  lookDeployed: 'Look whether it is deployed',
  overwriteMeans: 'What stands here now is kept in this vault first.',
  undoMeans: 'What stood here before is kept in this vault, not on disk.',
  copyNotice: 'Copy notice',
  noticeHint: 'Names the key, the dates and what to do. The key itself is not in it.',
  noPlace: 'No place is written down. Add them under “Used in” on the key itself.',
} as const

/** How many places there are, and how they stand. */
export type PlaceNumbers = {
  readonly total: number
  readonly switched: number
  readonly byHand: number
  readonly deploying: number
  readonly stuck: number
  readonly left: number
}

/** What is still open at the places, in one short sentence. */
export function openPlaces({ byHand, deploying, stuck }: PlaceNumbers): string {
  const parts = [
    byHand > 0 ? `${byHand === 1 ? '1 is' : `${byHand} are`} for you to change and tick` : '',
    deploying > 0 ? `${deploying === 1 ? '1 waits' : `${deploying} wait`} for deployment` : '',
    stuck > 0 ? `${stuck === 1 ? '1 needs' : `${stuck} need`} a look` : '',
  ].filter((part) => part !== '')
  return parts.length === 0 ? '' : `${parts.join(', ')}.`
}

/** What a notice to the one who looks after a place speaks of. */
export type NoticeNames = {
  readonly key: string
  readonly provider: string
  readonly where: string
  readonly newName: string
  readonly newMade: string | null
  readonly oldName: string
  readonly until: string | null
  readonly oldIsDead: boolean
}

/** The notice: which key, which dates, what to do; never a value. */
export function noticeText(names: NoticeNames): string {
  const { key, provider, where, newName, newMade, oldName, until, oldIsDead } = names
  const end = oldIsDead
    ? 'The old key does not work any more.'
    : until === null
      ? 'The old key works until the new one is in use everywhere.'
      : `The old key works until ${until}.`
  return [
    `The key ${key} at ${provider} is being replaced.`,
    '',
    `Place: ${where}`,
    `New key: ${newName}${newMade === null ? '' : `, made ${newMade}`}`,
    `Old key: ${oldName}`,
    end,
    '',
    'What to do:',
    '1. Put the new key into this place. You get it another way, not in this message.',
    '2. Look that it works.',
    '3. Say that it is done.',
  ].join('\n')
}

/** A few places by name, and how many more. */
export function namedPlaces(names: readonly string[], most = 3): string {
  const shown = names.slice(0, most).join(', ')
  const more = names.length - most
  return more > 0 ? `${shown} and ${counted(more, 'more place')}` : shown
}
