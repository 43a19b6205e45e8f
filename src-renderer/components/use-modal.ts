import { useEffect, useRef, type ReactEventHandler } from 'react'

/**
 * What a `<dialog>` needs to be modal for as long as it is rendered.
 *
 * While `isHeld`, Escape is not obeyed: what was asked for goes on and would lose its answer.
 */
export function useModal(onClose: () => void, isHeld: boolean) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const opener = document.activeElement
    const element = dialog.current
    element?.showModal()
    // React gives the focus before the dialog is open, when nothing in it can take it.
    element?.querySelector<HTMLElement>('[data-autofocus]')?.focus()
    return () => {
      element?.close()
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
    }
  }, [])
  const onCancel: ReactEventHandler<HTMLDialogElement> = (event) => {
    if (event.target !== event.currentTarget) return
    event.preventDefault()
    if (!isHeld) onClose()
  }
  const onClosed: ReactEventHandler<HTMLDialogElement> = (event) => {
    if (event.target !== event.currentTarget || event.currentTarget.open) return
    // A second Escape closes without asking; the state that shows the dialog has to follow.
    if (isHeld) event.currentTarget.showModal()
    else onClose()
  }
  return { ref: dialog, onCancel, onClose: onClosed }
}
