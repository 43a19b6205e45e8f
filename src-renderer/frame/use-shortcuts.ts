import { useEffect, useEffectEvent } from 'react'
import { lockNow } from '../stores/app.ts'
import type { FrameDialog } from './frame-context.ts'
import { shortcutOf } from './shortcuts.ts'

/** Obeys the shortcuts that hold everywhere in an open vault. */
export function useShortcuts(openDialog: (dialog: FrameDialog) => void): void {
  const obey = useEffectEvent((event: KeyboardEvent) => {
    const shortcut = shortcutOf(event)
    if (shortcut === null) return
    // Locking is obeyed at any time; the rest would open behind a dialog.
    const isModal = document.querySelector('dialog[open]') !== null
    if (isModal && shortcut !== 'lock' && shortcut !== 'panic') return
    if (shortcut === 'help' && isTyping(event.target)) return
    event.preventDefault()
    if (shortcut === 'lock') void lockNow(false)
    else if (shortcut === 'panic') void lockNow(true)
    else if (shortcut === 'new-key') openDialog('make')
    else if (shortcut === 'help') openDialog('shortcuts')
    else document.querySelector<HTMLInputElement>('input[type="search"]')?.focus()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => obey(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select') !== null
}
