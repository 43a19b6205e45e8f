// Says which origins a request may go to.
// Promises that anything but TLS stays on this machine.

/** Names of this machine: the loopback addresses and the name that RFC 6761 section 6.3 reserves. */
const loopbackHosts: ReadonlySet<string> = new Set(['127.0.0.1', '[::1]', 'localhost'])

/** Host names as they are used in the DNS, or a literal IPv6 address: URL parsers allow more. */
const plainOrigin = /^https?:\/\/(?:[a-z0-9.-]+|\[[0-9a-f:]+\])(?::\d{1,5})?$/

/** Whether a text is exactly an origin over TLS, or one of this machine: no path, no user. */
export function isAllowedOrigin(text: string): boolean {
  const url = plainOrigin.test(text) && URL.canParse(text) ? new URL(text) : null
  if (url?.origin !== text) return false
  return url.protocol === 'https:' || isLoopback(url)
}

/** Whether a text is exactly an origin on this machine. */
export function isLoopbackOrigin(text: string): boolean {
  return isAllowedOrigin(text) && isLoopback(new URL(text))
}

function isLoopback(url: URL): boolean {
  return (url.protocol === 'http:' || url.protocol === 'https:') && loopbackHosts.has(url.hostname)
}
