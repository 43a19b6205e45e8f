import type { UsedState } from '../../../src-shared/used.ts'
import { Button } from '../../components/button.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { When } from '../../components/when.tsx'
import { useApp } from '../../stores/app.ts'
import { moreUsed, showUsed, useUsed, type UsedOnly } from '../../stores/used.ts'
import { usedWords as words } from '../../words/en.ts'
import { UsedItem } from './used-item.tsx'
import { lookNotes } from './used-text.ts'
import '../segments.css'

const filters: readonly UsedOnly[] = ['all', 'committed', 'appeared', 'vanished', 'nowhere']

/** What the looks saw: the sums, and each key with its places. */
export function UsedResult({ state }: { readonly state: UsedState }) {
  const { only, rows, total } = useUsed((store) => store)
  if (state.counts.items === 0 && state.phase !== 'ready')
    return state.failed === null ? (
      <p className="used-none">{words.never}</p>
    ) : (
      <ErrorCard code={state.failed} />
    )
  return (
    <section className="used-result" aria-label={words.summary(state.counts)}>
      <Standing state={state} />
      <fieldset className="segments">
        <legend className="visually-hidden">{words.show}</legend>
        {filters.map((filter) => (
          <label key={filter} className="segment">
            <input
              type="radio"
              name="used-only"
              checked={only === filter}
              onChange={() => void showUsed(filter)}
            />
            {words.only[filter]} {countOf(state, filter)}
          </label>
        ))}
      </fieldset>
      {rows.length === 0 && <p className="used-none">{words.none[only]}</p>}
      {rows.map((view) => (
        <UsedItem key={view.itemId} view={view} />
      ))}
      {rows.length < total && (
        <div>
          <Button variant="plain" onClick={() => void moreUsed()}>
            {words.more}
          </Button>
        </div>
      )}
    </section>
  )
}

/** The last look in a few lines, and what stood in its way. */
function Standing({ state }: { readonly state: UsedState }) {
  const isReadOnly = useApp(({ vault }) => vault?.readOnly != null)
  const { phase, failed, lookedAt, tookMs, counts } = state
  const notes = lookNotes(state)
  return (
    <header className="used-standing">
      <h2>
        <span role="status">{words.summary(counts)}</span>
      </h2>
      <p className="used-under">
        {lookedAt !== null && (
          <>
            {words.lookedAt} <When at={lookedAt} form="minute" />.{' '}
          </>
        )}
        {tookMs !== null &&
          phase === 'ready' &&
          words.took(words.second(Math.max(1, Math.round(tookMs / 1_000))))}
      </p>
      {phase === 'stopped' && <p>{words.stopped}</p>}
      {isReadOnly && phase === 'ready' && <p>{words.readOnly}</p>}
      {phase === 'failed' && failed !== null && <ErrorCard code={failed} />}
      {notes.map((note) => (
        <p key={note} className="used-under">
          {note}.
        </p>
      ))}
    </header>
  )
}

function countOf({ counts }: UsedState, only: UsedOnly): number {
  return only === 'all' ? counts.items : counts[only]
}
