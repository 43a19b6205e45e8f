import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { careWords as words, listWords } from '../../words/en.ts'
import type { Care } from './use-care.ts'

/** Notes that who or what may use a key changed, so that it asks to be replaced or turned off. */
export function AccessDialog({
  care,
  onClose,
}: {
  readonly care: Pick<Care, 'busy' | 'setChanged'>
  readonly onClose: () => void
}) {
  const noteIt = async () => {
    await care.setChanged(true)
    onClose()
  }
  return (
    <Dialog
      title={words.accessTitle}
      onClose={onClose}
      footer={
        <>
          <Button variant="plain" size="large" onClick={onClose}>
            {listWords.app.cancel}
          </Button>
          <Button variant="filled" size="large" busy={care.busy} onClick={() => void noteIt()}>
            {words.accessNote}
          </Button>
        </>
      }
    >
      <p>{words.accessLead}</p>
    </Dialog>
  )
}
