import { ErrorCard } from '../../components/error-card.tsx'
import { Field } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { intakePartWords } from '../../words/en.ts'
import { ReplacesNote } from './replaces-note.tsx'
import type { Pasting } from './use-pasting.ts'

const words = intakePartWords.paste

/** The field that takes what was copied, and what was not understood of it. */
export function PasteForm({
  formId,
  pasting,
}: {
  readonly formId: string
  readonly pasting: Pasting
}) {
  return (
    <form id={formId} className="entry-form" noValidate onSubmit={pasting.submit}>
      <p>{words.lead}</p>
      <ReplacesNote by="paste" />
      <Field
        label={words.label}
        hint={words.hint}
        error={pasting.problem === 'empty' ? words.empty : null}
      >
        {(input) => (
          <TextArea
            {...input}
            name="pasted"
            rows={6}
            className="input-mono paste-text"
            autoComplete="off"
            data-autofocus
            onChange={pasting.forget}
          />
        )}
      </Field>
      {pasting.problem === 'nothing' && (
        <div role="alert">
          <Notice tone="soon">
            <strong>{words.nothing}</strong>
            <p>{words.knows}</p>
          </Notice>
        </div>
      )}
      {pasting.code !== null && <ErrorCard code={pasting.code} />}
    </form>
  )
}
