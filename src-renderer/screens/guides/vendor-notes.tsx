import type { Guide } from '../../../src-shared/guide.ts'
import { guideWords as words } from '../../words/en-guides.ts'
import './guides.css'

/** What the vendor's pages say that matters here, in our own sentences. */
export function VendorNotes({
  notes,
  label = words.good,
}: {
  readonly notes: Guide['notes']
  readonly label?: string
}) {
  if (notes.length === 0) return null
  return (
    <ul className="vendor-notes" aria-label={label}>
      {notes.map((note) => (
        <li key={note}>{words.notes[note]}</li>
      ))}
    </ul>
  )
}
