import { told, type Sentence, type StoryNames } from './told.ts'

/** The lines of every road but the plain one: in place, guided, emergency, take back, waiting. */
export type OtherTold =
  | `made-${'accept' | 'retry' | 'not-listed' | 'old-lives' | 'replacing' | 'in-place' | 'either' | 'dead-lost' | 'guided' | 'handed-over' | 'taking-back' | 'taken-back'}`
  | `saved-${'retry' | 'by-hand' | 'unproved-dead'}`
  | `places-${'retry' | 'undoing' | 'undone' | 'break'}`
  | `old-${'quiet' | 'look-again' | 'still-used' | 'skewed' | 'by-hand' | 'first' | 'off' | 'dead' | 'will-die' | 'again' | 'unclear'}`

const again = ({ retryAt }: StoryNames) => (retryAt === null ? '' : `Tries again at ${retryAt}`)
const joined = (first: string, second: string) => (second === '' ? first : `${first} ${second}`)

/** Their sentences. */
export const otherWords: Readonly<Record<OtherTold, Sentence>> = {
  'made-accept': ({ provider }) =>
    told(
      `Replace the key at ${provider}`,
      'The old key dies the moment the new one is made. Nothing was sent yet.',
    ),
  'made-retry': (names) =>
    told(`No new key at ${names.provider} yet`, joined(names.trouble, again(names))),
  'made-not-listed': ({ provider, retryAt }) =>
    told(
      `${provider} lists no new key so far`,
      joined(
        'A list can lag behind, so this is not believed yet.',
        retryAt === null ? '' : `Keyturn looks again at ${retryAt}`,
      ),
    ),
  'made-old-lives': ({ provider, retryAt }) =>
    told(
      `${provider} still accepts the old key so far`,
      joined(
        'The request may still be on its way, so this is not believed yet.',
        retryAt === null ? '' : `Keyturn looks again at ${retryAt}`,
      ),
    ),
  'made-replacing': ({ provider }) =>
    told(`Asking ${provider} to replace the key`, 'The request is written down first'),
  'made-in-place': ({ provider, hint }) =>
    told(`Key replaced at ${provider}`, hint ? `${provider} answered with key ${hint}` : ''),
  'made-either': ({ provider }) =>
    told(
      `${provider} did not answer`,
      'Keyturn asked it to replace the key. It may or may not have done so, so either key may be the living one.',
    ),
  'made-dead-lost': ({ provider }) =>
    told(
      `Key replaced at ${provider}, its secret was lost`,
      `${provider} refuses the old key, so it made a new one. The reply with its secret never came.`,
    ),
  'made-guided': ({ provider }) =>
    told(`Make a new key at ${provider}`, 'The old key goes on working meanwhile'),
  'made-handed-over': ({ provider, hint }) =>
    told(`New key made at ${provider}`, hint ? `You handed over key ${hint}` : ''),
  'made-taking-back': ({ provider }) =>
    told(`The new key is turned off at ${provider} last`, 'It works until the places are back'),
  'made-taken-back': ({ provider }) => told(`New key turned off at ${provider}`, ''),

  'saved-retry': (names) =>
    told(
      'Saved in this vault, not proved yet',
      joined(
        `${names.provider} did not take it yet. New keys sometimes need a moment.`,
        again(names),
      ),
    ),
  'saved-by-hand': ({ provider }) =>
    told(
      'Saved in this vault, nobody tried it yet',
      `Keyturn cannot ask ${provider}. Try the new key yourself, then say so below.`,
    ),
  'saved-unproved-dead': ({ trouble }) =>
    told('Saved in this vault, not proved yet', trouble || 'The old key is dead already'),

  'places-retry': (names) =>
    told('Places are not changed yet', joined(names.trouble, again(names))),
  'places-undoing': () => told('Places get back what stood there', ''),
  'places-undone': () => told('Places have back what stood there', ''),
  'places-break': ({ places: { total, switched } }) =>
    told(
      `${switched} of ${total} places have the new key`,
      switched === 0
        ? 'They are broken until they have it'
        : 'The others are broken until they have it',
    ),

  'old-quiet': ({ provider, until }) =>
    told(
      until === null ? 'Old key works until nothing uses it' : `Old key works until ${until}`,
      `Then Keyturn turns it off at ${provider}, if nothing used it since`,
    ),
  'old-look-again': ({ provider, retryAt }) =>
    told(
      'Old key still works',
      joined(
        `Keyturn turns it off once ${provider} shows it quiet.`,
        retryAt === null ? '' : `Looks again at ${retryAt}`,
      ),
    ),
  'old-still-used': ({ provider, usedAt, retryAt }) =>
    told(
      'Something still uses the old key',
      joined(
        usedAt === null
          ? `${provider} shows that it was used after the new key was in use.`
          : `${provider} shows that it was used ${usedAt}.`,
        retryAt === null
          ? 'Find what uses it, or turn it off.'
          : `Find what uses it. Keyturn looks again at ${retryAt}`,
      ),
    ),
  'old-skewed': ({ provider }) =>
    told(
      'Old key is not turned off by itself',
      `The clocks of this computer and of ${provider} differ, so its dates prove nothing.`,
    ),
  'old-by-hand': ({ provider, until }) =>
    told(
      `Turn the old key off at ${provider}${until === null ? '' : `, from ${until} on`}`,
      'It works until you do. Then say so below.',
    ),
  'old-first': ({ provider }) => told(`Turn off the old key at ${provider} first`, ''),
  'old-off': ({ provider }) => told('Old key is off', `${provider} takes no call with it any more`),
  'old-dead': ({ provider }) =>
    told('Old key is dead', `${provider} ended it when it made the new one`),
  'old-will-die': ({ provider }) =>
    told('Old key dies at once', `The moment that ${provider} makes the new one`),
  'old-again': () => told('Old key is in use', 'As before the replacement'),
  'old-unclear': ({ provider }) =>
    told('Old key may be dead', `Looking tells: Keyturn makes a real call to ${provider} with it`),
}
