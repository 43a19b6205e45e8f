import type { RotationView } from '../../../src-shared/rotation.ts'
import { When } from '../../components/when.tsx'
import { go } from '../../stores/app.ts'
import { stepWords } from '../../words/en.ts'
import { titleOf } from '../replacement/title.ts'

const words = stepWords.replacement

/** What is over, short: what it was, how it ended, and when it began. */
export function FinishedList({ views }: { readonly views: readonly RotationView[] }) {
  return (
    <section className="finished" aria-labelledby="finished-title">
      <h2 id="finished-title">{words.list.finished}</h2>
      <ul>
        {views.map((view) => (
          <li key={view.id}>
            <button
              type="button"
              className="finished-line"
              onClick={() => go({ screen: 'replacement', rotationId: view.id })}
            >
              <strong>{titleOf(view)}</strong>
              <span>{endOf(view)}</span>
              <When at={view.startedAt} form="minute" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function endOf(view: RotationView): string {
  if (view.truth === 'taken-back') return words.list.takenBack
  if (view.step === 'abandoned') return words.list.ended
  if (view.kind === 'replace' && view.truth === 'both-work') return words.list.keptOld
  return words.list.done[view.kind]
}
