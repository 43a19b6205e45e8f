import { useId } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { Field } from '../../components/field.tsx'
import { PassphraseInput } from '../../components/passphrase-input.tsx'
import { PathField } from '../../components/path-field.tsx'
import { useSelectAgain } from '../../components/use-select-again.ts'
import { errorWords, intakePartWords } from '../../words/en.ts'
import { ReplacesNote } from './replaces-note.tsx'
import { useFileForm, type FileForm } from './use-file-form.ts'

const words = intakePartWords.file

/** Reads a file in: which one, and the password of a locked one. */
export function FileDialog({
  path,
  onClose,
}: {
  readonly path: string
  readonly onClose: () => void
}) {
  const formId = useId()
  const form = useFileForm(path)
  const { busy, code, isLocked } = form
  const isAboutPassword = code === 'import-needs-password' || code === 'import-wrong-password'
  return (
    <Dialog
      title={words.title}
      onClose={onClose}
      busy={busy}
      footer={
        <>
          <Button variant="quiet" size="large" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button variant="filled" size="large" type="submit" form={formId} busy={busy}>
            {words.read}
          </Button>
        </>
      }
    >
      <form id={formId} className="entry-form" noValidate onSubmit={form.submit}>
        <p>{words.lead}</p>
        <ReplacesNote by="file" />
        <PathField
          label={words.label}
          error={form.isMissing && form.path.trim() === '' ? words.empty : null}
          what="import-file"
          autoFocus
          path={form.path}
          onChange={form.changePath}
        />
        {isLocked && <Password form={form} />}
        {code !== null && !isAboutPassword && <ErrorCard code={code} />}
        <p role="status" className="intake-busy">
          {busy ? words.reading : ''}
        </p>
      </form>
    </Dialog>
  )
}

function Password({ form }: { readonly form: FileForm }) {
  const isWrong = form.code === 'import-wrong-password'
  const input = useSelectAgain(isWrong)
  const refusal = errorWords['import-wrong-password']
  const error = isWrong
    ? `${refusal.happened} ${refusal.todo}`
    : form.isMissing && form.password === ''
      ? words.passwordEmpty
      : null
  return (
    <Field label={words.password} hint={words.passwordHint} error={error}>
      {(field) => (
        <PassphraseInput
          {...field}
          ref={input}
          autoFocus
          value={form.password}
          onChange={(event) => form.changePassword(event.target.value)}
        />
      )}
    </Field>
  )
}
