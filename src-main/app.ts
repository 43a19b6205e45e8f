import { wire } from '../src-shared/ipc-channels.ts'
import type { AppSettings } from '../src-shared/policy.ts'
import type { IpcMainEvent, IpcMainInvokeEvent } from 'electron'
import {
  Menu,
  MessageChannelMain,
  app,
  ipcMain,
  nativeTheme,
  powerMonitor,
  session,
} from 'electron'
import { readClock } from './clock.ts'
import { sortDropped } from './dropped.ts'
import { describeFailure } from './failure.ts'
import { buildFileMap } from './file-map.ts'
import { shellHandlers } from './ipc/handlers.ts'
import { RateLimit } from './ipc/rate.ts'
import type { ShellGate } from './ipc/serve-shell.ts'
import { shellServer } from './ipc/serve-shell.ts'
import { isTrustedSender } from './ipc/trusted-senders.ts'
import { menuTemplate } from './menu.ts'
import { denyForeignRequests, denyNavigation, denyPermissions } from './navigation.ts'
import type { PageOrigin } from './page-origin.ts'
import { choosePageOrigin, windowPartition } from './page-origin.ts'
import type { ProgramFiles } from './parts.ts'
import { Parts } from './parts.ts'
import { watchPower } from './power.ts'
import { serveBundle } from './protocol.ts'
import { quitAfterClearingUp } from './quit.ts'
import type { SettingsChange } from './settings-file.ts'
import { groundColor, titleBarOverlay } from './window.ts'

/** Runs the app: a list of what is decided where, in the order in which it takes effect. */
export async function runApp(files: ProgramFiles): Promise<void> {
  const origin = choosePageOrigin({
    isPackaged: app.isPackaged,
    devServer: process.env['ELECTRON_RENDERER_URL'],
  })
  app.on('web-contents-created', (_event, contents) => denyNavigation(contents, origin))
  await app.whenReady()
  guardSession(files, origin)
  const parts = new Parts(files, origin)
  lockOnFailure(parts)
  followTheme(parts)
  servePage(parts, origin)
  endWell(parts)
  watchPower(powerMonitor, {
    lock: (reason) => parts.lockNow(reason),
    recheckIdle: () => {
      if (parts.idle.isWatching) parts.idle.recheck()
    },
    quit: () => app.quit(),
  })
  setMenu()
  app.on('second-instance', () => parts.pages.focus())
  parts.pages.open()
}

/** How many calls a page may make of the main process. */
const callRate = { calls: 200, perMs: 10_000 }

function guardSession(files: ProgramFiles, origin: PageOrigin): void {
  const own = session.fromPartition(windowPartition)
  for (const each of [session.defaultSession, own]) {
    denyPermissions(each)
    denyForeignRequests(each, origin)
  }
  if (!origin.isDev) serveBundle(own.protocol, buildFileMap(files.renderer))
}

function lockOnFailure(parts: Parts): void {
  const fail = (thrown: unknown): void => {
    const what = describeFailure(thrown)
    process.stderr.write(`${what}\n`)
    parts.lockAfterFailure(what)
  }
  process.on('uncaughtException', fail)
  process.on('unhandledRejection', fail)
}

function followTheme(parts: Parts): void {
  nativeTheme.themeSource = parts.vaults.settings.theme
  nativeTheme.on('updated', () => {
    const isDark = nativeTheme.shouldUseDarkColors
    parts.pages.current?.setBackgroundColor(groundColor(isDark))
    if (process.platform === 'win32') {
      parts.pages.current?.setTitleBarOverlay(titleBarOverlay(isDark))
    }
  })
}

function servePage(parts: Parts, origin: PageOrigin): void {
  const rate = new RateLimit(callRate, readClock)
  const gate: ShellGate<IpcMainEvent | IpcMainInvokeEvent> = {
    isTrusted: (event) =>
      isTrustedSender(event, {
        contentsId: parts.pages.current?.webContents.id ?? null,
        owns: origin.owns,
      }),
    isAllowedNow: () => rate.allows(),
  }
  ipcMain.handle(wire.shell, shellServer(gate, handlers(parts)))
  // The page's own end asks for its port when it listens, so that the port cannot come too early.
  ipcMain.on(wire.port, (event) => {
    if (!gate.isTrusted(event) || !gate.isAllowedNow()) return
    const { port1, port2 } = new MessageChannelMain()
    parts.vaults.hosts.introduce(port2)
    event.sender.postMessage(wire.port, null, [port1])
  })
}

function handlers(parts: Parts) {
  return shellHandlers({
    about: {
      runsOn: process.env['KEYTURN_STAND_IN'] === undefined ? 'electron' : 'stand-in',
      version: app.getVersion(),
      platform: process.platform,
    },
    vaults: parts.vaults,
    changeSettings: (change) => changeSettings(parts, change),
    lock: parts.lock,
    activity: () => parts.idle.activity(),
    copyText: (text) =>
      parts.clipboard.copy({ text: new TextEncoder().encode(text), clearAfterMs: null }),
    choose: (asked) => parts.chooser.choose(asked),
    sortDropped,
    granting: () => parts.vaults.grants.forThisPage(),
    practice: parts.practice,
  })
}

function changeSettings(parts: Parts, change: SettingsChange): AppSettings {
  const settings = parts.vaults.changeSettings(change)
  nativeTheme.themeSource = settings.theme
  parts.tellPage('app.settings', settings)
  if (parts.idle.isWatching) parts.idle.recheck()
  return settings
}

function endWell(parts: Parts): void {
  app.on('window-all-closed', () => app.quit())
  app.on(
    'before-quit',
    quitAfterClearingUp({
      begin: () => parts.beginQuitting(),
      clearClipboard: () => parts.clipboard.clear(),
      endHosts: () => parts.vaults.hosts.retireAll(),
      stopPractice: () => parts.practice.stop(),
      exit: () => app.exit(0),
    }),
  )
}

function setMenu(): void {
  const template = menuTemplate(process.platform)
  Menu.setApplicationMenu(template === null ? null : Menu.buildFromTemplate(template))
}
