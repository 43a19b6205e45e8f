import { useState } from 'react'
import type { RotationView } from '../../../src-shared/rotation.ts'
import { Button } from '../../components/button.tsx'
import { stepWords } from '../../words/en.ts'
import { SupplyForm } from './supply-form.tsx'

const words = stepWords.roads

/** The way back to the field while the saved key was not tried: another one takes its place. */
export function PasteAgain({ view }: { readonly view: RotationView }) {
  // A key that was saved meanwhile closes the field.
  const [openFor, setOpenFor] = useState<string | null>(null)
  const saved = view.new?.versionId ?? ''
  if (openFor !== saved)
    return (
      <div>
        <Button variant="quiet" onClick={() => setOpenFor(saved)}>
          {words.pasteAgain}
        </Button>
      </div>
    )
  return (
    <div>
      <p className="chapter-detail">{words.pasteAgainWhy}</p>
      <SupplyForm view={view} />
    </div>
  )
}
