import { useState } from 'react'
import type { ErrorCode } from '../../src-shared/errors.ts'
import { call, codeOf } from '../api.ts'
import { Button } from '../components/button.tsx'
import { Dialog } from '../components/dialog.tsx'
import { ErrorCard } from '../components/error-card.tsx'
import { listWords } from '../words/en.ts'

/** Says what leaving the sample keys deletes, and leaves. */
export function LeaveDialog({ onClose }: { readonly onClose: () => void }) {
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<ErrorCode | null>(null)
  const words = listWords.app
  const leave = async () => {
    setBusy(true)
    try {
      await call('practice.leave', null)
    } catch (thrown) {
      setFailed(codeOf(thrown))
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={words.leaveTitle}
      onClose={onClose}
      footer={
        <>
          <Button variant="plain" size="large" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button variant="danger" size="large" busy={busy} onClick={() => void leave()}>
            {words.leaveDo}
          </Button>
        </>
      }
    >
      <p>{words.leaveText}</p>
      {failed !== null && <ErrorCard code={failed} />}
    </Dialog>
  )
}
