import { ArrowLeft } from 'lucide-react'
import type { BatchView } from '../../../src-shared/batch.ts'
import type { BatchId } from '../../../src-shared/ids.ts'
import { ErrorCard } from '../../components/error-card.tsx'
import { Fact, Facts } from '../../components/facts.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { When } from '../../components/when.tsx'
import { Screen } from '../../frame/screen.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { go } from '../../stores/app.ts'
import { useBatches } from '../../stores/batches.ts'
import { batchWords } from '../../words/en.ts'
import { BatchFoot } from './batch-foot.tsx'
import { BatchItems } from './batch-items.tsx'
import { countsOf, partsText } from './batch-progress.ts'
import { useBatchActing } from './use-batch-acting.ts'
import './batches.css'

const words = batchWords.progress

/** How far a batch is: each key with what became of it, and what can be done now. */
export function BatchScreen({ batchId }: { readonly batchId: BatchId }) {
  const view = useBatches((state) => state.views.find(({ id }) => id === batchId) ?? null)
  const { read, failed } = useBatches((state) => state)
  const acting = useBatchActing(batchId)
  return (
    <Screen
      label={batchWords.title}
      bar={
        <>
          <IconButton
            label={words.back}
            icon={ArrowLeft}
            onClick={() => go({ screen: 'batches' })}
          />
          <h1 className="batch-title grow">{view ? visibleText(view.title) : batchWords.title}</h1>
        </>
      }
      footer={view ? <BatchFoot view={view} acting={acting} /> : undefined}
    >
      <div className="batches batches-wide">
        {failed !== null && <ErrorCard code={failed} />}
        {view === null && read && <p>{words.gone}</p>}
        {view && (
          <>
            <BatchSum view={view} />
            {acting.code !== null && <ErrorCard code={acting.code} />}
            <BatchItems view={view} />
          </>
        )}
      </div>
    </Screen>
  )
}

function BatchSum({ view }: { readonly view: BatchView }) {
  const all = view.items.length
  const { done } = countsOf(view)
  return (
    <section className="batch-sum" aria-label={words.standing[view.state]}>
      <p role="status">
        <strong>
          {words.standing[view.state]}. {words.count(done, all)}
        </strong>
        {partsText(view) !== '' && `, ${partsText(view)}`}
      </p>
      <progress className="batch-bar" max={all} value={done} aria-label={words.count(done, all)} />
      <Facts>
        {view.reason !== '' && <Fact label={words.reason}>{visibleText(view.reason)}</Fact>}
        <Fact label={words.started}>
          <When at={view.startedAt} form="minute" />
        </Fact>
      </Facts>
    </section>
  )
}
