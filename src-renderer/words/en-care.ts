import type { CareStep } from '../../src-shared/care.ts'
import { counted } from '../format/duration.ts'

const steps: Readonly<Record<CareStep, string>> = {
  'confirm-need': 'Confirm that a key is needed',
  'review-data': 'Review the data or action that it is for',
  create: 'Make the key in the provider’s developer area',
  store: 'Store it outside of source code',
  configure: 'Set up the system that uses it',
  test: 'Try it with one low-risk request',
  monitor: 'Watch errors and use',
  'replace-or-turn-off': 'Replace it or turn it off when access changes',
}

/** The words about looking after keys. */
export const careWords = {
  sidebar: { webhooks: 'Webhooks', providers: 'Linked accounts', review: 'Review' },

  title: 'Care',
  steps,
  stepsTitle: 'From needing it to giving it up',
  done: (count: number, of: number) => `${count} of ${of} steps`,
  notYet: 'not yet',
  reading: 'Reading what was noted',

  environment: 'Environment',
  noEnvironment: 'Nobody said. Test and production should have a key each.',
  integration: 'Used by',
  noIntegration: 'Nobody said which system it is for.',
  needs: 'Needed for',
  noNeeds: 'Nobody said what data or actions it is needed for.',
  granted: 'May do',
  noGranted: 'Nobody said what it may do.',
  beyond: 'more than needed',
  beyondTitle: (count: number) =>
    count === 1
      ? 'It may do one thing that nobody needs'
      : `It may do ${count} things that nobody needs`,
  beyondTodo: 'Replace it by a key that may do less, or note what it is needed for.',
  expires: 'Ends by itself',
  noExpiry: 'Never. Choose a short life where the provider offers one.',
  expiresOn: (day: string) => `on ${day}`,
  change: 'Change…',

  accessChange: 'Access changed…',
  accessTitle: 'Who or what may use it changed',
  accessLead:
    'A person, a vendor or a system lost or gained access. The key is then to be replaced or turned off.',
  accessSince: (day: string) => `Access changed on ${day}`,
  accessTodo: 'Replace this key or turn it off, so that nobody keeps what they had.',
  accessNote: 'Note it',
  accessBack: 'It did not change',
  ownerLeft: (owner: string, day: string) => `${owner} left on ${day}`,
  ownerLeftTodo:
    'Replace this key or turn it off, or give it another owner who has never seen it before.',
  replace: 'Replace…',
  turnOff: 'Turn off…',

  editTitle: (name: string) => `What ${name} is for`,
  needsHint: 'One a line, such as “read purchases”. Only what is really needed.',
  grantedHint: 'One a line, as the provider calls its rights, such as purchases.read',
  expiresHint: 'The day in UTC on which the provider ends it. Empty if it never does.',
  save: 'Save',

  use: {
    title: 'Use and errors',
    by: {
      provider: (name: string) => `as ${name} counts it`,
      keyturn: 'only what Keyturn itself did',
    },
    none: 'Nothing was counted yet.',
    sum: (used: number, refused: number, failed: number) =>
      `${counted(used, 'use')}, ${refused} refused, ${counted(failed, 'error')}`,
    day: 'Day (UTC)',
    used: 'Used',
    refused: 'Refused',
    failed: 'Errors',
    caption: (days: number) => `Use and errors on the last ${counted(days, 'day')} that had any`,
    show: 'Show day by day',
    callers: 'Who calls with it',
    stillRefused: (count: number) =>
      count === 1
        ? 'One caller gets a 401: it may have an old key.'
        : `${count} callers get a 401: they may have an old key.`,
    callerUsed: (count: number) => counted(count, 'use'),
    callerRefused: (count: number) => `${count} refused (401)`,
    last: 'last',
  },

  handOut: {
    title: 'Hand it to a program',
    lead: 'To an environment variable, encrypted storage or a secrets manager. Never into code.',
    noBrowser:
      'There is no way to put it into a page: whatever runs in a browser can be read by everybody who opens it.',
    copy: 'Copy as environment variable…',
    file: 'Put it into a file…',
    copyTitle: 'Copy as an environment variable',
    variable: 'Name of the variable',
    variableHint: 'Such as DAILYBOT_API_KEY',
    variableWrong: 'Letters, digits and _, not beginning with a digit.',
    copyLead: 'The whole line NAME=value goes to the clipboard, which is cleared after a while.',
    copyWhere:
      'Paste it into a secret store or the settings of a server. Not into chat, a ticket or a file that git keeps.',
    copyIt: 'Copy the line',
    close: 'Close',
    fileTitle: 'Put it into a file',
    fileLead: 'Keyturn writes the key in use into one of its places, and nowhere else.',
    where: 'Which place',
    noPlace: 'No file is written down yet. Add one, then come back.',
    addPlace: 'Add a file…',
    look: 'What stands there now',
    git: 'This file lies in a git folder and is not ignored: the key could be committed. Add the file to .gitignore first.',
    gitTick: 'I know that git would keep it',
    write: 'Put it there',
    writing: 'Your system asks in a window of its own whether Keyturn may do that.',
    written: 'It stands there now.',
  },
} as const
