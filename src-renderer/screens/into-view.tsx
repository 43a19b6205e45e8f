import { useEffect, useRef, type ReactNode } from 'react'
import './into-view.css'

/** Brings what it holds into view when it appears: an answer below the fold is no answer. */
export function IntoView({ children }: { readonly children: ReactNode }) {
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // In braces: newer engines answer with a promise, which an effect may not return.
    element.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <div ref={element} className="into-view">
      {children}
    </div>
  )
}
