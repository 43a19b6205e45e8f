import type { RotationAction, RotationKind, StoryLine } from '../../src-shared/rotation.ts'
import { counted } from '../format/duration.ts'
import { lineWords } from './en-story.ts'

const titles: Readonly<Record<RotationKind, (name: string) => string>> = {
  generate: (name) => `Make ${name}`,
  replace: (name) => `Replace ${name}`,
  'turn-off': (name) => `Turn off ${name}`,
  'set-signer': (name) => `Use ${name} for webhooks`,
}

const actions: Readonly<Record<RotationAction, string>> = {
  continue: 'Continue',
  check: 'Check what happened',
  'places-done': 'Every place uses the new key',
  'turn-off-old': 'Turn off the old key',
  'turn-off-orphan': 'Turn off the lost key',
  'start-again': 'Start again',
  'none-is-ours': 'None of these is ours',
  'finish-keeping-old': 'Keep the old key, finish here',
  abandon: 'End without a new key',
  'end-here': 'End here, I look after the rest',
}

const who: Readonly<Record<StoryLine['who'], string>> = {
  keyturn: 'Keyturn',
  person: 'You',
  nobody: 'nobody',
}

const marks: Readonly<Record<StoryLine['state'], string>> = {
  todo: 'Not yet',
  working: 'Under way',
  waiting: 'Waiting for you',
  done: 'Done',
  unknown: 'Unknown',
  failed: 'Stopped',
}

/** Replacements and everything else that is done at a provider. */
export const replacementWords = {
  titles,
  actions,
  tryAgain: 'Try again',
  endSetSigner: 'Leave it as it is',
  back: 'All keys',
  reason: (reason: string) => `Reason: ${reason}`,
  newName: 'New name',
  sameAt: (provider: string) => `the same at ${provider}`,
  at: (provider: string) => `at ${provider}`,
  backToKeys: 'Back to all keys',
  marks,
  loading: 'Reading what is written down',
  gone: 'This is not written down any more.',

  oldKey: 'Old key',
  newKey: 'New key',
  theKey: 'Key',
  mayExist: 'may exist',
  off: 'off',
  drawing: 'How long each key lasts',
  now: 'now',
  bothWork: 'both work',
  asked: (time: string) => `asked ${time}`,

  lines: lineWords,
  who,
  youDoThis: 'You do this',
  copyNew: 'Copy the new key',
  copyNewId: 'Copy its Key ID',
  notWritten: 'Add them under “Used in” on the key itself.',

  know: 'What we know',
  facts: {
    asked: 'Asked',
    notAsked: 'not yet',
    reply: 'Reply',
    noReply: 'none, or none that can be read',
    came: (hint: string) => `came, with key ${hint}`,
    before: 'Before',
    keysBefore: (count: number, provider: string) =>
      `${counted(count, 'key')} at ${provider}, list kept with the request`,
    askedAgain: 'Asked again',
    never: 'no. A second request could make a second key',
    oldKey: 'Old key',
    newKey: 'New key',
    madeOn: (date: string) => `made ${date}`,
    keyId: 'Key ID',
    signs: 'signs webhooks',
    trouble: 'Last attempt',
    ends: 'Old key until',
    begun: 'Begun',
  },
  canFind: 'What the check can find',
  findOurs: 'One key, ours.',
  findOursRest: 'Its secret was lost with the reply, so it is turned off and a new one is made.',
  findNone: 'None.',
  findNoneRest: 'Start again, nothing to clean up.',
  findUnsure: 'Not sure.',
  findUnsureRest: 'You see the list and decide.',

  checkTitle: 'Check what happened',
  checkText: (provider: string, name: string, time: string) =>
    `Keyturn reads the list of keys at ${provider} and looks for one named ${name} that was not there at ${time}. It makes nothing and turns nothing off.`,
  candidates: 'Keys that were not there before',
  candidatesLead: 'Turn one off only if you know that nobody else made it.',
  ours: 'Ours',
  notSure: 'Not sure',
  unnamed: 'no name',
  unknownDate: 'date unknown',
  thisOne: 'Turn this one off',

  slots: (provider: string) => `Keys at ${provider}`,
  lastUsed: 'last used',
  replacedStays: 'Being replaced, stays',
  slotsNone: 'None of its other keys is in this vault. Turn one off on the page of the provider.',
  turnOffOther: (name: string) => `Turn off ${name}`,
  turnOffShort: 'Turn off',
  signerStays: 'Signs webhooks, stays',

  weightTitle: (what: string, provider: string) => `Turn off ${what} at ${provider}`,
  weightOld: 'the old key',
  weightNew: 'the new key',
  weightOrphan: 'the lost key',
  weightText: 'Calls with it are refused at once.',
  weightOrphanText: 'Nobody has its secret, so nothing breaks.',
  weightPlaces: (places: string) => `If one of these still has it, it breaks: ${places}.`,
  doTurnOff: 'Turn it off',
  notYet: 'Not yet',
  abandonTitle: 'End without the new key',
  abandonText: 'The new key is turned off first. The old key stays as it is.',
  abandonFirst: 'The new key is turned off first.',

  leave: 'Leave it for now',
  showKey: 'Show the new key',
  finishedAt: 'Finished',

  list: {
    title: 'Replacements',
    summary: (counts: readonly string[]) => counts.join(', '),
    stopped: (count: number) => `${count} stopped`,
    waiting: (count: number) => `${count} waiting`,
    check: (count: number) => `${count} to check`,
    nothing: 'Nothing is under way.',
    nothingLead: 'When you make, replace or turn off a key, every step of it stands here.',
    open: 'Open',
    finished: 'Finished',
    pills: {
      stopped: 'Stopped',
      check: 'Check what happened',
      waiting: 'Waiting for you',
      working: 'Under way',
      finished: 'Finished',
    },
    ended: 'Ended without a change',
    done: {
      generate: 'Made and proved',
      replace: 'Replaced, old key off',
      'turn-off': 'Turned off and refused',
      'set-signer': 'Signs webhooks',
    } satisfies Record<RotationKind, string>,
    keptOld: 'Replaced, old key kept',
  },
} as const
