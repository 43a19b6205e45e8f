import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { batchWords, listWords } from '../../words/en.ts'

const words = batchWords.progress

/** Says what ending a batch leaves out, and what goes on. */
export function EndBatchDialog({
  left,
  onEnd,
  onClose,
}: {
  readonly left: number
  readonly onEnd: () => void
  readonly onClose: () => void
}) {
  return (
    <Dialog
      title={words.endTitle}
      onClose={onClose}
      footer={
        <>
          <Button variant="plain" size="large" onClick={onClose}>
            {listWords.app.cancel}
          </Button>
          <Button variant="filled" size="large" onClick={onEnd}>
            {words.endDo}
          </Button>
        </>
      }
    >
      <p>{words.endText(left)}</p>
    </Dialog>
  )
}
