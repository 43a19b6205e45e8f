/** Every request of every page, for `session.webRequest.onBeforeRequest`. */
import type * as Electron from 'electron'

/** What the app decides about one request. */
export type Verdict = Electron.CallbackResponse
type Details = Electron.OnBeforeRequestListenerDetails
type Listener = (details: Details, callback: (response: Verdict) => void) => void

let registered: { readonly matches: (url: string) => boolean; readonly listener: Listener } | null =
  null

/** Registers the one listener, or with null takes it away. */
export function filterRequests(
  listener: Listener | null,
  matches: (url: string) => boolean = () => true,
): void {
  registered = listener === null ? null : { matches, listener }
}

/** Asks the listener what is to become of a request. */
export function judge(details: Details): Promise<Verdict> {
  return new Promise((resolve) => {
    if (registered?.matches(details.url) !== true) resolve({})
    else registered.listener(details, resolve)
  })
}

/** A pattern of the app's filter as Chromium's match patterns mean it. */
export function matcherOf(patterns: readonly string[]): (url: string) => boolean {
  const expressions = patterns.map((pattern) => {
    if (pattern === '<all_urls>') return /^/
    const [scheme = '', rest = ''] = pattern.split('://', 2)
    const start = scheme === '*' ? '[a-z][a-z\\d+.-]*' : escaped(scheme)
    return new RegExp(`^${start}://${rest.split('*').map(escaped).join('.*')}$`, 'i')
  })
  return (url) => expressions.some((expression) => expression.test(url))
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
