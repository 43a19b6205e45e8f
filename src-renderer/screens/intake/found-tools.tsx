import type { IntakeState } from '../../../src-shared/intake.ts'
import { chooseShown } from '../../stores/intake-actions.ts'
import { isNarrowed, shownChosen, showIntakeDialog, useIntake } from '../../stores/intake.ts'
import { intakeWords } from '../../words/en.ts'
import { LeftOut } from './left-out.tsx'

const words = intakeWords.foot

/** The line above the list: what was left out, and what is done with all that are shown. */
export function FoundTools({ state }: { readonly state: IntakeState }) {
  const total = useIntake((store) => store.total)
  const chosen = useIntake(shownChosen)
  const narrowed = useIntake(isNarrowed)
  const isAll = chosen === total
  const [all, nothing] = narrowed
    ? [words.allShown, words.nothingShown]
    : [words.all, words.nothing]
  return (
    <div className="found-tools">
      <LeftOut state={state} />
      <p className="found-ticked">
        <span>{(narrowed ? words.tickedShown : words.ticked)(chosen, total)}</span>
        {total > 0 && (
          <button type="button" className="link" onClick={() => void chooseShown(!isAll)}>
            {isAll ? nothing : all}
          </button>
        )}
        {chosen > 0 && (
          <button type="button" className="link" onClick={() => showIntakeDialog({ kind: 'bulk' })}>
            {words.change(chosen)}
          </button>
        )}
      </p>
    </div>
  )
}
