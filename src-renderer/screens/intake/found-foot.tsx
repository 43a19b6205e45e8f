import type { IntakeState } from '../../../src-shared/intake.ts'
import { Button } from '../../components/button.tsx'
import { keepChosen, stopIntake } from '../../stores/intake-actions.ts'
import { hiddenChosen, showIntakeDialog, useIntake } from '../../stores/intake.ts'
import { intakeWords } from '../../words/en.ts'

const words = intakeWords.foot

/** What Keep does, and the two things that can be done with what is ticked. */
export function FoundFoot({ state }: { readonly state: IntakeState }) {
  const isKeeping = useIntake((store) => store.isKeeping)
  const hidden = useIntake(hiddenChosen)
  const { counts, phase, checks } = state
  const none = counts.chosen === 0
  return (
    <div className="found-foot">
      <p className="found-foot-text">
        {none ? (
          words.none
        ) : (
          <>
            <strong>{words.lead}</strong> {words.leadRest}
          </>
        )}
        <span>{words.files}</span>
      </p>
      {phase === 'checking' && checks ? (
        <Checking checks={checks} />
      ) : (
        <CheckButton counts={counts} />
      )}
      <Button
        variant="filled"
        size="large"
        disabled={none}
        busy={isKeeping}
        onClick={() => void keepChosen()}
      >
        {words.keep(counts.chosen, hidden)}
      </Button>
    </div>
  )
}

function Checking({ checks }: { readonly checks: NonNullable<IntakeState['checks']> }) {
  return (
    <>
      <p role="status" className="found-foot-checking">
        {words.checking(checks.done, checks.of)}
      </p>
      <Button variant="plain" size="large" onClick={() => void stopIntake()}>
        {words.stop}
      </Button>
    </>
  )
}

function CheckButton({ counts }: { readonly counts: IntakeState['counts'] }) {
  if (counts.checkable === 0) return null
  return (
    <Button
      variant="plain"
      size="large"
      disabled={counts.chosen === 0}
      onClick={() => showIntakeDialog({ kind: 'check' })}
    >
      {words.check}
    </Button>
  )
}
