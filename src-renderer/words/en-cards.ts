import type { ErrorWords } from './en-errors.ts'
import type { StoryNames } from './told.ts'

/** What stands on a card of the list where a replacement takes another road than the plain one. */
export type RoadCard =
  | 'guided'
  | 'by-hand'
  | 'accept'
  | 'dead-lost'
  | 'either'
  | 'dead-places'
  | 'still-used'
  | 'taking-back'
  | 'off-no-new'
  | 'off-by-hand'
  | 'quiet'

/** Happened, kept, to do. */
export const roadCards: Readonly<Record<RoadCard, (names: StoryNames) => ErrorWords>> = {
  guided: ({ provider }) =>
    card(
      'Nothing was made yet.',
      'The old key works.',
      `Make a new key at ${provider} and hand it over.`,
    ),
  'by-hand': () =>
    card(
      'A new key was handed over.',
      'It is saved in this vault.',
      'Try it, then say that it works.',
    ),
  accept: () =>
    card('Nothing was sent yet.', 'The old key works.', 'Read what breaks, then decide.'),
  'dead-lost': ({ provider }) =>
    card(
      `${provider} replaced the key and the new secret was lost with the reply.`,
      'What was asked, and when, is written down.',
      'Open it now. Places that use this key are broken until it is mended.',
    ),
  either: ({ provider }) =>
    card(
      `${provider} was asked to replace the key and the reply was lost.`,
      'The request is written down. It is not sent a second time.',
      'Check what happened. One call with the old key tells.',
    ),
  'dead-places': () =>
    card(
      'The old key is dead.',
      'The new one is saved in this vault.',
      'Bring it to its places. They are broken until they have it.',
    ),
  'still-used': () =>
    card(
      'Something still uses the old key.',
      'Both keys work.',
      'Find what uses it, or turn it off all the same.',
    ),
  'taking-back': () =>
    card(
      'You took the replacement back.',
      'Both keys work meanwhile.',
      'Wait until the places are back, or change back those that are yours.',
    ),
  'off-no-new': () =>
    card(
      'The old key was turned off at once.',
      'Why and when is written down.',
      'Open it: there is no new key yet.',
    ),
  'off-by-hand': ({ provider, until }) =>
    card(
      'The new key is in use.',
      'The old key works until you turn it off.',
      `Turn the old key off at ${provider}${until === null ? '' : `, from ${until} on`}, then say so.`,
    ),
  quiet: ({ until }) =>
    card(
      'The new key is in use.',
      until === null ? 'The old key still works.' : `The old key works until ${until}.`,
      'Nothing. Keyturn turns the old key off once nothing uses it.',
    ),
}

function card(happened: string, kept: string, todo: string): ErrorWords {
  return { happened, kept, todo }
}
