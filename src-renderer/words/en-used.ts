import type { UsedState } from '../../src-shared/used.ts'
import { counted } from '../format/duration.ts'

/** The words about where keys are used. */
export const usedWords = {
  title: 'Where used',
  lead: 'Keyturn looks in folders that you choose for the keys of this vault: where each one stands now, and what changed since the last look. It only reads, and sends nothing.',
  folders: 'Folders',
  noFolders: 'No folder chosen yet.',
  add: 'Add a folder…',
  typed: 'Folder',
  typedHint: 'No window to choose a folder is available here. Type its whole path.',
  addTyped: 'Add',
  missing: 'Add a folder first.',
  typeFirst: 'Type the path of a folder.',
  remove: (folder: string) => `Leave out ${folder}`,
  history: 'Also look through git commits',
  historyLead: 'Finds keys that were taken out of a file and still stand in an earlier commit.',
  look: 'Look now',
  again: 'Look again',
  working: 'Looking for your keys',
  progress: 'How far it is',
  found: 'Found',
  files: 'Files',
  bytes: 'Read',
  left: 'Left',
  stop: 'Stop',
  spoken: (found: number) => `Looking. ${counted(found, 'place')} found so far.`,
  stopped: 'Stopped. What was remembered from the last look stands below.',
  took: (seconds: string) => `Took ${seconds}.`,
  second: (seconds: number) => counted(seconds, 'second'),
  lookedAt: 'Last look',
  never: 'Nobody has looked yet.',
  leftOut: (what: string) => `Left out: ${what}`,
  tooShort: (count: number) =>
    count === 1
      ? '1 key is too short to be looked for: it would be found in everything'
      : `${count} keys are too short to be looked for: they would be found in everything`,
  readOnly: 'This vault may only be read now, so this look is forgotten when it is locked.',
  summary: ({ items, spots }: Pick<UsedState['counts'], 'items' | 'spots'>) =>
    `${counted(items, 'key')} looked for, ${counted(spots, 'place')} found`,
  show: 'Show',
  only: {
    all: 'All',
    committed: 'Committed to git',
    appeared: 'New',
    vanished: 'Gone',
    nowhere: 'Nowhere',
  },
  none: {
    all: 'No key was looked for yet.',
    committed: 'No key that works stands in a commit.',
    appeared: 'Nothing is new since the look before.',
    vanished: 'Nothing is gone since the look before.',
    nowhere: 'Every key stands somewhere.',
  },
  more: 'Show more',
  places: (count: number) => counted(count, 'place'),
  nowhere: 'stands nowhere in these folders',
  open: (name: string) => `Open ${name}`,
  replace: 'Replace',
  replaceNamed: (name: string) => `Replace ${name}`,
  committed: 'Committed to git',
  committedWhy: 'Whoever has the commits has this key. Replace it; taking it out is not enough.',
  adopt: 'Make these its places',
  adoptNamed: (name: string) => `Make these its places: ${name}`,
  adopted: (count: number) =>
    count === 0 ? 'Nothing was added' : `${counted(count, 'place')} added`,
  isPlace: 'one of its places',
  older: 'holds the old key',
  isNew: 'new',
  gone: (day: string) => `gone since ${day}`,
  commit: (commit: string) => `commit ${commit}`,
  panel: {
    title: 'Seen in',
    never: 'Nobody has looked in your folders yet.',
    nowhere: 'It stood in none of your folders.',
    lookNow: 'Look now',
    looking: 'Looking…',
    choose: 'Choose folders…',
    at: 'looked',
    all: (count: number) => `Show all ${count}`,
  },
  plan: {
    also: (count: number) =>
      count === 1
        ? 'This key also stands in 1 file that is no place of it yet.'
        : `This key also stands in ${count} files that are no places of it yet.`,
    why: 'They would keep the old key.',
    add: (count: number) => (count === 1 ? 'Make it a place' : 'Make them places'),
  },
} as const
