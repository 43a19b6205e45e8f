import { useId, useState, type SyntheticEvent } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { PathField } from '../../components/path-field.tsx'
import { findIn } from '../../stores/intake-actions.ts'
import { intakePartWords, intakeWords } from '../../words/en.ts'
import { useAsking } from '../use-asking.ts'

const words = intakeWords.start

/** Asks to type a folder where the system shows no window to choose one. */
export function FolderDialog({ onClose }: { readonly onClose: () => void }) {
  const formId = useId()
  const [path, setPath] = useState('')
  const [isMissing, setIsMissing] = useState(false)
  const { busy, code, ask, forget } = useAsking()
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    const folder = path.trim()
    setIsMissing(folder === '')
    if (folder !== '') void ask(() => findIn([folder]))
  }
  return (
    <Dialog
      title={words.typeTitle}
      onClose={onClose}
      busy={busy}
      footer={
        <>
          <Button variant="quiet" size="large" onClick={onClose}>
            {intakePartWords.file.cancel}
          </Button>
          <Button variant="filled" size="large" type="submit" form={formId} busy={busy}>
            {words.look}
          </Button>
        </>
      }
    >
      <form id={formId} className="entry-form" noValidate onSubmit={submit}>
        <PathField
          label={words.typeLabel}
          hint={words.typeHint}
          error={isMissing ? words.typeEmpty : null}
          what="find-folder"
          autoFocus
          path={path}
          onChange={(next) => {
            setPath(next)
            setIsMissing(false)
            forget()
          }}
        />
        {code !== null && <ErrorCard code={code} />}
      </form>
    </Dialog>
  )
}
