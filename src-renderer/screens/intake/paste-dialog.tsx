import { useId, useState } from 'react'
import type { Entry } from '../../../src-shared/intake.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { intakePartWords } from '../../words/en.ts'
import { PastedKey } from './pasted-key.tsx'
import { PasteForm } from './paste-form.tsx'
import { usePasting } from './use-pasting.ts'

const words = intakePartWords.paste

/** Takes anything with a key in it; one key goes straight to a small form, more to the list. */
export function PasteDialog({ onClose }: { readonly onClose: () => void }) {
  const formId = useId()
  const [only, setOnly] = useState<Entry | null>(null)
  const pasting = usePasting({ onOnly: setOnly, onMany: onClose })
  if (only) return <PastedKey entry={only} onAgain={() => setOnly(null)} onClose={onClose} />
  return (
    <Dialog
      title={words.title}
      onClose={onClose}
      busy={pasting.busy}
      footer={
        <>
          <Button variant="quiet" size="large" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button variant="filled" size="large" type="submit" form={formId} busy={pasting.busy}>
            {words.find}
          </Button>
        </>
      }
    >
      <PasteForm formId={formId} pasting={pasting} />
    </Dialog>
  )
}
