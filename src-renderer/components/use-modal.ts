import { useEffect, useRef, type ReactEventHandler } from 'react'

/** What a `<dialog>` needs to be modal for as long as it is rendered. */
export function useModal(onClose: () => void) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const opener = document.activeElement
    const element = dialog.current
    element?.showModal()
    return () => {
      element?.close()
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
    }
  }, [])
  const onCancel: ReactEventHandler<HTMLDialogElement> = (event) => {
    if (event.target !== event.currentTarget) return
    event.preventDefault()
    onClose()
  }
  const onClosed: ReactEventHandler<HTMLDialogElement> = (event) => {
    // A second Escape closes without asking; the state that shows the dialog has to follow.
    if (event.target === event.currentTarget && !event.currentTarget.open) onClose()
  }
  return { ref: dialog, onCancel, onClose: onClosed }
}
