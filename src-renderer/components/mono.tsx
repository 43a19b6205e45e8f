import type { ReactNode } from 'react'
import { visibleText } from '../format/visible-text.ts'
import './mono.css'

/** Text in the code face: ids, hints, phrases to type. */
export function Mono({ children }: { readonly children: ReactNode }) {
  return (
    <code className="mono">{typeof children === 'string' ? visibleText(children) : children}</code>
  )
}
