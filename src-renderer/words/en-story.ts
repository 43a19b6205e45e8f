import type { Step } from '../../src-shared/rotation.ts'
import { counted } from '../format/duration.ts'
import type { ErrorWords } from './en-errors.ts'
import { openPlaces, type PlaceNumbers } from './en-places-story.ts'
import { byHandWords, type ByHandTold } from './en-story-by-hand.ts'
import { otherWords, type OtherTold } from './en-story-roads.ts'
import { told, type Sentence, type StoryNames } from './told.ts'

export type { StoryNames, Told } from './told.ts'

/** Every line that a story can have; the first word says which line, the second how it stands. */
export type LineTold =
  | OtherTold
  | ByHandTold
  | `made-${'todo' | 'working' | 'done' | 'none' | 'lost' | 'unclear' | 'orphan' | 'full' | 'failed' | 'ended'}`
  | `saved-${'todo' | 'working' | 'waiting' | 'done' | 'failed' | 'unsaved'}`
  | `places-${'todo' | 'working' | 'waiting' | 'done' | 'failed'}`
  | `old-${'todo' | 'working' | 'waiting' | 'done' | 'kept' | 'failed' | 'unproved'}`
  | `signer-${'todo' | 'working' | 'done' | 'failed'}`

/** A provider that nobody gave a name. */
export const theProvider = 'the provider'

const place = (count: number) => counted(count, 'place')

/** The story in sentences. */
export const lineWords: Readonly<Record<LineTold, Sentence>> = {
  ...otherWords,
  ...byHandWords,
  'made-todo': ({ provider }) => told(`Make a new key at ${provider}`, 'Nothing was sent yet'),
  'made-working': ({ provider }) =>
    told(`Asking ${provider} for a new key`, 'The request is written down first'),
  'made-done': ({ provider, hint }) =>
    told(`New key made at ${provider}`, hint ? `${provider} answered with key ${hint}` : ''),
  'made-none': ({ provider }) =>
    told(`No key was made at ${provider}`, 'You can start again. There is nothing to clean up'),
  'made-lost': ({ provider }) =>
    told(
      `${provider} did not answer`,
      'Keyturn asked for a new key. No reply came that could be read, so a key may or may not have been made.',
    ),
  'made-unclear': ({ provider }) =>
    told(
      `Not sure which key is ours`,
      `${provider} lists keys that were not there before. None of them, or more than one, has every sign of ours.`,
    ),
  'made-orphan': ({ provider, name }) =>
    told(
      `One key, ours, without its secret`,
      `${provider} lists ${name}, made in the minute of our request. Its secret was lost with the reply, so nobody can use it.`,
    ),
  'made-full': ({ provider }) =>
    told(
      `${provider} has no room for another key`,
      'One more was refused, nothing was made. Turn off one that you can do without, then continue.',
    ),
  'made-failed': ({ provider, trouble }) => told(`No new key at ${provider}`, trouble),
  'made-ended': () => told('Ended without a new key', ''),

  'saved-todo': () => told('Save in this vault', ''),
  'saved-working': ({ provider }) =>
    told('Saved in this vault', `Proving it with a read-only call to ${provider}`),
  'saved-waiting': () => told('Saved in this vault, not proved yet', ''),
  'saved-done': ({ provider }) =>
    told('Saved in this vault, and proved', `A read-only call to ${provider} worked`),
  'saved-failed': ({ trouble }) => told('Saved in this vault, not proved yet', trouble),
  'saved-unsaved': () =>
    told(
      'The new key is not saved yet',
      'The disk is full. The key is only in the memory of this app: keep it open, make space, then try again.',
    ),

  'places-todo': ({ places }) =>
    places.total === 0
      ? told('Places', 'No place is written down')
      : told(
          place(places.total),
          `${places.total === 1 ? 'It still uses' : 'They still use'} the old key`,
        ),
  'places-working': ({ places }) =>
    places.total === 0
      ? told('Switching to the new key', '')
      : told(`${countOf(places)} the new key`, 'The others are being changed'),
  'places-waiting': ({ places }) =>
    places.total === 0
      ? told('Put the new key where the old one is used', 'No place is written down')
      : told(`${countOf(places)} the new key`, openPlaces(places)),
  'places-done': ({ places }) =>
    told(
      places.total === 0 ? 'Switched to the new key' : `${countOf(places)} the new key`,
      places.left > 0 || places.total === 0 ? 'You said that nothing else is left to change' : '',
    ),
  'places-failed': ({ places, trouble }) =>
    told(
      places.total === 0 ? 'Not switched to the new key yet' : `${countOf(places)} the new key`,
      openPlaces(places) || trouble,
    ),

  'old-todo': ({ until }) =>
    told(
      until === null ? 'Old key keeps working' : `Old key works until ${until}`,
      until === null ? 'It is not touched before the new key is in use' : '',
    ),
  'old-working': ({ provider }) => told(`Turning it off at ${provider}`, ''),
  'old-waiting': ({ until, provider }) =>
    told(
      until === null ? 'Old key still works' : `Old key works until ${until}`,
      `Turn it off at ${provider} once nothing uses it any more`,
    ),
  'old-done': ({ provider }) => told('Old key is off', `A call with it was refused by ${provider}`),
  'old-kept': ({ provider, until }) =>
    told(
      'Old key was kept',
      until === null
        ? `It still works at ${provider}`
        : `It still works at ${provider}. It was to be turned off by ${until}`,
    ),
  'old-failed': ({ trouble }) => told('Old key is not off yet', trouble),
  'old-unproved': ({ provider, trouble }) =>
    told(`Turned off at ${provider}`, trouble || 'That it is refused is not proved yet'),

  'signer-todo': ({ provider }) => told(`Tell ${provider} which key signs webhooks`, ''),
  'signer-working': ({ provider }) => told(`Telling ${provider} which key signs webhooks`, ''),
  'signer-done': ({ provider }) =>
    told('This key signs webhooks', `${provider} signs with it from now on`),
  'signer-failed': ({ trouble }) => told('Another key still signs webhooks', trouble),
}

/** What stands on a card of the list where nothing went wrong: happened, kept, to do. */
export const cardWords: Readonly<Record<Step, (names: StoryNames) => ErrorWords>> = {
  planned: ({ provider }) =>
    card(
      'No key was made.',
      'Everything is as it was.',
      `Continue, or end it. ${provider} waits for nothing.`,
    ),
  creating: ({ provider }) =>
    card(
      `${provider} was asked for a key.`,
      'The request is written down.',
      'Check what happened.',
    ),
  unknown: ({ provider }) =>
    card(
      `${provider} was asked for a key and the reply was lost.`,
      'The request is written down. It is not sent a second time.',
      'Check what happened. That makes nothing and turns nothing off.',
    ),
  orphaned: () =>
    card(
      'A key was made and its secret was lost with the reply.',
      'Nothing else was changed.',
      'Turn the lost key off, then start again.',
    ),
  stored: () =>
    card(
      'A new key was made.',
      'It is saved in this vault.',
      'Continue: Keyturn proves it with a real call.',
    ),
  proved: ({ places }) =>
    card(
      'A new key was made and proved.',
      'It is saved in this vault. The old key was not touched.',
      places.total === 0
        ? 'Put it where the old one is used.'
        : `${countOf(places)} it. ${openPlaces(places)}`.trim(),
    ),
  promoted: ({ until }) =>
    card(
      'The new key is in use.',
      until === null ? 'The old key still works.' : `The old key works until ${until}.`,
      'Turn the old key off once nothing uses it.',
    ),
  retiring: ({ provider }) =>
    card(
      `${provider} was asked to turn a key off.`,
      'The request is written down.',
      'Continue: asking twice does no harm.',
    ),
  retired: ({ provider }) =>
    card(
      `${provider} turned the key off.`,
      'This is written down.',
      'Continue: Keyturn proves that it is refused.',
    ),
  done: () => card('Finished.', 'Everything is saved.', 'Nothing.'),
  abandoned: () => card('Ended by you.', 'What had been saved stays saved.', 'Nothing more here.'),
}

/** How many places have the new key: `3 of 4 places use`, `1 of 1 place uses`. */
function countOf({ total, switched }: PlaceNumbers): string {
  return `${switched} of ${place(total)} ${total === 1 ? 'uses' : 'use'}`
}

function card(happened: string, kept: string, todo: string): ErrorWords {
  return { happened, kept, todo }
}
