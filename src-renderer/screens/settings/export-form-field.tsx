import { ExportForm } from '../../../src-shared/copies-contract.ts'
import { copiesWords } from '../../words/en.ts'
import '../segments.css'

const words = copiesWords.exports

/** The form of the file, and what it is good for. */
export function ExportFormField({
  form,
  onChange,
}: {
  readonly form: ExportForm
  readonly onChange: (form: ExportForm) => void
}) {
  return (
    <div className="export-form">
      <fieldset className="segments">
        <legend className="visually-hidden">{words.form}</legend>
        {ExportForm.options.map((each) => (
          <label key={each} className="segment">
            <input
              type="radio"
              name="export-form"
              checked={form === each}
              onChange={() => onChange(each)}
            />
            {words.forms[each].name}
          </label>
        ))}
      </fieldset>
      <p className="export-note" aria-live="polite">
        {words.forms[form].what}
      </p>
    </div>
  )
}
