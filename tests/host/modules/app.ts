import type * as Electron from 'electron'
import { HostEmitter, loud, makeLoud, notEmulated, preventableEvent, standingFor } from '../loud.ts'
import { AppPaths } from './app-paths.ts'
import { SingleInstance } from './single-instance.ts'
import { onLastWindowClosed, openWindows } from './window-list.ts'

const events = [
  'ready',
  'will-finish-launching',
  'window-all-closed',
  'before-quit',
  'will-quit',
  'quit',
  'second-instance',
  'web-contents-created',
  'browser-window-created',
  // Never emitted here: macOS alone has it.
  'activate',
]

type Emulated = Pick<
  Electron.App,
  | 'whenReady'
  | 'isReady'
  | 'quit'
  | 'exit'
  | 'getPath'
  | 'setPath'
  | 'getAppPath'
  | 'getName'
  | 'setName'
  | 'name'
  | 'getVersion'
  | 'getLocale'
  | 'isPackaged'
  | 'enableSandbox'
  | 'requestSingleInstanceLock'
  | 'hasSingleInstanceLock'
  | 'releaseSingleInstanceLock'
>

/** What the stand-in knows of the app before it starts. */
export type AppFacts = {
  readonly name: string
  readonly version: string
  readonly path: string
  readonly switches: ReadonlyMap<string, string>
  /** Ends Chromium and every process of the app; the last thing done. */
  readonly end: (code: number) => Promise<void>
}

class HostApp extends HostEmitter implements Emulated {
  readonly isPackaged = false
  readonly commandLine: Electron.CommandLine
  #facts: AppFacts | null = null
  #name = ''
  #paths: AppPaths | null = null
  #lock: SingleInstance | null = null
  #quitting = false
  #switchesTaken = false
  readonly #switches = new Map<string, string>()
  readonly #ready = Promise.withResolvers<undefined>()
  #isReady = false

  constructor() {
    super('app', events)
    const commandLine = loud('app.commandLine', {
      hasSwitch: (name: string) => this.#switches.has(name),
      getSwitchValue: (name: string) => this.#switches.get(name) ?? '',
      appendSwitch: (name: string, value = '') => this.#appendSwitch(name, value),
    })
    this.commandLine = standingFor<Electron.CommandLine>(commandLine)
    onLastWindowClosed(() => this.#onLastWindowClosed())
  }

  /** Called by the launcher before anything of the app runs. */
  begin(facts: AppFacts): void {
    this.#facts = facts
    this.#name = facts.name
    for (const [name, value] of facts.switches) this.#switches.set(name, value)
    this.#paths = new AppPaths({
      name: () => this.#name,
      userDataSwitch: facts.switches.get('user-data-dir'),
    })
  }

  /** Called when Chromium is started: from here on its command line is settled. */
  takeSwitches(): ReadonlyMap<string, string> {
    this.#switchesTaken = true
    return this.#switches
  }

  /** Called when the app's main script has run. */
  becomeReady(): void {
    this.#isReady = true
    this.emit('will-finish-launching')
    // Playwright's loader keeps this event back until it is attached; the promise stands apart.
    this.emit('ready', preventableEvent({}), {})
    this.#ready.resolve(undefined)
  }

  whenReady(): Promise<void> {
    return this.#ready.promise
  }

  isReady(): boolean {
    return this.#isReady
  }

  get name(): string {
    return this.#name
  }

  set name(name: string) {
    this.#name = name
  }

  getName(): string {
    return this.#name
  }

  setName(name: string): void {
    this.#name = name
  }

  getVersion(): string {
    return this.#known().version
  }

  getAppPath(): string {
    return this.#known().path
  }

  getLocale(): string {
    return Intl.DateTimeFormat().resolvedOptions().locale
  }

  getPath(name: string): string {
    const path = this.#paths?.get(name)
    if (path === undefined) throw notEmulated(`app.getPath('${name}')`)
    return path
  }

  setPath(name: string, path: string): void {
    this.getPath(name)
    this.#paths?.set(name, path)
  }

  /** Every renderer here is sandboxed as Chromium does it, or not at all for root. */
  enableSandbox(): void {
    if (this.#isReady) throw new Error('app.enableSandbox() must be called before app is ready')
  }

  requestSingleInstanceLock(data: unknown = {}): boolean {
    this.#lock ??= new SingleInstance(this.getPath('userData'))
    return this.#lock.request({ argv: process.argv, cwd: process.cwd(), data }, (start) => {
      this.emit('second-instance', preventableEvent({}), start.argv, start.cwd, start.data)
    })
  }

  hasSingleInstanceLock(): boolean {
    return this.#lock?.held ?? false
  }

  releaseSingleInstanceLock(): void {
    this.#lock?.release()
  }

  quit(): void {
    if (this.#quitting) return
    this.#quitting = true
    if (this.emitPreventable('before-quit', {})) {
      this.#quitting = false
      return
    }
    for (const window of openWindows()) window.close()
    // A window that refuses to close takes the quitting back.
    if (openWindows().length > 0) this.#quitting = false
    else this.#finish()
  }

  exit(code = 0): void {
    this.#quitting = true
    for (const window of openWindows()) window.destroy()
    this.#leave(code)
  }

  #known(): AppFacts {
    if (this.#facts === null) throw new Error('The stand-in has not started yet')
    return this.#facts
  }

  #appendSwitch(name: string, value: string): void {
    // Chromium reads its command line once; a switch that comes later would do nothing.
    if (this.#switchesTaken) throw notEmulated(`app.commandLine.appendSwitch('${name}') in main`)
    this.#switches.set(name, value)
  }

  #onLastWindowClosed(): void {
    if (this.#quitting) return
    if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed')
    else this.quit()
  }

  #finish(): void {
    if (this.emitPreventable('will-quit', {})) this.#quitting = false
    else this.#leave(0)
  }

  #leave(code: number): void {
    this.emit('quit', preventableEvent({}), code)
    this.#lock?.release()
    void this.#known().end(code)
  }
}
makeLoud('app', HostApp)

/** The one `app`. */
export const app = new HostApp()
