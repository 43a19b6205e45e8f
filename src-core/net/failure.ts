// Tells what a failed exchange means: certainly nothing sent, or nobody knows.
// Promises to say "nothing was sent" only where the failure cannot happen any later: a wrong "not
// sent" would let a second key be made.
// Must not pass on the words of the failure: those of an HTTP client can quote a header.
import { VaultError } from '../../src-shared/errors.ts'

/** Node's codes that only looking up or refusing a connection can give (libuv, c-ares). */
const beforeSending: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** Codes that a connection under way can give as well, unless the system call says `connect`. */
const beforeSendingAtConnect: ReadonlySet<string> = new Set([
  'EACCES',
  'EADDRNOTAVAIL',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPERM',
  'ETIMEDOUT',
])

/** Codes of a TLS handshake that we broke off, or that never became one (OpenSSL through Node). */
const beforeSendingTls: ReadonlySet<string> = new Set([
  'CERT_CHAIN_TOO_LONG',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REJECTED',
  'CERT_REVOKED',
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE',
  'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
  'ERR_SSL_TLSV1_UNRECOGNIZED_NAME',
  'ERR_SSL_UNSUPPORTED_PROTOCOL',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'HOSTNAME_MISMATCH',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
])

/**
 * Chromium's words for the same, which Electron's `net.fetch` gives as the message.
 *
 * ERR_ADDRESS_UNREACHABLE and ERR_INTERNET_DISCONNECTED are left out: Chromium maps a failed read
 * to them as well (net/base/net_errors_posix.cc).
 */
const beforeSendingChromium =
  /^net::ERR_(?:NAME_NOT_RESOLVED|CONNECTION_REFUSED|CONNECTION_TIMED_OUT|CONNECTION_FAILED|PROXY_CONNECTION_FAILED|TUNNEL_CONNECTION_FAILED|SSL_VERSION_OR_CIPHER_MISMATCH|CERT_[A-Z0-9_]+)$/

/** What Electron's `net.fetch` says instead of answering with a redirect (its issue 43715). */
const redirectCancelled = 'Redirect was cancelled'

const deepestCause = 5

/** The failure to report for anything that an HTTP client threw. */
export function failureOf(thrown: unknown): VaultError {
  if (thrown instanceof VaultError) return thrown
  if (thrown instanceof Error && thrown.message === redirectCancelled) {
    return new VaultError('provider-redirected')
  }
  return new VaultError(nothingWasSent(thrown, 0) ? 'provider-unreachable' : 'provider-no-reply')
}

function nothingWasSent(thrown: unknown, depth: number): boolean {
  if (!(thrown instanceof Error) || depth > deepestCause) return false
  // One address after the other was tried: each must have failed before anything was sent.
  if (thrown instanceof AggregateError && thrown.errors.length > 0) {
    return thrown.errors.every((each) => nothingWasSent(each, depth + 1))
  }
  if (beforeSendingChromium.test(thrown.message)) return true
  const code = textField(thrown, 'code')
  if (code === null) return nothingWasSent(thrown.cause, depth + 1)
  if (beforeSending.has(code) || beforeSendingTls.has(code)) return true
  return beforeSendingAtConnect.has(code) && textField(thrown, 'syscall') === 'connect'
}

function textField(error: Error, name: 'code' | 'syscall'): string | null {
  const value: unknown = Reflect.get(error, name)
  return typeof value === 'string' ? value : null
}
