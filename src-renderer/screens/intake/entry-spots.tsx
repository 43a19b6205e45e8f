import type { Entry, Spot } from '../../../src-shared/intake.ts'
import { visibleText } from '../../format/visible-text.ts'
import { intakePartWords } from '../../words/en.ts'
import { spotText } from './entry-text.ts'

const words = intakePartWords.panel

/** Every place in which a key was found, and how each stands towards git. */
export function EntrySpots({ entry: { spots, spotCount } }: { readonly entry: Entry }) {
  const more = spotCount - spots.length
  return (
    <div className="panel-part">
      <h3 className="panel-heading">
        {spotCount === 0 ? words.noPlaces : words.places(spotCount)}
      </h3>
      {spots.length > 0 && (
        <ul className="entry-spots">
          {spots.map((spot) => (
            <li key={`${spot.path}:${spot.line ?? ''}:${spot.at ?? ''}:${spot.commit ?? ''}`}>
              <SpotLine spot={spot} />
            </li>
          ))}
        </ul>
      )}
      {more > 0 && <p className="panel-aside">{words.morePlaces(more)}</p>}
    </div>
  )
}

function SpotLine({ spot }: { readonly spot: Spot }) {
  const facts = [
    ...(spot.variable === '' ? [] : [visibleText(spot.variable)]),
    ...(spot.at === null ? [] : [visibleText(spot.at)]),
    words.gitOf[spot.git],
    ...(spot.commit === null ? [] : [words.commit(spot.commit.slice(0, 10))]),
  ]
  return (
    <>
      <span className="entry-spot" title={visibleText(spot.path)}>
        {spotText(spot)}
      </span>
      <span className="panel-aside">{facts.join(' · ')}</span>
    </>
  )
}
