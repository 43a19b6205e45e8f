/** What `electron` is in main: every name that Electron exports there, emulated or throwing. */
import type * as Electron from 'electron'
import { absent, loud, type PartOf } from '../loud.ts'
import { MessageChannelMain } from '../ports/message-port-main.ts'
import { app } from './app.ts'
import { BrowserWindow } from './browser-window.ts'
import { clipboard, ClipboardItem } from './clipboard.ts'
import { dialog } from './dialog.ts'
import { ipcMain } from './ipc-main.ts'
import { Menu } from './menu.ts'
import { nativeTheme } from './native-theme.ts'
import { Notification } from './notification.ts'
import { powerMonitor } from './power-monitor.ts'
import { protocol } from './protocol.ts'
import { session } from './session.ts'
import { shell } from './shell.ts'
import { utilityProcess } from './utility-process.ts'
import { webContents } from './web-contents.ts'

export {
  app,
  BrowserWindow,
  clipboard,
  ClipboardItem,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  nativeTheme,
  Notification,
  powerMonitor,
  protocol,
  session,
  shell,
  utilityProcess,
  webContents,
}

export const autoUpdater = absent('autoUpdater')
export const BaseWindow = absent('BaseWindow')
export const contentTracing = absent('contentTracing')
export const crashReporter = absent('crashReporter')
export const desktopCapturer = absent('desktopCapturer')
export const globalShortcut = absent('globalShortcut')
export const inAppPurchase = absent('inAppPurchase')
export const MenuItem = absent('MenuItem')
export const nativeImage = absent('nativeImage')
export const net = absent('net')
export const netLog = absent('netLog')
export const powerSaveBlocker = absent('powerSaveBlocker')
export const pushNotifications = absent('pushNotifications')
export const safeStorage = absent('safeStorage')
export const screen = absent('screen')
export const systemPreferences = absent('systemPreferences')
export const TouchBar = absent('TouchBar')
export const Tray = absent('Tray')
export const View = absent('View')
export const WebContentsView = absent('WebContentsView')
export const webFrameMain = absent('webFrameMain')

/** Every name of Electron's main process that is emulated, with Electron's own types. */
const emulated = {
  app,
  BrowserWindow,
  clipboard,
  ClipboardItem,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  nativeTheme,
  Notification,
  powerMonitor,
  protocol,
  session,
  shell,
  utilityProcess,
  webContents,
} satisfies EmulatedElectron

type EmulatedElectron = {
  readonly [Name in keyof typeof Electron]?: PartOf<(typeof Electron)[Name]>
}

const all: object = loud('the main process', {
  ...emulated,
  autoUpdater,
  BaseWindow,
  contentTracing,
  crashReporter,
  desktopCapturer,
  globalShortcut,
  inAppPurchase,
  MenuItem,
  nativeImage,
  net,
  netLog,
  powerSaveBlocker,
  pushNotifications,
  safeStorage,
  screen,
  systemPreferences,
  TouchBar,
  Tray,
  View,
  WebContentsView,
  webFrameMain,
})
// What `require('electron')` gives, and `import electron from 'electron'`.
export { all as default, all as 'module.exports' }
