import { Field } from '../../components/field.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { needWords, stepWords } from '../../words/en.ts'
import type { KeyAnswers } from './proposed-fields.ts'

const words = stepWords.key

type Props = {
  readonly answers: KeyAnswers
  readonly onChange: (answers: KeyAnswers) => void
}

/** Where a key belongs: environment, owner, the system and the places that use it. */
export function AnswerFields({ answers, onChange }: Props) {
  return (
    <>
      <div className="new-key-pair">
        <Answer
          {...{ answers, onChange }}
          field="environment"
          label={words.environment}
          hint={needWords.environmentHint}
        />
        <Answer {...{ answers, onChange }} field="owner" label={words.owner} />
      </div>
      <Answer
        {...{ answers, onChange }}
        field="integration"
        label={needWords.integration}
        hint={needWords.integrationHint}
      />
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

function Answer({
  answers,
  onChange,
  field,
  label,
  hint,
}: Props & {
  readonly field: Exclude<keyof KeyAnswers, 'usedIn'>
  readonly label: string
  readonly hint?: string
}) {
  return (
    <Field label={label} hint={hint}>
      {(input) => (
        <TextInput
          {...input}
          maxLength={120}
          value={answers[field]}
          onChange={(event) => onChange({ ...answers, [field]: event.target.value })}
        />
      )}
    </Field>
  )
}
