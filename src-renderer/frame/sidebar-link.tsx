import type { LucideIcon } from 'lucide-react'

/** One place to go, with a count of what is there. */
export function SidebarLink({
  icon: Icon,
  label,
  count,
  current,
  disabled,
  onClick,
}: {
  readonly icon: LucideIcon
  readonly label: string
  readonly count: string
  readonly current: boolean
  readonly disabled: boolean
  readonly onClick: () => void
}) {
  return (
    <button
      type="button"
      className="sidebar-link"
      disabled={disabled}
      aria-current={current ? 'page' : undefined}
      onClick={onClick}
    >
      <Icon size={16} strokeWidth={1.75} aria-hidden />
      <span className="sidebar-link-label">{label}</span>
      <span className="sidebar-link-count">{count}</span>
    </button>
  )
}
