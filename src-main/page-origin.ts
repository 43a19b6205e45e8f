/** The scheme, host and page of the window: the only place that names them. */
export const appScheme = 'app'
export const bundleHost = 'bundle'
export const bundleUrl = `${appScheme}://${bundleHost}/index.html`

/** The in-memory session of the window: without a `persist:` prefix nothing of it reaches the disk. */
export const windowPartition = 'keyturn'

/** Where the page is loaded from, and what counts as that place. */
export type PageOrigin = {
  readonly url: string
  readonly isDev: boolean
  readonly owns: (url: string) => boolean
}

/** The bundled page; in an unpackaged run with a dev server on this machine, that server's page. */
export function choosePageOrigin(from: {
  readonly isPackaged: boolean
  readonly devServer: string | undefined
}): PageOrigin {
  const dev = from.isPackaged ? null : localServer(from.devServer)
  if (dev === null) return { url: bundleUrl, isDev: false, owns: isBundleUrl }
  return { url: dev.href, isDev: true, owns: (url) => parse(url)?.origin === dev.origin }
}

// Node calls the origin of every scheme of ours 'null', so the parts are compared instead.
function isBundleUrl(url: string): boolean {
  const parsed = parse(url)
  return (
    parsed?.protocol === `${appScheme}:` &&
    parsed.host === bundleHost &&
    parsed.username === '' &&
    parsed.password === ''
  )
}

function localServer(address: string | undefined): URL | null {
  const url = parse(address ?? '')
  const isLocal = url?.hostname === 'localhost' || url?.hostname === '127.0.0.1'
  return isLocal && url.protocol === 'http:' ? url : null
}

function parse(url: string): URL | null {
  return URL.parse(url)
}
