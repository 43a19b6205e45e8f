import type { ErrorCode } from '../../src-shared/errors.ts'
import { Button } from '../components/button.tsx'
import { Dialog } from '../components/dialog.tsx'
import { ErrorCard } from '../components/error-card.tsx'
import { listWords } from '../words/en.ts'
import { vaultWords as words } from '../words/en-vaults.ts'

/** Says why another vault was not shown. */
export function VaultFailedDialog({
  code,
  onClose,
}: {
  readonly code: ErrorCode
  readonly onClose: () => void
}) {
  return (
    <Dialog
      title={words.failedTitle}
      onClose={onClose}
      footer={
        <Button variant="plain" size="large" autoFocus onClick={onClose}>
          {listWords.app.close}
        </Button>
      }
    >
      {code === 'confirmation-unavailable' ? <p>{words.noDialog}</p> : <ErrorCard code={code} />}
    </Dialog>
  )
}
