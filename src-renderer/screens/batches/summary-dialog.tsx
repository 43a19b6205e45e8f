import { useId, useState, type SyntheticEvent } from 'react'
import type { BatchView } from '../../../src-shared/batch.ts'
import { call } from '../../api.ts'
import { now } from '../../clock.ts'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { Fact, Facts } from '../../components/facts.tsx'
import { Mono } from '../../components/mono.tsx'
import { PathField } from '../../components/path-field.tsx'
import { batchWords } from '../../words/en.ts'
import { FormFoot } from '../backups/form-foot.tsx'
import { IntoView } from '../into-view.tsx'
import { withForm } from '../settings/export-file.ts'
import { useAsking } from '../use-asking.ts'
import { summaryForms, summaryName, summaryPath, type SummaryForm } from './summary-file.ts'
import '../segments.css'

const words = batchWords.summary

/** Writes what became of each key of a batch into a file without any value. */
export function SummaryDialog({
  view,
  onClose,
}: {
  readonly view: BatchView
  readonly onClose: () => void
}) {
  const formId = useId()
  const state = useSummary(view)
  const { busy, done } = state
  const foot = { isDone: done !== null, formId, label: words.write, busy, onClose }
  return (
    <Dialog title={words.title} busy={busy} onClose={onClose} footer={<FormFoot {...foot} />}>
      {done === null ? (
        <Asked id={formId} state={state} />
      ) : (
        <div className="batch-summary" role="status">
          <p>{words.done}</p>
          <Facts>
            <Fact label={words.path}>
              <Mono>{done}</Mono>
            </Fact>
          </Facts>
        </div>
      )}
    </Dialog>
  )
}

function useSummary(view: BatchView) {
  const [form, setForm] = useState<SummaryForm>('csv')
  const [path, setPath] = useState('')
  const [isMissing, setIsMissing] = useState(false)
  const [done, setDone] = useState<string | null>(null)
  const { busy, code, ask, forget } = useAsking()
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    const file = summaryPath(path, form)
    setIsMissing(file === '')
    if (file === '') return
    void ask(async () => {
      await call('batches.export', { batchId: view.id, form, path: file })
      setDone(file)
    })
  }
  const chooseForm = (next: SummaryForm) => {
    setForm(next)
    setPath(withForm(path, next))
  }
  const changePath = (next: string) => {
    setPath(next)
    setIsMissing(false)
    forget()
  }
  return { form, path, isMissing, done, busy, code, submit, chooseForm, changePath }
}

function Asked({
  id,
  state,
}: {
  readonly id: string
  readonly state: ReturnType<typeof useSummary>
}) {
  const { form, path, isMissing, busy, code } = state
  return (
    <form id={id} className="batch-summary" onSubmit={state.submit}>
      <p>{words.lead}</p>
      <fieldset className="segments">
        <legend className="visually-hidden">{words.form}</legend>
        {summaryForms.map((each) => (
          <label key={each} className="segment">
            <input
              type="radio"
              name="summary-form"
              checked={form === each}
              onChange={() => state.chooseForm(each)}
            />
            {words.forms[each]}
          </label>
        ))}
      </fieldset>
      <PathField
        label={words.file}
        error={isMissing ? words.fileEmpty : null}
        what="export-file"
        autoFocus
        proposedName={summaryName(form, now())}
        path={path}
        onChange={state.changePath}
      />
      {code !== null && (
        <IntoView>
          <ErrorCard code={code} />
        </IntoView>
      )}
      <p role="status">{busy ? words.writing : ''}</p>
    </form>
  )
}
