import { Check, TriangleAlert } from 'lucide-react'
import type { CopyState } from '../copying.ts'
import { errorWords, listWords } from '../words/en.ts'
import { Countdown } from './countdown.tsx'
import './copy-status.css'

/** What became of a copy: a tick only after the clipboard took it, and when it clears. */
export function CopyStatus({
  state,
  onEnd,
}: {
  readonly state: CopyState
  readonly onEnd: () => void
}) {
  return (
    <span className="copy-status" role="status">
      {state.kind === 'failed' && (
        <span className="copy-status-line" data-tone="act">
          <TriangleAlert size={14} strokeWidth={2} aria-hidden />
          <span>
            <strong>{listWords.copy.failed}</strong> {errorWords[state.code].todo}
          </span>
        </span>
      )}
      {state.kind === 'copied' && (
        <span className="copy-status-line" data-tone="fine">
          <Check size={14} strokeWidth={2.25} aria-hidden />
          <strong>{listWords.copy.copied}</strong>
          {state.clearsAt !== null && (
            <Countdown
              untilMs={state.clearsAt}
              onEnd={onEnd}
              label={listWords.copy.clears}
              ring={false}
            />
          )}
        </span>
      )}
    </span>
  )
}
