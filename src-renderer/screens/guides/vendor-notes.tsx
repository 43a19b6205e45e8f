import type { Guide, GuideRoad } from '../../../src-shared/guide.ts'
import { guideWords as words } from '../../words/en-guides.ts'
import './guides.css'

/** What the vendor's pages say that matters here, in our own sentences. */
export function VendorNotes({
  notes,
  road = null,
  label = words.good,
}: {
  readonly notes: Guide['notes']
  /** The road that they stand beside, or null for all roads of the vendor. */
  readonly road?: GuideRoad | null
  readonly label?: string
}) {
  const shown = notes.filter((note) => note !== 'shown-once' || !isReadAgain(road))
  if (shown.length === 0) return null
  return (
    <ul className="vendor-notes" aria-label={label}>
      {shown.map((note) => (
        <li key={note}>{words.notes[note]}</li>
      ))}
    </ul>
  )
}

/** Whether what this road makes can be read at the vendor again. */
function isReadAgain(road: GuideRoad | null): boolean {
  return road?.make.some((step) => step.do === 'copy' && !step.once) === true
}
