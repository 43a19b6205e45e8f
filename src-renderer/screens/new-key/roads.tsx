import { stepWords } from '../../words/en.ts'
import '../segments.css'

const words = stepWords.key
const roads = ['make', 'add'] as const

/** How a key comes into the vault. */
export type Road = (typeof roads)[number]

/** Chooses between making a key and adding one. */
export function Roads({
  road,
  onChange,
}: {
  readonly road: Road
  readonly onChange: (road: Road) => void
}) {
  return (
    <fieldset className="segments">
      <legend className="visually-hidden">{words.road}</legend>
      {roads.map((each) => (
        <label key={each} className="segment">
          <input type="radio" name="road" checked={road === each} onChange={() => onChange(each)} />
          {words[each]}
        </label>
      ))}
    </fieldset>
  )
}
