import { Button } from '../../components/button.tsx'
import { listWords } from '../../words/en.ts'

const words = listWords.app

/** The foot of a dialog with one form: away from it, or on; once it is done, only away. */
export function FormFoot({
  isDone,
  formId,
  label,
  busy,
  tone = 'filled',
  isReady = true,
  onClose,
}: {
  readonly isDone: boolean
  readonly formId: string
  readonly label: string
  readonly busy: boolean
  readonly tone?: 'filled' | 'danger'
  /** Whether everything that must be typed exactly is typed. */
  readonly isReady?: boolean
  readonly onClose: () => void
}) {
  // With a key it is a button of its own, which takes the keyboard when it appears.
  if (isDone)
    return (
      <Button key="close" variant="filled" size="large" autoFocus onClick={onClose}>
        {words.close}
      </Button>
    )
  return (
    <>
      <Button variant="plain" size="large" busy={busy} onClick={onClose}>
        {words.cancel}
      </Button>
      <Button
        variant={tone}
        size="large"
        type="submit"
        form={formId}
        disabled={!isReady && !busy}
        busy={busy}
      >
        {label}
      </Button>
    </>
  )
}
