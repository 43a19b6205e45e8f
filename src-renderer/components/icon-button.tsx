import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'
import './icon-button.css'

/** A button that is only an icon; its label is its name and its tooltip. */
export function IconButton({
  label,
  icon: Icon,
  className = '',
  ...rest
}: Omit<ComponentProps<'button'>, 'children'> & {
  readonly label: string
  readonly icon: LucideIcon
}) {
  return (
    <button
      type="button"
      {...rest}
      className={`icon-button ${className}`}
      aria-label={label}
      title={label}
    >
      <Icon size={16} strokeWidth={1.75} aria-hidden />
    </button>
  )
}
