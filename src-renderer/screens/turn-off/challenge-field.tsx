import { ErrorCard } from '../../components/error-card.tsx'
import { stepWords } from '../../words/en.ts'
import { TypedPhraseField } from './typed-phrase-field.tsx'
import type { Challenge } from './use-challenge.ts'

/** The phrase to type, or how asking for it stands. */
export function ChallengeField({
  challenge,
  providerName,
  typed,
  onType,
}: {
  readonly challenge: Challenge
  readonly providerName: string
  readonly typed: string
  readonly onType: (typed: string) => void
}) {
  switch (challenge.state) {
    case 'not-asked':
      return null
    case 'asking':
      return <p role="status">{stepWords.key.asking(providerName)}</p>
    case 'failed':
      return <ErrorCard code={challenge.code} />
    case 'asked':
      return challenge.phrase === null ? null : (
        <TypedPhraseField phrase={challenge.phrase} typed={typed} onType={onType} />
      )
  }
}
