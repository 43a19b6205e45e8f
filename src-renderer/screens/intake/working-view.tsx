import type { IntakeState } from '../../../src-shared/intake.ts'
import { Button } from '../../components/button.tsx'
import { formatSize } from '../../format/size.ts'
import { stopIntake } from '../../stores/intake-actions.ts'
import { intakeWords } from '../../words/en.ts'
import { sourceText } from './entry-text.ts'
import { IntakeShell } from './intake-shell.tsx'
import { leftText, spokenProgress } from './progress-text.ts'

const words = intakeWords.working
const whole = new Intl.NumberFormat('en')

/** A search that goes on: how far it is, and a way to end it at once. */
export function WorkingView({ state }: { readonly state: IntakeState }) {
  const { progress } = state
  const from = sourceText(state)
  const facts = [
    { label: words.found, value: whole.format(progress.found) },
    { label: words.files, value: whole.format(progress.files) },
    { label: words.bytes, value: formatSize(progress.bytes) },
    { label: words.left, value: leftText(progress) },
  ]
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
        <dl className="intake-progress">
          {facts.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
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
