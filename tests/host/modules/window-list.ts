/** The open windows, in the order of their making; known to `app` without knowing windows. */

/** What quitting asks of a window. */
export type ClosableWindow = { close(): void; destroy(): void; isDestroyed(): boolean }

const open = new Set<ClosableWindow>()
const emptied: (() => void)[] = []

/** Adds a window that was made. */
export function addWindow(window: ClosableWindow): void {
  open.add(window)
}

/** Takes away a window that is closed; tells when it was the last. */
export function removeWindow(window: ClosableWindow): void {
  if (open.delete(window) && open.size === 0) for (const listener of emptied) listener()
}

/** The windows that are open. */
export function openWindows(): readonly ClosableWindow[] {
  return [...open]
}

/** Listens for the last window to close. */
export function onLastWindowClosed(listener: () => void): void {
  emptied.push(listener)
}
