import type { RotationView } from '../../../src-shared/rotation.ts'
import { visibleText } from '../../format/visible-text.ts'
import { stepWords } from '../../words/en.ts'
import { waitsForHands } from './by-hand.ts'
import { CopyNewKey } from './copy-new-key.tsx'
import { PlaceLine } from './place-line.tsx'
import { markOf } from './place-numbers.ts'
import type { Placing } from './use-placing.ts'
import './places-list.css'

const words = stepWords.places

/** The places that use the key, each with how it stands, and the new key where it is needed. */
export function PlacesList({
  view,
  placing,
}: {
  readonly view: RotationView
  readonly placing: Placing
}) {
  // At the step before, the copying belongs to the trying.
  const isTried = !view.actions.includes('works-by-hand')
  const isOpen = view.new !== null && view.placesDoneAt === null && isTried
  const isBack = view.backAt !== null
  const needsKey =
    (view.places.length === 0 && !isBack) ||
    waitsForHands(view) ||
    view.places.some((place) => ['by-hand', 'stuck'].includes(markOf(place, isBack)))
  return (
    <div className="places">
      {view.places.length > 0 ? (
        <ul className="places-list" aria-label={words.list}>
          {view.places.map((place) => (
            <PlaceLine key={place.id} view={view} place={place} placing={placing} />
          ))}
        </ul>
      ) : (
        <Written callers={view.callers} />
      )}
      {isOpen && needsKey && <CopyNewKey view={view} />}
    </div>
  )
}

/** Places that an earlier version kept as words, without a record of each. */
function Written({ callers }: { readonly callers: readonly string[] }) {
  if (callers.length === 0) return <p className="chapter-detail">{words.noPlace}</p>
  return (
    <ul className="places-list">
      {callers.map((caller) => (
        <li key={caller} className="place-words">
          {visibleText(caller)}
        </li>
      ))}
    </ul>
  )
}
