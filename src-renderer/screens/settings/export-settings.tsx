import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { copiesWords } from '../../words/en.ts'
import { ExportDialog } from './export-dialog.tsx'

const words = copiesWords.exports

/** Says what a plain export is and what is better, and opens its dialog. */
export function ExportSettings() {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <p className="settings-lead">{words.lead}</p>
      <div className="settings-actions">
        <Button variant="plain" onClick={() => setIsOpen(true)}>
          {words.open}
        </Button>
      </div>
      {isOpen && <ExportDialog onClose={() => setIsOpen(false)} />}
    </>
  )
}
