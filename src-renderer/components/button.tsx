import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'
import './button.css'

/** A button; while `busy` it keeps its size and its focus but does nothing. */
export function Button({
  variant,
  size = 'small',
  busy = false,
  icon: Icon,
  children,
  onClick,
  type = 'button',
  className = '',
  ...rest
}: ComponentProps<'button'> & {
  readonly variant: 'filled' | 'plain' | 'quiet' | 'danger'
  readonly size?: 'small' | 'large' | undefined
  readonly busy?: boolean | undefined
  readonly icon?: LucideIcon | undefined
}) {
  return (
    <button
      {...rest}
      type={busy ? 'button' : type}
      className={`button button-${variant} button-${size} ${className}`}
      aria-disabled={busy || undefined}
      data-busy={busy || undefined}
      onClick={busy ? undefined : onClick}
    >
      {Icon && <Icon size={16} strokeWidth={1.75} aria-hidden />}
      {children}
    </button>
  )
}
