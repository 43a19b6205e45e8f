import type { ComponentProps } from 'react'
import './field.css'

/** One line of text; `mono` for ids, codes and secrets. */
export function TextInput({
  mono = false,
  className = '',
  ...rest
}: ComponentProps<'input'> & { readonly mono?: boolean | undefined }) {
  return (
    <input
      type="text"
      autoComplete="off"
      spellCheck={false}
      data-autofocus={rest.autoFocus === true || undefined}
      {...rest}
      className={`input ${mono ? 'input-mono' : ''} ${className}`}
    />
  )
}
