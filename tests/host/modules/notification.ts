import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import type * as Electron from 'electron'
import { host } from '../host.ts'
import { HostEmitter, makeLoud } from '../loud.ts'

type Options = Pick<Electron.NotificationConstructorOptions, 'title' | 'body' | 'silent'>

const known: ReadonlySet<string> = new Set(['title', 'body', 'silent'])

/** Under this name tests find what was shown, the oldest first. */
export const shownNotifications = Symbol.for('keyturn.shown-notifications')

const shown: Notification[] = []
Reflect.set(globalThis, shownNotifications, shown)

/**
 * Electron's `Notification`. In tests it is kept for the test to look at and to click; for a person
 * it is shown by `notify-send` where that is installed, and cannot be clicked there.
 */
export class Notification extends HostEmitter {
  readonly title: string
  readonly body: string
  readonly silent: boolean

  constructor({ title = '', body = '', silent = false, ...others }: Options = {}) {
    super('Notification', ['show', 'click', 'close', 'failed'])
    const unknown = Object.keys(others).find((name) => !known.has(name))
    if (unknown !== undefined)
      throw new Error(`The stand-in does not emulate the option ${unknown}`)
    this.title = title
    this.body = body
    this.silent = silent
  }

  static isSupported(): boolean {
    return host().mode === 'tests' || isInstalled('notify-send')
  }

  show(): void {
    if (host().mode === 'tests') shown.push(this)
    else showBySystem(this)
    this.emit('show', {})
  }

  /** What notify-send has shown goes by itself. */
  close(): void {
    const at = shown.indexOf(this)
    if (at !== -1) shown.splice(at, 1)
  }
}
makeLoud('Notification', Notification)

// The words go behind `--`, so that none of them can be taken for an option.
function showBySystem({ title, body, silent }: Notification): void {
  const urgency = silent ? ['--urgency=low'] : []
  const args = ['--app-name=Keyturn', ...urgency, '--', title, body]
  const child = spawn('notify-send', args, { stdio: 'ignore' })
  child.once('error', () => undefined)
  child.unref()
}

function isInstalled(command: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}
