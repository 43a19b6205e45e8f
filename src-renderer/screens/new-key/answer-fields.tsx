import { Field } from '../../components/field.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { stepWords } from '../../words/en.ts'
import type { KeyAnswers } from './proposed-fields.ts'

const words = stepWords.key

/** Where a key belongs: environment, owner, the places that use it. */
export function AnswerFields({
  answers,
  onChange,
}: {
  readonly answers: KeyAnswers
  readonly onChange: (answers: KeyAnswers) => void
}) {
  return (
    <>
      <div className="new-key-pair">
        <Field label={words.environment}>
          {(input) => (
            <TextInput
              {...input}
              maxLength={120}
              value={answers.environment}
              onChange={(event) => onChange({ ...answers, environment: event.target.value })}
            />
          )}
        </Field>
        <Field label={words.owner}>
          {(input) => (
            <TextInput
              {...input}
              maxLength={120}
              value={answers.owner}
              onChange={(event) => onChange({ ...answers, owner: event.target.value })}
            />
          )}
        </Field>
      </div>
      <Field label={words.usedIn} hint={words.usedInHint}>
        {(input) => (
          <TextArea
            {...input}
            rows={2}
            value={answers.usedIn}
            onChange={(event) => onChange({ ...answers, usedIn: event.target.value })}
          />
        )}
      </Field>
    </>
  )
}
