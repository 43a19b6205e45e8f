import { useState } from 'react'
import type { Bounded } from '../../../src-shared/bounds.ts'
import type { ErrorCode } from '../../../src-shared/errors.ts'
import { codeOf } from '../../api.ts'
import { Field } from '../../components/field.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { errorWords, stepWords } from '../../words/en.ts'
import { numberInBounds } from './number-in-bounds.ts'

const words = stepWords.settings

/** A whole number within bounds, saved when the field is left or Enter is pressed. */
export function NumberSetting({
  label,
  unit,
  bounds,
  value,
  onChange,
}: {
  readonly label: string
  readonly unit: string
  readonly bounds: Bounded
  readonly value: number
  readonly onChange: (value: number) => Promise<unknown>
}) {
  const [draft, setDraft] = useState<string | null>(null)
  const [code, setCode] = useState<ErrorCode | null>(null)
  const typed = draft ?? String(value)
  const number = numberInBounds(typed, bounds)
  const { min, max } = bounds
  const save = () => {
    if (draft === null || number === null) return
    setCode(null)
    onChange(number).then(
      // What was typed in the meantime stays: it is saved in its turn.
      () => setDraft((latest) => (latest === draft ? null : latest)),
      (thrown: unknown) => setCode(codeOf(thrown)),
    )
  }
  const failed = code === null ? null : errorWords[code].happened
  return (
    <Field
      label={label}
      hint={`${unit}, ${words.range(min, max)}`}
      error={number === null ? words.notInRange(min, max) : failed}
    >
      {(input) => (
        <TextInput
          {...input}
          inputMode="numeric"
          value={typed}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={save}
          onKeyDown={(event) => {
            if (event.key === 'Enter') save()
          }}
        />
      )}
    </Field>
  )
}
