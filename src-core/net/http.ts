// The words of an HTTP exchange and the port through which everything leaves the vault host.
// Promises nothing by itself: src-core/net/transport.ts holds the rules.
// Must not hold any code that opens a connection.

/** One header: its name and its value. */
export type Header = readonly [name: string, value: string]

/** One request, complete and authorised; `target` is the path with its query, as it is signed. */
export type HttpRequest = {
  readonly method: string
  /** Scheme, host and port; fixed by the connection and never taken from a reply. */
  readonly origin: string
  readonly target: string
  readonly headers: readonly Header[]
  readonly body: Uint8Array | null
}

/** A whole reply that is not a redirect. */
export type HttpReply = {
  readonly status: number
  readonly body: Uint8Array
  /** What `Retry-After` asks for, in milliseconds (RFC 9110 section 10.2.3), or null. */
  readonly retryAfterMs?: number | null
  /** The provider's own time by its `Date` header, an instant, or null. */
  readonly date?: number | null
  /** All headers, by names in lower case; a connector reads none of them. */
  readonly headers?: readonly Header[]
}

/**
 * Sends one request once and gives the whole reply.
 *
 * Rejects with a VaultError only: `provider-unreachable` when it is certain that nothing was sent,
 * `provider-redirected`, `connector-invalid` for an origin that is not allowed, and
 * `provider-no-reply` for everything after which nobody can say what the provider did.
 */
export type Transport = (request: HttpRequest, signal: AbortSignal) => Promise<HttpReply>
