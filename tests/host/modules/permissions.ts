import type * as Electron from 'electron'
import { host } from '../host.ts'
import { notEmulated } from '../loud.ts'
import { permissionHandlers } from './session.ts'

type Asked = Parameters<
  NonNullable<Parameters<Electron.Session['setPermissionRequestHandler']>[0]>
>[1]

/** Chromium's names of permissions, and Electron's. */
const permissions: readonly (readonly [string, Asked])[] = [
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['camera', 'media'],
  ['microphone', 'media'],
  ['midi', 'midi'],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-write', 'clipboard-sanitized-write'],
  ['display-capture', 'display-capture'],
  ['idle-detection', 'idle-detection'],
  ['keyboard-lock', 'keyboardLock'],
  ['pointer-lock', 'pointerLock'],
  ['speaker-selection', 'speaker-selection'],
  ['storage-access', 'storage-access'],
  ['window-management', 'window-management'],
  ['local-fonts', 'unknown'],
  ['screen-wake-lock', 'unknown'],
]

/**
 * Tells Chromium what the app's handlers say to each permission. They are asked once for each
 * window and not once for each request; without handlers all is granted, as in Electron.
 */
export async function applyPermissions(webContents: Electron.WebContents): Promise<void> {
  for (const [name, asked] of permissions) {
    const granted = isGranted(asked, webContents)
    await host().browser.setPermission(name, granted ? 'granted' : 'denied')
  }
}

function isGranted(asked: Asked, webContents: Electron.WebContents): boolean {
  const { request, check } = permissionHandlers
  const requestingUrl = webContents.getURL()
  const details = { isMainFrame: true, requestingUrl }
  if (check !== null && !check(webContents, asked, requestingUrl, details)) return false
  if (request === null) return true
  const answers: boolean[] = []
  request(webContents, asked, (granted) => answers.push(granted), details)
  if (answers[0] === undefined) throw notEmulated('session: a permission that is answered later')
  return answers[0]
}
