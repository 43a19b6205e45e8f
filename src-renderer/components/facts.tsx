import type { ReactNode } from 'react'
import './facts.css'

/** A list of labelled facts. */
export function Facts({ children }: { readonly children: ReactNode }) {
  return <dl className="facts">{children}</dl>
}

/** One labelled fact; `end` stands at the end of its line. */
export function Fact({
  label,
  end,
  children,
}: {
  readonly label: string
  readonly end?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <div className="fact">
      <dt className="fact-label">{label}</dt>
      <dd className="fact-value">
        <span className="fact-text">{children}</span>
        {end}
      </dd>
    </div>
  )
}
