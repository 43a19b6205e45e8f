import type { ReactNode } from 'react'
import './mono.css'

/** Text in the code face: ids, hints, phrases to type. */
export function Mono({ children }: { readonly children: ReactNode }) {
  return <code className="mono">{children}</code>
}
