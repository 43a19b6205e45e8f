import { BrowserWindow, ClipboardItem, Notification, app, clipboard, dialog } from 'electron'
import { VaultError } from '../src-shared/errors.ts'
import { Chooser } from './chooser.ts'
import type { SystemClipboard } from './clipboard.ts'
import { readClock } from './clock.ts'
import { Confirmer } from './confirmer.ts'
import { Reminder } from './reminder.ts'

/** The system's clipboard. */
export const systemClipboard: SystemClipboard = {
  write: (formats) => clipboard.write([new ClipboardItem({ ...formats })]),
  readText: () => clipboard.readText(),
  clear: () => clipboard.clear(),
}

/** The window in front of which the system asks something, or null while there is none. */
export type CurrentWindow = () => BrowserWindow | null

/** Choosing files and folders in the system's own dialogs. */
export function systemChooser(current: CurrentWindow): Chooser {
  return new Chooser({
    hasWindow: () => current() !== null,
    open: (options) => inFrontOf(current(), (window) => dialog.showOpenDialog(window, options)),
    save: (options) => inFrontOf(current(), (window) => dialog.showSaveDialog(window, options)),
  })
}

/** Questions in the system's own message boxes. */
export function systemConfirmer(current: CurrentWindow): Confirmer {
  return new Confirmer({
    readClock,
    show: (options) => inFrontOf(current(), (window) => dialog.showMessageBox(window, options)),
  })
}

/** Reminders in the system's own notifications. */
export function systemReminder(focusWindow: () => void): Reminder {
  return new Reminder({
    make: (words) => (Notification.isSupported() ? new Notification(words) : null),
    focusWindow,
  })
}

/** Ends the app with a word on why, where going on would be worse. */
export function giveUp(why: string): void {
  process.stderr.write(`${why}\n`)
  app.exit(1)
}

function inFrontOf<T>(
  window: BrowserWindow | null,
  show: (window: BrowserWindow) => Promise<T>,
): Promise<T> {
  return window === null ? Promise.reject(new VaultError('not-allowed-now')) : show(window)
}
