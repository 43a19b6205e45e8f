import type { Candidate, RotationView } from '../../../src-shared/rotation.ts'
import { Button } from '../../components/button.tsx'
import { Mono } from '../../components/mono.tsx'
import { When } from '../../components/when.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { stepWords } from '../../words/en.ts'
import type { Acting } from './use-acting.ts'
import './candidate-list.css'

const words = stepWords.replacement

/** The keys that the provider did not list before, for the person to judge. */
export function CandidateList({
  view,
  acting,
}: {
  readonly view: RotationView
  readonly acting: Acting
}) {
  return (
    <section className="candidates" aria-label={words.candidates}>
      <h3>{words.candidates}</h3>
      <p className="chapter-detail">{words.candidatesLead}</p>
      <ul className="candidates-list">
        {view.candidates.map((candidate) => (
          <CandidateLine
            key={candidate.remoteId}
            candidate={candidate}
            busy={acting.busy}
            onChoose={() =>
              acting.setWeighing({ action: 'turn-off-orphan', remoteId: candidate.remoteId })
            }
          />
        ))}
      </ul>
    </section>
  )
}

function CandidateLine({
  candidate,
  busy,
  onChoose,
}: {
  readonly candidate: Candidate
  readonly busy: boolean
  readonly onChoose: () => void
}) {
  const name = candidate.name === null ? words.unnamed : visibleText(candidate.name)
  return (
    <li className="candidate">
      <span className="candidate-verdict" data-ours={candidate.ours}>
        {candidate.ours ? words.ours : words.notSure}
      </span>
      <span className="candidate-what">
        <strong>{name}</strong>
        <span>
          <Mono>{candidate.remoteId}</Mono>,{' '}
          {candidate.createdAt === null ? (
            words.unknownDate
          ) : (
            <When at={candidate.createdAt} form="minute" />
          )}
        </span>
      </span>
      {candidate.signer ? (
        <span className="candidate-stays">{words.signerStays}</span>
      ) : (
        <Button
          variant="plain"
          busy={busy}
          aria-label={words.turnOffOther(name)}
          onClick={onChoose}
        >
          {words.thisOne}
        </Button>
      )}
    </li>
  )
}
