import type { Reminding } from './vault-host.ts'

/** What stands on a notification. */
export type ReminderWords = {
  readonly title: string
  readonly body: string
  /** Without a sound: nothing is on fire. */
  readonly silent: boolean
}

/** The part of Electron's notification that is used. */
export type SystemNotice = {
  readonly on: (event: 'click', listener: () => void) => unknown
  readonly show: () => void
  readonly close: () => void
}

/** What the reminder works with. */
export type ReminderDeps = {
  /** Null where the system shows no notifications. */
  readonly make: (words: ReminderWords) => SystemNotice | null
  readonly focusWindow: () => void
}

/** Whose keys are due: the vault's file, and its name where it must be told from others. */
export type RemindedVault = { readonly path: string; readonly fileName: string | null }

/**
 * Has the operating system remind of keys that are due.
 *
 * It says how many and never which: a lock screen shows it to whoever passes by. So the vault's
 * file is named only where it must be told from others.
 */
export class Reminder {
  readonly #deps: ReminderDeps
  // Kept, because a notification that nobody holds any more is collected, and its click with it.
  readonly #shown = new Map<string, SystemNotice>()

  constructor(deps: ReminderDeps) {
    this.#deps = deps
  }

  /** Reminds of the keys of a vault; a newer reminder takes the place of an older one of that vault. */
  remind(due: Reminding, { path, fileName }: RemindedVault): void {
    const said = sentence(due)
    if (said === null) return
    const body = fileName === null ? said : `${plain(fileName)}: ${said}`
    try {
      this.#shown.get(path)?.close()
      this.#shown.delete(path)
      const notice = this.#deps.make({ title: 'Keyturn', body, silent: true })
      if (notice === null) return
      this.#shown.set(path, notice)
      notice.on('click', this.#deps.focusWindow)
      notice.show()
    } catch {
      // The window says the same.
    }
  }
}

/** Nothing that breaks a line, hides, or turns the direction of what is read. */
function plain(text: string): string {
  return text.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '?')
}

/** What is due in one sentence, or null if nothing is. */
function sentence({ overdue, dueSoon }: Reminding): string | null {
  if (overdue === 0 && dueSoon === 0) return null
  if (overdue === 0) return `${keys(dueSoon)} should be replaced soon.`
  const soon = dueSoon === 0 ? '' : ` ${String(dueSoon)} more will be soon.`
  return `${keys(overdue)} ${overdue === 1 ? 'is' : 'are'} due to be replaced.${soon}`
}

function keys(count: number): string {
  return count === 1 ? '1 key' : `${String(count)} keys`
}
