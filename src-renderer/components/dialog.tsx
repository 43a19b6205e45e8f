import { useId, type ReactNode } from 'react'
import { useModal } from './use-modal.ts'
import './dialog.css'

/**
 * A modal dialog of the platform: Escape closes it, and focus returns to where it was.
 *
 * Wrap the children in a form and give the footer's button `form` to submit with Enter.
 */
export function Dialog({
  title,
  subtitle,
  onClose,
  footer,
  children,
  tone = 'plain',
  wide = false,
  busy = false,
}: {
  readonly title: string
  readonly subtitle?: ReactNode
  readonly onClose: () => void
  readonly footer: ReactNode
  readonly children: ReactNode
  readonly tone?: 'plain' | 'act'
  readonly wide?: boolean
  /** While work goes on that cannot be taken back, the dialog stays. */
  readonly busy?: boolean
}) {
  const modal = useModal(onClose, busy)
  const titleId = useId()
  return (
    <dialog
      {...modal}
      className={`dialog ${wide ? 'dialog-wide' : ''}`}
      data-tone={tone}
      aria-labelledby={titleId}
    >
      <div className="dialog-head">
        <h2 className="dialog-title" id={titleId}>
          {title}
        </h2>
        {subtitle !== undefined && <p className="dialog-subtitle">{subtitle}</p>}
      </div>
      <div className="dialog-body">{children}</div>
      <div className="dialog-foot">{footer}</div>
    </dialog>
  )
}
