import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import './notice.css'

/** A quiet box that says something which stays true while it stands there. */
export function Notice({
  tone,
  icon: Icon,
  children,
}: {
  readonly tone: 'accent' | 'act' | 'soon' | 'plain'
  readonly icon?: LucideIcon | undefined
  readonly children: ReactNode
}) {
  return (
    <div className="notice" data-tone={tone}>
      {Icon && <Icon className="notice-icon" size={16} strokeWidth={1.75} aria-hidden />}
      <div className="notice-text">{children}</div>
    </div>
  )
}
