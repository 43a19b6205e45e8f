import type * as Electron from 'electron'
import { notEmulated } from '../loud.ts'

type WindowOptions = Electron.BrowserWindowConstructorOptions
type Preferences = Electron.WebPreferences

/** Options with an effect here, and those that README.md lists as without one. */
const windowOptions: readonly (keyof WindowOptions)[] = [
  'width',
  'height',
  'x',
  'y',
  'show',
  'title',
  'backgroundColor',
  'webPreferences',
  'useContentSize',
  'minWidth',
  'minHeight',
  'center',
  'autoHideMenuBar',
  'frame',
  'titleBarStyle',
  'titleBarOverlay',
  'trafficLightPosition',
  'icon',
]

/** Preferences by the values that Chromium can honour; a list of none stands for any value. */
const preferences: Partial<Record<keyof Preferences, readonly unknown[]>> = {
  additionalArguments: [],
  allowRunningInsecureContent: [false],
  autoplayPolicy: [],
  backgroundThrottling: [],
  contextIsolation: [true],
  defaultEncoding: [],
  devTools: [],
  disableDialogs: [],
  enableDeprecatedPaste: [false],
  enableWebSQL: [false],
  experimentalFeatures: [false],
  images: [true],
  javascript: [true],
  navigateOnDragDrop: [false],
  nodeIntegration: [false],
  nodeIntegrationInSubFrames: [false],
  nodeIntegrationInWorker: [false],
  partition: [],
  plugins: [false],
  preload: [],
  safeDialogs: [],
  sandbox: [true],
  session: [],
  spellcheck: [],
  v8CacheOptions: [],
  webgl: [],
  webSecurity: [true],
  webviewTag: [false],
}

/** Refuses a window that the stand-in could not honour. */
export function checkWindowOptions(options: WindowOptions): void {
  for (const name of Object.keys(options)) {
    if (!windowOptions.some((known) => known === name)) {
      throw notEmulated(`BrowserWindow: the option ${name}`)
    }
  }
  for (const [name, value] of Object.entries(options.webPreferences ?? {})) {
    const honoured = honouredValues(name)
    if (honoured === undefined || (honoured.length > 0 && !honoured.includes(value))) {
      throw notEmulated(`BrowserWindow: webPreferences.${name} = ${String(value)}`)
    }
  }
}

function honouredValues(name: string): readonly unknown[] | undefined {
  return Object.entries(preferences).find(([known]) => known === name)?.[1]
}
