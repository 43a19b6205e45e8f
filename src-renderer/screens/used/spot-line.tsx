import { FileText, GitCommitHorizontal } from 'lucide-react'
import type { UsedSpot } from '../../../src-shared/used.ts'
import { visibleText } from '../../format/visible-text.ts'
import { spotFacts, spotText, spotTone } from './used-text.ts'
import './used.css'

/** One place in which a key was seen, and what is worth knowing of it. */
export function SpotLine({ spot }: { readonly spot: UsedSpot }) {
  const Icon = spot.commit === null ? FileText : GitCommitHorizontal
  return (
    <li className="used-spot" data-tone={spotTone(spot)} data-gone={spot.goneAt !== null}>
      <Icon size={14} strokeWidth={1.75} aria-hidden />
      <span className="used-spot-text">
        <span className="used-spot-where" title={visibleText(spot.path)}>
          {spotText(spot)}
        </span>
        <span className="used-spot-facts">{spotFacts(spot).join(' · ')}</span>
      </span>
    </li>
  )
}
