import type { CareStep, CareView } from '../../../src-shared/care.ts'
import { When } from '../../components/when.tsx'
import { careWords as words } from '../../words/en.ts'

/** The eight steps from needing a key to giving it up, each ticked with its day. */
export function CareSteps({
  view,
  busy,
  onTick,
}: {
  readonly view: Pick<CareView, 'steps'>
  readonly busy: boolean
  readonly onTick: (step: CareStep, done: boolean) => void
}) {
  return (
    <ol className="care-steps" aria-label={words.stepsTitle}>
      {view.steps.map(({ step, at }) => (
        <li key={step}>
          <label className="check-line">
            <input
              type="checkbox"
              checked={at !== null}
              aria-disabled={busy || undefined}
              onChange={(event) => {
                if (!busy) onTick(step, event.target.checked)
              }}
            />
            <span className="care-step">{words.steps[step]}</span>
            <span className="panel-aside">
              {at === null ? words.notYet : <When at={at} form="date" />}
            </span>
          </label>
        </li>
      ))}
    </ol>
  )
}
