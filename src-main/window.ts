import type { BrowserWindowConstructorOptions, Rectangle, WebPreferences } from 'electron'
import { windowPartition } from './page-origin.ts'

/** What decides how a window is made. */
export type WindowSetting = {
  readonly preload: string
  readonly platform: NodeJS.Platform
  readonly isPackaged: boolean
  readonly isDark: boolean
  /** Where the window stood that this one follows. */
  readonly bounds: Rectangle | null
}

/** The ground of both themes, so that no white flashes before the page is drawn (DIRECTION.md). */
export function groundColor(isDark: boolean): string {
  return isDark ? '#101315' : '#f2f1ed'
}

/** The buttons that Windows draws into our title bar. */
export function titleBarOverlay(isDark: boolean): {
  readonly color: string
  readonly symbolColor: string
  readonly height: number
} {
  const symbolColor = isDark ? '#eaedef' : '#181f24'
  return { color: groundColor(isDark), symbolColor, height: titleBarHeight }
}

/** The options of the one kind of window there is. */
export function windowOptions(setting: WindowSetting): BrowserWindowConstructorOptions {
  return {
    ...(setting.bounds ?? { width: 1280, height: 800 }),
    minWidth: 700,
    minHeight: 600,
    title: 'Keyturn',
    show: false,
    backgroundColor: groundColor(setting.isDark),
    ...frame(setting),
    webPreferences: webPreferences(setting),
  }
}

const titleBarHeight = 48

// A guest in its own house (DESIGN D8): no Node, no other world, no disk.
function webPreferences(setting: WindowSetting): WebPreferences {
  return {
    preload: setting.preload,
    partition: windowPartition,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: !setting.isPackaged,
  }
}

function frame(setting: WindowSetting): BrowserWindowConstructorOptions {
  if (setting.platform === 'darwin') {
    return { titleBarStyle: 'hiddenInset', trafficLightPosition: { x: 20, y: 18 } }
  }
  if (setting.platform === 'win32') {
    return { titleBarStyle: 'hidden', titleBarOverlay: titleBarOverlay(setting.isDark) }
  }
  return {}
}
