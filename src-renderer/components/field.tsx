import { useId, type ReactNode } from 'react'
import './field.css'

/** What a field gives to the control inside it, so that label, hint and error belong to it. */
export type FieldInput = {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
}

/** A label, a control, and below it an error or else a hint. */
export function Field({
  label,
  hint,
  error,
  children,
}: {
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly error?: ReactNode
  readonly children: (input: FieldInput) => ReactNode
}) {
  const id = useId()
  const hasError = error !== undefined && error !== null && error !== ''
  const below = hasError ? error : hint
  const hasBelow = below !== undefined && below !== null && below !== ''
  const input: FieldInput = {
    id,
    'aria-describedby': hasBelow ? `${id}-below` : undefined,
    'aria-invalid': hasError ? true : undefined,
  }
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {children(input)}
      <div className="field-below" id={`${id}-below`} data-error={hasError} aria-live="polite">
        {below}
      </div>
    </div>
  )
}
