import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { LeaveDialog } from '../../frame/leave-dialog.tsx'
import { intakeWords } from '../../words/en.ts'

const words = intakeWords.vault

/** Says why nothing real is kept among samples, and how to get out of them. */
export function PracticeDialog({ onClose }: { readonly onClose: () => void }) {
  const [leaving, setLeaving] = useState(false)
  if (leaving) return <LeaveDialog onClose={onClose} />
  return (
    <Dialog
      title={words.practiceTitle}
      onClose={onClose}
      footer={
        <>
          <Button variant="plain" size="large" onClick={() => setLeaving(true)}>
            {words.practiceLeave}
          </Button>
          <Button variant="filled" size="large" autoFocus onClick={onClose}>
            {words.practiceStay}
          </Button>
        </>
      }
    >
      <p>{words.practiceLead}</p>
    </Dialog>
  )
}
