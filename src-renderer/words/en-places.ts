import type {
  CallerKind,
  CommandPreset,
  KeyPart,
  PlaceFact,
  PlaceHolds,
} from '../../src-shared/caller.ts'

const kinds: Readonly<Record<CallerKind, string>> = {
  'env-file': 'A line in a .env file',
  'json-file': 'A value in a JSON file',
  'yaml-file': 'A value in a YAML file',
  'aws-credentials': 'An AWS credentials file',
  npmrc: 'A line in an .npmrc file',
  'github-secret': 'A GitHub Actions secret',
  'gitlab-variable': 'A GitLab CI variable',
  'vercel-variable': 'A Vercel environment variable',
  command: 'A program that takes the key',
  manual: 'A place that I look after',
}

const leads: Readonly<Record<CallerKind, string>> = {
  'env-file':
    'Keyturn changes the value on this line and nothing else: comments, quotes and order stay.',
  'json-file': 'Keyturn changes this one value. The rest of the file stays as it is written.',
  'yaml-file': 'Keyturn changes this one value. Comments and the rest of the file stay.',
  'aws-credentials': 'Keyturn changes both halves of one profile at once.',
  npmrc: 'Keyturn changes the value of this one line.',
  'github-secret':
    'GitHub does not give a secret back, so Keyturn cannot tell what stands there. The next run uses the new one.',
  'gitlab-variable': 'Pipelines that start after the change use the new key.',
  'vercel-variable':
    'A running site keeps the old key until its next deployment. Keyturn waits for that.',
  command:
    'Keyturn starts the program and writes the key to its standard input. The key never stands in the command itself.',
  manual: 'Keyturn reminds you of it during a replacement, with a notice to copy. You tick it.',
}

const parts: Readonly<Record<KeyPart, string>> = {
  secret: 'The secret',
  'credential-id': 'The Key ID',
}

const presets: Readonly<Record<CommandPreset, string>> = {
  wrangler: 'Cloudflare: wrangler',
  fly: 'Fly.io: fly',
  gh: 'GitHub: gh',
  own: 'A command of my own',
}

const holds: Readonly<Record<PlaceHolds, string>> = {
  current: 'The key in use stands there.',
  'other-version': 'Another key of this entry stands there, not the one in use.',
  'other-value': 'Something else stands there, which was never a key of this entry.',
  empty: 'Nothing stands there yet.',
  unreadable: 'This place does not give back what was put there.',
}

const holdsShort: Readonly<Record<PlaceHolds, string>> = {
  current: 'same key',
  'other-version': 'another key',
  'other-value': 'something else',
  empty: 'nothing there',
  unreadable: 'cannot be read',
}

const facts: Readonly<Record<PlaceFact, string>> = {
  'symbolic-link': 'It is a symbolic link. The file that it leads to is changed.',
  'read-only': 'It may not be written. A replacement stops here until that is allowed.',
  'hard-linked':
    'The file has several names, and replacing it would part them. Keyturn leaves it to you.',
  'readable-by-others': 'Other accounts of this computer can read it.',
  'in-git': 'It lies in a git folder and is not ignored: the key could be committed.',
}

const fields = {
  kind: 'What it is',
  path: 'File',
  pathHint: 'Its whole path on this computer.',
  variable: 'Variable',
  pointer: 'Where in it',
  pointerHint: 'The names on the way, such as /payments/stripe/secret',
  profile: 'Profile',
  npmrcKey: 'Name on the line',
  npmrcKeyHint: 'Such as //registry.npmjs.org/:_authToken',
  part: 'Which half',
  account: 'Account',
  addAccount: 'Add an account…',
  noAccount: 'None yet',
  repository: 'Repository',
  repositoryHint: 'Such as northwind/checkout',
  environment: 'Environment',
  environmentHint: 'Leave empty for a secret of the whole repository.',
  project: 'Project',
  gitlabProjectHint: 'Its number, or its path such as northwind/checkout',
  vercelProjectHint: 'Its name as Vercel shows it',
  team: 'Team',
  teamHint: 'Leave empty for your own account.',
  scope: 'Environments',
  scopeHint: '* for all of them',
  target: 'For',
  targets: { production: 'Production', preview: 'Preview', development: 'Development' },
  secretName: 'Name of the secret',
  variableName: 'Name of the variable',
  preset: 'Program',
  line: 'Command',
  lineHint:
    'The program and its words, in quotes where one has spaces. No shell runs it, so $NAME and | mean nothing.',
  folder: 'Start it in',
  folderHint: 'Leave empty if it does not matter.',
  sends: 'It reads',
  sendsChoices: { value: 'The key alone', 'name-value': 'A line NAME=key' },
  sendsName: 'Name on that line',
  seconds: 'Ended if it takes longer than',
  secondsHint: 'seconds, 1 to 600',
  label: 'Where it is',
  labelHint: 'In your words, such as “Zapier, step 3” or “agent host builder-2”',
  check: 'Address that shows that it works',
  checkHint:
    'If you know one: an https address that answers well only while this place has a working key. Keyturn asks it after the change. It must change nothing.',
} as const

const wrong = {
  path: 'Choose the file, or type its whole path.',
  variable: 'Letters, digits and _, not beginning with a digit.',
  pointer: 'Name the value, such as /payments/secret.',
  profile: 'Name the profile, such as default.',
  npmrcKey: 'Type what stands before the = on the line.',
  accountId: 'Choose an account, or add one.',
  repository: 'Owner and repository, such as northwind/checkout.',
  environment: 'At most 120 characters.',
  project: 'Name the project.',
  team: 'At most 120 characters.',
  scope: 'Name the environments, or * for all.',
  line: 'Type a command, and close every quote.',
  folder: 'Choose a folder, or leave it empty.',
  seconds: 'Choose a whole number from 1 to 600.',
  label: 'Say in a few words where it is.',
  check: 'A whole address with https, or with http on this computer.',
  other: 'This is not written the way that Keyturn knows. Look at the fields once more.',
} as const

/** The words about the places that use a key. */
export const placeWords = {
  kinds,
  kindGroups: { file: 'On this computer', service: 'At a service', other: 'Other' },
  leads,
  parts,
  presets,
  holds,
  holdsShort,
  facts,
  fields,
  wrong,
  add: 'Add a place…',
  addTitle: (name: string) => `A place that uses ${name}`,
  editTitle: 'Change this place',
  save: 'Save',
  look: 'Look',
  lookAll: 'Look again',
  looking: 'Looking',
  asking: 'Your system asks in a window of its own whether Keyturn may do that.',
  lookHint: 'Looks what stands there now. Changes nothing.',
  found: 'What stands there now',
  line: (line: number) => `line ${line}`,
  notFound: 'not found',
  edit: (what: string) => `Change ${what}`,
  remove: 'Remove this place…',
  removeTitle: 'Remove this place',
  removeText:
    'A replacement does not change it any more. What stands there now stays there and is not touched.',
  removeDo: 'Remove it',
  later: 'A place that a newer Keyturn wrote',
  laterLead: 'This version cannot change it. A replacement leaves it to you.',
  pairOnly: 'This place holds a Key ID and a secret. This key has no Key ID yet.',
  byYou: 'you do this',
} as const
