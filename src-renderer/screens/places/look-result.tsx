import { Check, CircleAlert, Info } from 'lucide-react'
import type { PlaceLook } from '../../../src-shared/caller.ts'
import { Mono } from '../../components/mono.tsx'
import { Notice } from '../../components/notice.tsx'
import { placeWords } from '../../words/en.ts'
import { lookTone } from './look-tone.ts'

/** What stands in a place now, and what is worth knowing before it is written. */
export function LookResult({ seen }: { readonly seen: PlaceLook }) {
  const tone = lookTone(seen)
  const Icon = tone === 'soon' ? CircleAlert : tone === 'accent' ? Check : Info
  return (
    <Notice tone={tone} icon={Icon}>
      <p>
        <strong>{placeWords.holds[seen.holds]}</strong>{' '}
        {seen.hint !== null && <Mono>{seen.hint}</Mono>}
        {seen.line !== null && <span className="place-line"> {placeWords.line(seen.line)}</span>}
      </p>
      {seen.facts.length > 0 && (
        <ul className="place-facts">
          {seen.facts.map((fact) => (
            <li key={fact}>{placeWords.facts[fact]}</li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
