/** What a key press asks for, wherever the person is in an open vault. */
export type Shortcut = 'lock' | 'panic' | 'new-key' | 'search' | 'help'

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>

const withControl: ReadonlyMap<string, Shortcut> = new Map([
  ['l', 'lock'],
  ['n', 'new-key'],
  ['f', 'search'],
])

/** The shortcut of a key press, or null. */
export function shortcutOf(press: Press): Shortcut | null {
  const control = press.ctrlKey || press.metaKey
  if (!control) return press.key === '?' && !press.altKey ? 'help' : null
  if (press.altKey) return null
  const key = press.key.toLowerCase()
  if (press.shiftKey) return key === 'l' ? 'panic' : null
  return withControl.get(key) ?? null
}

/** Which vault of the list a key press asks for, counted from one, or null. */
export function vaultNumberOf(press: Press): number | null {
  const isControl = (press.ctrlKey || press.metaKey) && !press.shiftKey && !press.altKey
  return isControl && /^[1-9]$/.test(press.key) ? Number(press.key) : null
}

/** How the control key is written on this system. */
export function controlName(platform: string): string {
  return platform === 'darwin' ? '⌘' : 'Ctrl'
}
