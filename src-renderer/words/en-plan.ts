import type { Via } from '../../src-shared/provider.ts'
import { counted } from '../format/duration.ts'

const proves: Readonly<Record<Via, (provider: string) => string>> = {
  api: (provider) => `Proved with a read-only call to ${provider} before any place gets it`,
  guided: () => 'You try it, then say that it works',
  none: () => 'Nobody can try it, so you say that it works',
}

const retires = {
  'when-quiet': (provider: string) => `Keyturn turns it off at ${provider} once nothing uses it`,
  'when-asked': (provider: string) => `Keyturn turns it off at ${provider} when you say so`,
  person: (provider: string) => `You turn it off on the page of ${provider}`,
} as const

/** What a replacement would do, before it begins. */
export const planWords = {
  title: (name: string) => `Replace ${name}`,
  loading: 'Looking what this replacement would do',
  back: 'All keys',
  choose: 'Replace, and choose how…',
  begin: 'Replace key',
  beginGuided: 'Begin',
  cancel: 'Not now',
  willDo: 'What happens',
  steps: {
    madeApi: (provider: string) => `Make a new key at ${provider}`,
    madeApiHow: 'Asked once, written down before',
    madeSlots: (live: number, most: number) =>
      `${live} of ${counted(most, 'place')} for keys ${live === 1 ? 'is' : 'are'} taken: you choose which key goes`,
    madeGuided: (provider: string) => `Make a new key on the page of ${provider}`,
    madeGuidedHow: 'Keyturn tells you the steps and checks what you paste',
    madeGuidedEnds: 'Making the new one ends the old one at once. Keyturn tells you the steps',
    madeInPlace: (provider: string) => `${provider} replaces the key`,
    madeInPlaceHow: 'The old key is dead from that moment on',
    saved: 'Save it in this vault, and prove it',
    proves,
    places: (count: number) => (count === 0 ? 'Places' : `Put it into ${counted(count, 'place')}`),
    placesNone: 'No place is written down. You put the new key where it is used',
    placesBoth: (keyturn: number, person: number) =>
      `${keyturn} by Keyturn, ${person} by you, one after the other`,
    placesKeyturn: 'One after the other, each can be undone',
    placesPerson: 'You change them and tick them',
    oldUntil: (until: string) => `Old key works until ${until}`,
    oldByHand: (provider: string, from: string) =>
      `Turn the old key off at ${provider}, from ${from} on`,
    oldAtOnce: 'Old key goes as soon as every place has the new one',
    oldDead: 'Old key is dead by then',
    oldDeadHow: 'Keyturn proves that it is refused',
    oldDeadByHand: 'It ends with your click on the provider’s page',
    retires,
  },
  grace: 'How long the old key goes on working',
  graceFrom: 'Counted from the moment in which every place has the new key.',
  graceEnd: (until: string) => `If that is now, it works until ${until}.`,
  graceNone: 'It goes as soon as every place has the new key.',
  graceChoices: {
    0: 'Not at all',
    1: '1 hour',
    24: '24 hours',
    168: '7 days',
  },
  graceOwn: (hours: number) =>
    hours % 24 === 0 ? counted(hours / 24, 'day') : counted(hours, 'hour'),
  graceUsual: 'as this key is set',
  breaksTitle: 'There is no time in which both keys work',
  breaks: (names: string) => `These break until they have the new key: ${names}.`,
  breaksNone: 'No place is written down. Whatever uses this key breaks until you change it.',
  iKnow: 'I know what breaks',
  needsTick: 'Tick that you know what breaks.',
  places: 'Places that use the key',
} as const
