import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { BrowserWindow, app, nativeTheme } from 'electron'
import { VaultError } from '../src-shared/errors.ts'
import type { EventName } from '../src-shared/ipc-channels.ts'
import type { Payload } from '../src-shared/ipc-contract.ts'
import { fillingMarkOf } from '../src-shared/host-messages.ts'
import type { Chooser } from './chooser.ts'
import { ClipboardKeeper } from './clipboard.ts'
import { readClock } from './clock.ts'
import type { Confirmer } from './confirmer.ts'
import { describeFailure } from './failure.ts'
import { IdleWatch } from './idle.ts'
import { notify } from './ipc/notify.ts'
import { RateLimit } from './ipc/rate.ts'
import { Lock } from './lock.ts'
import type { LockReason } from './lock.ts'
import type { PageOrigin } from './page-origin.ts'
import { Pages } from './pages.ts'
import { Practice } from './practice.ts'
import { practiceControlFile, startProcess, writePracticeControl } from './processes.ts'
import { deletePractice, makePrivateFolder, prepareProfile, profileIn } from './profile.ts'
import type { Profile } from './profile.ts'
import type { Reminder } from './reminder.ts'
import { SettingsFile } from './settings-file.ts'
import {
  giveUp,
  systemChooser,
  systemClipboard,
  systemConfirmer,
  systemReminder,
} from './system.ts'
import type { VaultHostsDeps } from './vault-hosts.ts'
import type { Reminding } from './vault-host.ts'
import { Vaults } from './vaults.ts'
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
  readonly vaults: Vaults
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
      limitMs: () => this.vaults.idleMinutes * 60_000,
      onIdle: () => this.lockNow('idle'),
    })
    this.reminder = systemReminder(() => this.pages.focus())
    this.chooser = systemChooser(() => this.pages.current)
    this.confirmer = systemConfirmer(() => this.pages.current)
    this.vaults = this.#newVaults()
    const pages = { replace: () => this.#replacePage() }
    this.lock = new Lock({ pages, hosts: this.vaults.hosts, clipboard: this.clipboard })
    this.practice = this.#newPractice()
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

  #newVaults(): Vaults {
    return new Vaults({
      profile: this.profile,
      settings: this.settings,
      hosts: this.#hostsDeps(),
      practice: () => {
        const { providers } = this.practice
        return providers === null ? [] : [{ kind: 'practice', providers: [...providers] }]
      },
      freshPage: (show) => this.#swapPage(show),
      chooseVault: () => this.chooser.chooseVault(),
    })
  }

  #hostsDeps(): Omit<VaultHostsDeps, 'shown' | 'firstMessages'> {
    return {
      startChild: () => this.#start({ file: this.#files.host, args: [], name: 'Keyturn vault' }),
      onState: (path) => this.#follow(path),
      onCopy: (request, reply) => void this.clipboard.copy(request).then(reply),
      confirm: (about) => this.confirmer.ask(about),
      onRekeyed: () => this.lockNow('rekeyed'),
      onRemind: (due, path) => this.#remind(due, path),
      onGone: (wasUnlocked) => {
        // The page still shows what it read: it goes as well, and its successor says why.
        if (wasUnlocked) this.lockAfterFailure('The vault host ended.')
        else this.tellPage('app.hostGone', null)
      },
    }
  }

  /** A host said how it stands, or ended. */
  #follow(path: string): void {
    const { hosts, shown } = this.vaults
    this.pages.current?.setContentProtection(hosts.state.revealing)
    if (hosts.isOpen(path)) {
      // One that opens may have a shorter time than those that are open.
      if (this.idle.isWatching) this.idle.recheck()
      else this.idle.start()
      this.vaults.files()
      return
    }
    if (hosts.open.length === 0) this.idle.stop()
    if (path === shown.path) this.confirmer.cancel()
  }

  #remind(due: Reminding, path: string): void {
    const { hosts, shown } = this.vaults
    if (this.vaults.settingsAt(path).reminders === 'off') return
    const isAlone = hosts.open.length <= 1 && path === shown.path
    this.reminder.remind(due, { path, fileName: isAlone ? null : basename(path) })
  }

  /** Opens a fresh page for another vault; the old page's process ends, and no host does. */
  #swapPage(show: () => void): void {
    if (this.#isQuitting) throw new VaultError('not-allowed-now')
    const { hosts } = this.vaults
    const endOldPage = this.#replacePage()
    this.confirmer.cancel()
    // Why all are locked holds for every one of them, also for the one that comes now.
    if (hosts.open.length > 0) this.lock.forgetNote()
    show()
    endOldPage()
    this.pages.current?.setContentProtection(hosts.state.revealing)
  }

  // What the person chose or dropped was for the page that ends.
  #replacePage(): () => void {
    const endOldPage = this.pages.replace()
    this.vaults.grants.clear()
    return endOldPage
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
      announce: (providers) =>
        this.vaults.hosts.tell({ kind: 'practice', providers: [...providers] }),
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
