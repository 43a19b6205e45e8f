import { Button } from './button.tsx'

/** The two ends of a dialog that does harm: out of it, or on with the form once it is ready. */
export function DangerChoice({ cancel, go, formId, isReady, busy, onCancel }: Props) {
  return (
    <>
      <Button variant="plain" size="large" onClick={onCancel}>
        {cancel}
      </Button>
      <Button
        variant="danger"
        size="large"
        type="submit"
        form={formId}
        disabled={!isReady && !busy}
        busy={busy}
      >
        {go}
      </Button>
    </>
  )
}

type Props = {
  /** The words of the two buttons. */
  readonly cancel: string
  readonly go: string
  readonly formId: string
  readonly isReady: boolean
  readonly busy: boolean
  readonly onCancel: () => void
}
