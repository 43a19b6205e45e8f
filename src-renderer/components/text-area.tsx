import type { ComponentProps } from 'react'
import './field.css'

/** Several lines of text. */
export function TextArea({ className = '', ...rest }: ComponentProps<'textarea'>) {
  return <textarea rows={3} spellCheck={false} {...rest} className={`input ${className}`} />
}
