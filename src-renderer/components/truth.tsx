import type { Truth as TruthValue } from '../../src-shared/rotation.ts'
import { truthWords } from '../words/en.ts'
import './truth.css'

/** The one sentence on what is true now; screen readers hear it when it changes. */
export function Truth({
  truth,
  text = truthWords[truth],
}: {
  readonly truth: TruthValue
  /** What it says, where that is more than the truth alone tells. */
  readonly text?: string
}) {
  return (
    <p className="truth" role="status" aria-live="polite" data-truth={truth}>
      <span className="truth-mark" aria-hidden />
      {text}
    </p>
  )
}
