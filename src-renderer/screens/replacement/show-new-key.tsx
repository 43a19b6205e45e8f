import { useState } from 'react'
import type { RotationView } from '../../../src-shared/rotation.ts'
import { Button } from '../../components/button.tsx'
import { stepWords } from '../../words/en.ts'
import { ShownOnceDialog } from '../new-key/shown-once-dialog.tsx'

/** Shows the first key of an entry whose making had to be finished here. */
export function ShowNewKey({ view }: { readonly view: RotationView }) {
  const [open, setOpen] = useState(false)
  if (view.new === null) return null
  return (
    <div>
      <Button variant="plain" onClick={() => setOpen(true)}>
        {stepWords.replacement.showKey}
      </Button>
      {open && <ShownOnceDialog view={view} made={view.new} onClose={() => setOpen(false)} />}
    </div>
  )
}
