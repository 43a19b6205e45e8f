import { told, type Sentence } from './told.ts'

/** The lines of a replacement in which a person does the provider's part, or vouches for it. */
export type ByHandTold =
  | 'made-off-by-hand'
  | 'made-off-later'
  | 'made-off-said'
  | 'saved-back'
  | 'saved-said'
  | 'places-hands'
  | 'places-untouched'
  | 'old-coming-back'
  | 'old-later'
  | 'old-off-said'

/** Their sentences. */
export const byHandWords: Readonly<Record<ByHandTold, Sentence>> = {
  'made-off-by-hand': ({ provider }) =>
    told(`Turn the new key off at ${provider}`, 'Nothing uses it any more. Only you can do this'),
  'made-off-later': ({ provider }) =>
    told(`Turn the new key off at ${provider} last`, 'You do that once the places are back'),
  'made-off-said': ({ provider }) => told('New key is off', `You turned it off at ${provider}`),
  'saved-back': () => told('Saved in this vault', ''),
  'saved-said': () => told('Saved in this vault; you tried it', 'You said that the new key works'),
  'places-hands': ({ handsBack }) =>
    told(
      `Put back ${handsBack} first`,
      'You change this back, then say so. Nothing goes on before',
    ),
  'places-untouched': () => told('No place was changed', 'All of them still use the old key'),
  'old-coming-back': () =>
    told('Old key works', 'It is the one in use again once the places have it back'),
  'old-later': ({ provider, until }) =>
    told(
      until === null
        ? 'Old key keeps working'
        : `Turn the old key off at ${provider}, from ${until} on`,
      until === null
        ? `You turn it off at ${provider} once the new key is in use`
        : 'It works until you do',
    ),
  'old-off-said': ({ provider }) => told('Old key is off', `You turned it off at ${provider}`),
}

/** What is true where Keyturn tried nothing itself; the first is no truth of the vault alone. */
export const truthsByHand = {
  'new-left': 'Only the old key is in use. The new one still works until you turn it off.',
  'new-saved-unproved': 'The new key is saved. Nobody tried it yet. Safe to close.',
  'both-work': 'You said that the new key works. The old one is not off yet. Safe to close.',
  'new-works': 'You said that the new key works. Safe to close.',
  'places-changing': 'You said that the new key works. Places are being changed.',
  'taking-back': 'Neither key is off yet. It is being taken back.',
  'taken-back': 'Only the old key is in use. You turned the new one off.',
  'only-new-works': 'Only the new key is in use. You turned the old one off.',
  'turned-off-unproved': 'You turned the old key off. Keyturn cannot look.',
} as const
