/**
 * Schemes of the app's own, as Chromium can carry them.
 *
 * Chromium refuses to load a scheme that it does not know, before any interception. So
 * `app://bundle/x` travels as `https://bundle.app.invalid/x` and is called by its own name again
 * wherever the app looks at it. `.invalid` never resolves (RFC 6761), so nothing can leak out.
 */

/** Answers a request to one of the app's schemes. */
export type SchemeHandler = (request: Request) => Response | Promise<Response>

const carried = /^https:\/\/([^/?#]*)\.([a-z][a-z\d]*)\.invalid(?=[/?#]|$)/i
const own = /^([a-z][a-z\d]*):\/\/([^/?#]*)/i

const privileged = new Set<string>()
const handlers = new Map<string, SchemeHandler>()

/** Makes a scheme one that is carried; before Chromium loads anything. */
export function carryScheme(scheme: string): void {
  privileged.add(scheme)
}

/** Whether a scheme is carried. */
export function isCarried(scheme: string): boolean {
  return privileged.has(scheme)
}

/** Gives a scheme its handler, or takes it away. */
export function handleScheme(scheme: string, handler: SchemeHandler | null): void {
  if (handler === null) handlers.delete(scheme)
  else handlers.set(scheme, handler)
}

/** The handler of a scheme. */
export function handlerOf(scheme: string): SchemeHandler | undefined {
  return handlers.get(scheme)
}

/** The address as Chromium is told it. */
export function toCarrier(url: string): string {
  const [, scheme = '', host = ''] = own.exec(url) ?? []
  if (!privileged.has(scheme.toLowerCase())) return url
  return url.replace(own, `https://${host}.${scheme}.invalid`)
}

/** The address as the app knows it. */
export function fromCarrier(url: string): string {
  const [, host = '', scheme = ''] = carried.exec(url) ?? []
  if (!privileged.has(scheme.toLowerCase())) return url
  return url.replace(carried, `${scheme}://${host}`)
}

/** The origin as Electron names it: of a scheme of the app's own, scheme and host. */
export function originOf(url: string): string {
  const [, scheme = '', host = ''] = own.exec(url) ?? []
  if (privileged.has(scheme.toLowerCase())) return `${scheme}://${host}`
  return URL.parse(url)?.origin ?? 'null'
}

/** A header value of the app's answer, with its own schemes in a policy turned into carriers. */
export function carryPolicy(header: string, value: string): string {
  if (!header.toLowerCase().startsWith('content-security-policy')) return value
  const schemes = [...privileged].join('|')
  if (schemes === '') return value
  return value.replace(
    new RegExp(`(?<![\\w-])(${schemes}):(?://([\\w.*-]+))?`, 'gi'),
    (_, scheme: string, host?: string) => `https://${host ?? '*'}.${scheme}.invalid`,
  )
}
