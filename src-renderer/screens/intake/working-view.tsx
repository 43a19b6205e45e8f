import type { IntakeState } from '../../../src-shared/intake.ts'
import { Button } from '../../components/button.tsx'
import { stopIntake } from '../../stores/intake-actions.ts'
import { intakeWords } from '../../words/en.ts'
import { ProgressFacts } from '../progress-facts.tsx'
import { sourceText } from './entry-text.ts'
import { IntakeShell } from './intake-shell.tsx'
import { spokenProgress } from './progress-text.ts'

const words = intakeWords.working

/** A search that goes on: how far it is, and a way to end it at once. */
export function WorkingView({ state }: { readonly state: IntakeState }) {
  const { progress } = state
  const from = sourceText(state)
  const bar = (
    <span className="grow intake-source">
      <strong>{from}</strong>
    </span>
  )
  return (
    <IntakeShell bar={bar}>
      <section className="intake-working">
        <h1>{words.title(from)}</h1>
        <p className="intake-lead">{words.lead}</p>
        <ProgressFacts progress={progress} words={words} className="intake-progress" />
        <div>
          <Button variant="plain" size="large" onClick={() => void stopIntake()}>
            {words.stop}
          </Button>
        </div>
        <p className="visually-hidden" role="status">
          {spokenProgress(progress)}
        </p>
      </section>
    </IntakeShell>
  )
}
