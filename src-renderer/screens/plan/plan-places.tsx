import type { PlaceView } from '../../../src-shared/rotation.ts'
import { Mono } from '../../components/mono.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { planWords, stepWords } from '../../words/en.ts'

/** The places that will get the new key, each with who puts it there. */
export function PlanPlaces({ places }: { readonly places: readonly PlaceView[] }) {
  if (places.length === 0) return null
  return (
    <section aria-labelledby="plan-places">
      <h2 id="plan-places">{planWords.places}</h2>
      <ul className="plan-places">
        {places.map((place) => (
          <li key={place.id}>
            <span>
              {visibleText(place.where)} {place.what !== '' && <Mono>{place.what}</Mono>}
            </span>
            <span className="plan-who">{stepWords.places.whoDoes[place.who]}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
