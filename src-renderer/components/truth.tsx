import type { Truth as TruthValue } from '../../src-shared/rotation.ts'
import { truthWords } from '../words/en.ts'
import './truth.css'

/** The one sentence on what is true now; screen readers hear it when it changes. */
export function Truth({ truth }: { readonly truth: TruthValue }) {
  return (
    <p className="truth" role="status" aria-live="polite" data-truth={truth}>
      <span className="truth-mark" aria-hidden />
      {truthWords[truth]}
    </p>
  )
}
