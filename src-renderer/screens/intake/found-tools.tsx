import type { IntakeState } from '../../../src-shared/intake.ts'
import { choose } from '../../stores/intake-actions.ts'
import { showIntakeDialog } from '../../stores/intake.ts'
import { intakeWords } from '../../words/en.ts'
import { LeftOut } from './left-out.tsx'

const words = intakeWords.foot

/** The line above the list: what was left out, and what is done with all that are ticked. */
export function FoundTools({ state }: { readonly state: IntakeState }) {
  const { keys, chosen } = state.counts
  const isAll = chosen === keys
  return (
    <div className="found-tools">
      <LeftOut state={state} />
      <p className="found-ticked">
        <span>{words.ticked(chosen, keys)}</span>
        <button
          type="button"
          className="link"
          onClick={() => void choose({ all: 'every' }, !isAll)}
        >
          {isAll ? words.nothing : words.all}
        </button>
        {chosen > 0 && (
          <button type="button" className="link" onClick={() => showIntakeDialog({ kind: 'bulk' })}>
            {words.change(chosen)}
          </button>
        )}
      </p>
    </div>
  )
}
