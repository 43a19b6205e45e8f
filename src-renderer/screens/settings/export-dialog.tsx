import { CircleAlert } from 'lucide-react'
import { useId } from 'react'
import { exportSentence } from '../../../src-shared/copies-contract.ts'
import { now } from '../../clock.ts'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { Field } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import { PassphraseInput } from '../../components/passphrase-input.tsx'
import { PathField } from '../../components/path-field.tsx'
import { useSelectAgain } from '../../components/use-select-again.ts'
import { copiesWords, errorWords } from '../../words/en.ts'
import { FormFoot } from '../backups/form-foot.tsx'
import { IntoView } from '../into-view.tsx'
import { TypedPhraseField } from '../turn-off/typed-phrase-field.tsx'
import { ExportDone } from './export-done.tsx'
import { exportName } from './export-file.ts'
import { ExportFormField } from './export-form-field.tsx'
import { useExport } from './use-export.ts'

const words = copiesWords.exports

/** Writes secrets unencrypted into a file, after saying what that means. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const formId = useId()
  const form = useExport()
  const { busy, done } = form
  const foot = { isDone: done !== null, formId, label: words.write, busy, onClose }
  return (
    <Dialog
      title={done ? words.doneTitle : words.dialogTitle}
      tone="act"
      onClose={onClose}
      busy={busy}
      footer={<FormFoot {...foot} tone="danger" isReady={form.isReady} />}
    >
      {done ? <ExportDone done={done} /> : <Asked id={formId} form={form} />}
    </Dialog>
  )
}

type Form = ReturnType<typeof useExport>

function Asked({ id, form }: { readonly id: string; readonly form: Form }) {
  const { path, isMissing, busy, code } = form
  return (
    <form id={id} className="settings-form" onSubmit={form.submit}>
      <Notice tone="act" icon={CircleAlert}>
        <strong>{words.warning}</strong> {words.warningRest}
      </Notice>
      <ExportFormField form={form.form} onChange={form.chooseForm} />
      <PathField
        label={words.file}
        hint={words.fileHint}
        error={isMissing && path.trim() === '' ? words.fileEmpty : null}
        what="export-file"
        autoFocus
        proposedName={exportName(form.form, now())}
        path={path}
        onChange={form.changePath}
      />
      <Passphrase form={form} />
      <TypedPhraseField phrase={exportSentence} typed={form.sentence} onType={form.setSentence} />
      {code !== null && code !== 'wrong-passphrase' && (
        <IntoView>
          <ErrorCard code={code} />
        </IntoView>
      )}
      <p role="status">{busy ? words.writing : ''}</p>
    </form>
  )
}

function Passphrase({ form }: { readonly form: Form }) {
  const { passphrase, isMissing, code } = form
  const isWrong = code === 'wrong-passphrase'
  const input = useSelectAgain(isWrong)
  const missing = isMissing && passphrase === '' ? words.passphraseEmpty : null
  return (
    <Field
      label={words.passphrase}
      error={isWrong ? `${errorWords[code].happened} ${errorWords[code].todo}` : missing}
    >
      {(field) => (
        <PassphraseInput
          {...field}
          ref={input}
          value={passphrase}
          onChange={(event) => form.changePassphrase(event.target.value)}
        />
      )}
    </Field>
  )
}
