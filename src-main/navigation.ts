import type { Session, WebContents } from 'electron'
import type { PageOrigin } from './page-origin.ts'

/**
 * Nails every page down: it goes nowhere, opens nothing and embeds nothing.
 *
 * The bundled page never navigates, so not even its own origin is let through; the dev server's page
 * reloads itself.
 */
export function denyNavigation(contents: WebContents, origin: PageOrigin): void {
  const mayGoTo = (url: string): boolean => origin.isDev && origin.owns(url)
  contents.on('will-navigate', (event) => {
    if (!mayGoTo(event.url)) event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !mayGoTo(event.url)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

/** Refuses every permission, asked for or looked up, every device and every capture of a screen. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, callback) => callback(null))
}

/** Cancels every request of the window that is not for its own files. */
export function denyForeignRequests(session: Session, origin: PageOrigin): void {
  session.webRequest.onBeforeRequest((details, callback) => {
    callback({ cancel: !isOwnRequest(details.url, origin) })
  })
}

/** Whether the window may ask for this at all. */
export function isOwnRequest(url: string, origin: PageOrigin): boolean {
  if (origin.owns(url) || url.startsWith('data:')) return true
  return origin.isDev && (url.startsWith('devtools:') || origin.owns(url.replace(/^ws:/, 'http:')))
}
