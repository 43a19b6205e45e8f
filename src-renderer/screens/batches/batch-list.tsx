import { ErrorCard } from '../../components/error-card.tsx'
import { When } from '../../components/when.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { go } from '../../stores/app.ts'
import { useBatches } from '../../stores/batches.ts'
import { batchWords } from '../../words/en.ts'
import { countsOf } from './batch-progress.ts'

/** The batches that were begun, newest first. */
export function BatchList() {
  const { views, failed } = useBatches((state) => state)
  if (failed !== null) return <ErrorCard code={failed} />
  if (views.length === 0) return null
  return (
    <section className="batch-before" aria-labelledby="batch-before">
      <h2 id="batch-before">{batchWords.before}</h2>
      <ul>
        {views.map((view) => (
          <li key={view.id}>
            <button
              type="button"
              className="batch-before-line"
              onClick={() => go({ screen: 'batch', batchId: view.id })}
            >
              <strong>{visibleText(view.title)}</strong>
              <span>
                {batchWords.progress.standing[view.state]},{' '}
                {batchWords.count(countsOf(view).done, view.items.length)}
              </span>
              <When at={view.startedAt} form="minute" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
