import { VaultError } from '../src-shared/errors.ts'
import type { EventName } from '../src-shared/ipc-channels.ts'
import type { Payload } from '../src-shared/ipc-contract.ts'
import { fillingMarkOf } from '../src-shared/host-messages.ts'
import type { ToHost } from '../src-shared/host-messages.ts'
import {
  BrowserWindow,
  ClipboardItem,
  Notification,
  app,
  clipboard,
  dialog,
  nativeTheme,
} from 'electron'
import { ClipboardKeeper } from './clipboard.ts'
import type { SystemClipboard } from './clipboard.ts'
import { existsSync } from 'node:fs'
import { Chooser } from './chooser.ts'
import { readClock } from './clock.ts'
import { Confirmer } from './confirmer.ts'
import { describeFailure } from './failure.ts'
import { HostKeeper } from './host-keeper.ts'
import type { HostKeeperDeps } from './host-keeper.ts'
import { IdleWatch } from './idle.ts'
import { notify } from './ipc/notify.ts'
import { RateLimit } from './ipc/rate.ts'
import { Lock } from './lock.ts'
import type { LockReason } from './lock.ts'
import type { PageOrigin } from './page-origin.ts'
import { Pages } from './pages.ts'
import { Practice } from './practice.ts'
import { practiceControlFile, startProcess, writePracticeControl } from './processes.ts'
import {
  deletePractice,
  makePrivateFolder,
  prepareProfile,
  profileIn,
  vaultFiles,
} from './profile.ts'
import type { Profile, VaultFile } from './profile.ts'
import { Reminder } from './reminder.ts'
import { SettingsFile } from './settings-file.ts'
import { windowOptions } from './window.ts'

/** The files that the program consists of beside this one. */
export type ProgramFiles = {
  readonly preload: string
  readonly renderer: string
  readonly host: string
  readonly sandbox: string
}

/** How often a page or its host may break within a minute before the app gives up. */
const bearable = { calls: 5, perMs: 60_000 }

/** Everything that the main process consists of, each part knowing only what it needs of the rest. */
export class Parts {
  readonly profile: Profile
  readonly settings: SettingsFile
  readonly pages: Pages
  readonly clipboard: ClipboardKeeper
  readonly idle: IdleWatch
  readonly hosts: HostKeeper
  readonly lock: Lock
  readonly practice: Practice
  readonly chooser: Chooser
  readonly confirmer: Confirmer
  readonly reminder: Reminder
  readonly #files: ProgramFiles
  readonly #breakages = new RateLimit(bearable, readClock)
  #isQuitting = false

  constructor(files: ProgramFiles, origin: PageOrigin) {
    this.#files = files
    this.profile = profileIn(app.getPath('userData'))
    prepareProfile(this.profile)
    this.settings = new SettingsFile(this.profile.settings)
    this.pages = new Pages({
      createWindow: (bounds) => new BrowserWindow(windowOptions(this.#windowSetting(bounds))),
      url: origin.url,
      onBroken: () => this.lockAfterFailure('The page broke.'),
    })
    this.clipboard = new ClipboardKeeper({
      clipboard: systemClipboard,
      platform: process.platform,
      onCleared: () => this.tellPage('clipboard.cleared', null),
    })
    this.idle = new IdleWatch({
      readClock,
      limitMs: () => this.settings.current.idleLockMinutes * 60_000,
      onIdle: () => this.lockNow('idle'),
    })
    this.reminder = new Reminder({
      isOn: () => this.settings.current.reminders === 'on',
      make: (words) => (Notification.isSupported() ? new Notification(words) : null),
      focusWindow: () => this.pages.focus(),
    })
    this.confirmer = this.#newConfirmer()
    this.hosts = new HostKeeper(this.#hostDeps())
    this.lock = new Lock({ pages: this.pages, hosts: this.hosts, clipboard: this.clipboard })
    this.practice = this.#newPractice()
    this.chooser = this.#newChooser()
  }

  /** Which vault files there are, remembered for the day on which one is missing. */
  vaultFiles(): readonly VaultFile[] {
    const files = vaultFiles(this.profile, (place) => this.settings.knows(place))
    for (const { place, exists } of files) if (exists) this.settings.noteVault(place, true)
    return files
  }

  /** From here on nothing opens a page any more. */
  beginQuitting(): void {
    this.#isQuitting = true
    this.idle.stop()
    this.pages.close()
  }

  /** Locks, and ends the app if even that fails: better gone than open. */
  lockNow(reason: LockReason): void {
    if (this.#isQuitting) return
    this.lock.now(reason).catch((thrown: unknown) => giveUp(describeFailure(thrown)))
  }

  /** Locks because something broke; ends the app if that happens over and over. */
  lockAfterFailure(what: string): void {
    if (this.#isQuitting || this.#breakages.allows()) this.lockNow('crash')
    else giveUp(what)
  }

  tellPage<E extends EventName>(name: E, payload: Payload<E>): void {
    notify(this.pages.current?.webContents ?? null, { name, payload })
  }

  #hostDeps(): HostKeeperDeps {
    return {
      startChild: () => this.#start({ file: this.#files.host, args: [], name: 'Keyturn vault' }),
      firstMessages: () => this.#firstMessages(),
      onState: (state) => {
        this.pages.current?.setContentProtection(state.revealing)
        if (state.unlocked) this.#noteUnlocked()
        else {
          this.idle.stop()
          this.confirmer.cancel()
        }
      },
      onCopy: (request, reply) => void this.clipboard.copy(request).then(reply),
      confirm: (about) => this.confirmer.ask(about),
      onRekeyed: () => this.lockNow('rekeyed'),
      onRemind: (due) => this.reminder.remind(due),
      onGone: (wasUnlocked) => {
        // The page still shows what it read: it goes as well, and its successor says why.
        if (wasUnlocked) this.lockAfterFailure('The vault host ended.')
        else this.tellPage('app.hostGone', null)
      },
    }
  }

  #noteUnlocked(): void {
    this.idle.start()
    this.vaultFiles()
  }

  #firstMessages(): readonly ToHost[] {
    const { anchors, vaults, work } = this.profile
    const start: ToHost = { kind: 'start', vaults, anchors, work, settings: this.settings.current }
    const { providers } = this.practice
    return providers === null ? [start] : [start, { kind: 'practice', providers: [...providers] }]
  }

  #newChooser(): Chooser {
    const { pages } = this
    return new Chooser({
      hasWindow: () => pages.current !== null,
      open: (options) =>
        inFrontOf(pages.current, (window) => dialog.showOpenDialog(window, options)),
      save: (options) =>
        inFrontOf(pages.current, (window) => dialog.showSaveDialog(window, options)),
    })
  }

  #newConfirmer(): Confirmer {
    return new Confirmer({
      readClock,
      show: (options) =>
        inFrontOf(this.pages.current, (window) => dialog.showMessageBox(window, options)),
    })
  }

  #newPractice(): Practice {
    const folder = this.profile.practiceProviders
    const controlFile = practiceControlFile(app.isPackaged)
    const args = controlFile === null ? [folder] : [folder, '--control']
    return new Practice({
      startChild: () => {
        makePrivateFolder(folder)
        return this.#start({ file: this.#files.sandbox, args, name: 'Keyturn practice providers' })
      },
      announce: (providers) => this.hosts.tell({ kind: 'practice', providers: [...providers] }),
      announceControl: (control) => {
        if (controlFile !== null) writePracticeControl(controlFile, control)
      },
      lockAndAbandon: () => this.lock.andAbandon(),
      isHalfFilled: () => existsSync(fillingMarkOf(this.profile.vaults.practice)),
      deleteAll: async () => {
        await deletePractice(this.profile)
        this.settings.noteVault('practice', false)
      },
    })
  }

  #start(program: { readonly file: string; readonly args: readonly string[]; name: string }) {
    return startProcess({ ...program, isPackaged: app.isPackaged })
  }

  #windowSetting(bounds: Electron.Rectangle | null) {
    return {
      preload: this.#files.preload,
      platform: process.platform,
      isPackaged: app.isPackaged,
      isDark: nativeTheme.shouldUseDarkColors,
      bounds,
    }
  }
}

const systemClipboard: SystemClipboard = {
  write: (formats) => clipboard.write([new ClipboardItem({ ...formats })]),
  readText: () => clipboard.readText(),
  clear: () => clipboard.clear(),
}

function inFrontOf<T>(
  window: BrowserWindow | null,
  show: (window: BrowserWindow) => Promise<T>,
): Promise<T> {
  return window === null ? Promise.reject(new VaultError('not-allowed-now')) : show(window)
}

function giveUp(why: string): void {
  process.stderr.write(`${why}\n`)
  app.exit(1)
}
