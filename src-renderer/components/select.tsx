import type { ComponentProps } from 'react'
import './field.css'

/** A choice among a few, as the platform draws it. */
export function Select({ className = '', children, ...rest }: ComponentProps<'select'>) {
  return (
    <select {...rest} className={`input ${className}`}>
      {children}
    </select>
  )
}
