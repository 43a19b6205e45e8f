import { useState } from 'react'
import type { BatchView } from '../../../src-shared/batch.ts'
import { Button } from '../../components/button.tsx'
import { batchWords } from '../../words/en.ts'
import { batchActions, countsOf, truthOf, type BatchAction } from './batch-progress.ts'
import { EndBatchDialog } from './end-batch-dialog.tsx'
import { SummaryDialog } from './summary-dialog.tsx'
import type { useBatchActing } from './use-batch-acting.ts'

const words = batchWords.progress

type Props = {
  readonly view: BatchView
  readonly acting: ReturnType<typeof useBatchActing>
}

/** What is true of a batch, and what can be done with it. */
export function BatchFoot({ view, acting }: Props) {
  const [open, setOpen] = useState<'summary' | 'end' | null>(null)
  const actions = batchActions(view)
  const close = () => setOpen(null)
  const choose = (action: BatchAction) =>
    action === 'end' ? setOpen('end') : void acting.act(action)
  return (
    <>
      <p className="batch-foot-text batch-truth" role="status">
        {truthOf(view)}
      </p>
      {!actions.includes('stop') && (
        <Button variant="plain" size="large" onClick={() => setOpen('summary')}>
          {words.summary}
        </Button>
      )}
      {actions.toReversed().map((action) => (
        <Button
          key={action}
          variant={weightOf(action, actions)}
          size="large"
          busy={acting.busy}
          onClick={() => choose(action)}
        >
          {labelOf(action, view)}
        </Button>
      ))}
      {open === 'summary' && <SummaryDialog view={view} onClose={close} />}
      {open === 'end' && (
        <EndBatchDialog
          left={countsOf(view).todo}
          onEnd={() => {
            close()
            void acting.act('end')
          }}
          onClose={close}
        />
      )}
    </>
  )
}

function weightOf(action: BatchAction, all: readonly BatchAction[]): 'filled' | 'plain' | 'quiet' {
  if (action === 'end') return 'quiet'
  // While it runs by itself nothing needs a person: stopping is at hand and not suggested.
  return action === all[0] && action !== 'stop' ? 'filled' : 'plain'
}

function labelOf(action: BatchAction, view: BatchView): string {
  return action === 'retry' ? words.retry(countsOf(view).failed) : words[action]
}
