import { Check, CircleX, Ellipsis, Minus } from 'lucide-react'
import type { BatchItemState } from '../../../src-shared/batch.ts'
import { batchWords } from '../../words/en.ts'

/** How one key of a batch stands: a shape and a word. */
export function StatePill({
  state,
  text = null,
}: {
  readonly state: BatchItemState
  /** What it says, where that is more than the state alone tells. */
  readonly text?: string | null
}) {
  return (
    <span className="state-pill" data-state={state}>
      <Shape state={state} />
      {text ?? batchWords.states[state]}
    </span>
  )
}

function Shape({ state }: { readonly state: BatchItemState }) {
  switch (state) {
    case 'failed':
      return <CircleX size={14} strokeWidth={2} aria-hidden />
    case 'running':
      return <Ellipsis size={14} strokeWidth={2} aria-hidden />
    case 'done':
      return <Check size={14} strokeWidth={2} aria-hidden />
    case 'skipped':
      return <Minus size={14} strokeWidth={2} aria-hidden />
    case 'waiting':
      return <span className="state-half" aria-hidden />
    case 'todo':
      return <span className="state-empty" aria-hidden />
  }
}
