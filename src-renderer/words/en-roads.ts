import type { SlotStand } from '../screens/replacement/slot-order.ts'
import { counted } from '../format/duration.ts'

const slotStands: Readonly<Record<SlotStand, string>> = {
  replaced: 'Being replaced, stays',
  signer: 'Signs webhooks, stays',
  'past-grace': 'Old, and its time is over',
  old: 'Old but working',
  ours: 'In use in this vault',
  foreign: 'Not in this vault',
}

/** The words of a replacement that takes another road than the plain one. */
export const roadWords = {
  deadLost: 'Every place that uses this key is broken until it has the new one.',
  deadLostRecover: (provider: string) =>
    `${provider} shows its keys again: Keyturn can read the new one once more and save it.`,
  deadLostAgain: (provider: string) =>
    `${provider} does not show a key again. Start again: it makes another one.`,
  checkInPlace: (provider: string) =>
    `Keyturn makes one read-only call to ${provider} with the old key. It makes nothing and turns nothing off.`,
  findings: [
    ['ours', 'The old key works.', 'Nothing was done. You can start again.'],
    [
      'none',
      'The old key is refused.',
      'It was replaced, and the new secret was lost with the reply.',
    ],
    ['unsure', 'No answer.', 'Nothing is concluded from that. Check once more later.'],
  ],
  facts: {
    promoted: 'In use since',
    oldOff: 'Old key off',
    stillUsed: 'Still used',
    back: 'Taken back',
    notBefore: 'Tries again',
  },

  abandonByHand: (provider: string) =>
    `Keyturn cannot turn the new key off: do that on the page of ${provider}. The old key stays as it is.`,
  newOffSteps: 'How to turn the new key off',
  newOffFind: 'Find the new key, and not the old one:',
  newOffNamed: 'perhaps called',
  newOffDo: 'Delete it there, or turn it off. The old key stays as it is.',
  newOffSay: 'Then say so below.',
  pasteAgain: 'Paste it again',
  pasteAgainWhy:
    'If the wrong text was saved, paste the right key. It takes the place of the first.',
  saveAnyway: 'Save it anyway',
  guidedSteps: 'What you do',
  openPage: (provider: string) => `Open the page of ${provider} where its keys are made.`,
  makeNew: 'Make a new key there. Leave the old one as it is.',
  nameIt: 'Give it this name, if it asks for one:',
  copyName: 'Copy name',
  pasteIt: 'Copy the new key and paste it here. Keyturn saves it before anything else.',
  newKey: 'New key',
  newKeyId: 'Key ID of the new key',
  handOver: 'Save this key',
  handingOver: 'Saving it in this vault',
  empty: 'Paste the new key.',
  faults: {
    'blanks-around': (count: number) =>
      `${counted(count, 'blank character')} around it ${count === 1 ? 'is' : 'are'} left out.`,
    'quotes-around': 'It stands in quotes. They are seldom part of a key.',
    'named-line': 'It begins like a line of a file, such as NAME=value.',
    bearer: 'It begins like a header of a request. That is seldom part of a key.',
    url: 'It looks like an address of a page.',
    sentence: 'It looks like a sentence.',
    'other-prefix': 'It does not begin like the old key. Look that it is the right kind of key.',
    'wrong-prefix': 'Keys of this provider begin otherwise. Look that it is the right text.',
    'cut-off': 'It is too short for a whole key. Perhaps its end was not copied.',
    'blanks-inside': 'There are blanks or line ends inside it. Perhaps too much was copied.',
    masked: 'It holds dots or stars, as pages show a key that is hidden.',
    'like-old': 'It ends like the old key. Look that it is the new one.',
  },
  useBare: (shown: string) => `Use only ${shown}`,
  thatPart: 'the key itself',

  slotTitle: (provider: string) => `Which key at ${provider} may go?`,
  slotLead:
    'Nothing is turned off before you choose. The one that you choose is off for good, at once.',
  slotStands,
  slotUsed: 'last used',
  slotNever: 'never used',
  slotUnknown: 'last use unknown',
  giveUp: 'Give this one up',
  giveUpNamed: (name: string) => `Give this one up: ${name}`,

  weightGiveUp: (name: string, provider: string) => `Give up ${name} at ${provider}`,
  weightGiveUpText: 'Calls with it are refused at once. Then Keyturn makes the new key.',
  weightTakeBack: 'Take the replacement back',
  takeBackSteps: {
    places: (names: string) => `These get back what stood there: ${names}.`,
    byHand: (names: string) => `You change these back: ${names}.`,
    noPlaces: 'No place has the new key.',
    old: 'The old key is the one in use again.',
    oldSigns: 'The old key signs webhooks again.',
    off: (provider: string) => `The new key is turned off at ${provider}.`,
    offByHand: (provider: string) => `You turn the new key off at ${provider}, then say so.`,
  },
  doTakeBack: 'Take it back',
  weightBreak: (provider: string) => `The old key dies when ${provider} makes the new one`,
  breakText: 'There is no time in which both work.',
  breaks: (names: string) => `These break until they have the new key: ${names}.`,
  breaksNone: 'No place is written down. Whatever uses this key breaks until you change it.',
  iKnow: 'I know what breaks',
  doReplace: 'Replace it now',

  emergency: 'Turn off now and replace',
  emergencyMenu: 'Turn off now and replace…',
  emergencyTitle: (name: string, provider: string) => `Turn off ${name} at ${provider} now`,
  emergencyLead:
    'The key in use is turned off first, without waiting for anything. Then a new one is made and brought to its places.',
  emergencySigner:
    'It signs webhooks, and its provider keeps the key that does. So a new key is made and signs first, then this one is turned off at once.',
  emergencyNot: (provider: string) => `Keyturn cannot turn a key off at ${provider}.`,
  emergencyByHand: (provider: string) => [
    `Turn the key off on the page of ${provider} first.`,
    'Say here that it is off.',
    'Make a new one there and paste it. Then it is brought to its places.',
  ],
  beginByHand: 'Begin',
  why: 'Why',
  whys: {
    retired: 'It is not needed any more',
    exposed: 'It was seen by others',
    'vendor-left': 'The vendor is gone',
    'teammate-left': 'A teammate left',
    other: 'Something else',
  },
  inWords: 'In your words',
  inWordsHint: 'Kept with the key, in this vault only.',
  inWordsNeeded: 'Choose a reason above, or say it in a few words.',
  breaksNow: (places: string) => `I know that this breaks ${places} until they have the new key.`,
  strangePlace: 'a place that this version does not know',
  turnOffNow: 'Turn off now',
  turningOff: (provider: string) => `Turning it off at ${provider}`,
} as const
