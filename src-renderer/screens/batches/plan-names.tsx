import { limits } from '../../../src-shared/bounds.ts'
import { Field } from '../../components/field.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { batchWords } from '../../words/en.ts'
import type { BatchNames } from './batch-filter.ts'

const words = batchWords.plan

/** How the batch is called, and why it is made. */
export function PlanNames({
  names,
  onChange,
}: {
  readonly names: BatchNames
  readonly onChange: (names: BatchNames) => void
}) {
  return (
    <div className="batch-names">
      <Field label={words.name}>
        {(input) => (
          <TextInput
            {...input}
            value={names.title}
            maxLength={limits.label}
            onChange={(event) => onChange({ ...names, title: event.target.value })}
          />
        )}
      </Field>
      <Field label={words.reason} hint={words.reasonHint}>
        {(input) => (
          <TextInput
            {...input}
            value={names.reason}
            maxLength={limits.label}
            onChange={(event) => onChange({ ...names, reason: event.target.value })}
          />
        )}
      </Field>
    </div>
  )
}
