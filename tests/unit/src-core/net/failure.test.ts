import { describe, expect, it } from 'vitest'
import { failureOf } from '../../../../src-core/net/failure.ts'
import { VaultError } from '../../../../src-shared/errors.ts'

function failure(code: string, syscall?: string): Error {
  return Object.assign(new Error('the words of the platform'), {
    code,
    ...(syscall && { syscall }),
  })
}

/** What undici throws around the true reason. */
function fetchFailed(cause: unknown): Error {
  return new TypeError('fetch failed', { cause })
}

describe('a failed exchange', () => {
  it.each([
    failure('ECONNREFUSED', 'connect'),
    failure('ENOTFOUND', 'getaddrinfo'),
    failure('EAI_AGAIN', 'getaddrinfo'),
    failure('EHOSTUNREACH', 'connect'),
    failure('ENETUNREACH', 'connect'),
    failure('ETIMEDOUT', 'connect'),
    failure('UND_ERR_CONNECT_TIMEOUT'),
    failure('DEPTH_ZERO_SELF_SIGNED_CERT'),
    failure('CERT_HAS_EXPIRED'),
    failure('ERR_TLS_CERT_ALTNAME_INVALID'),
    failure('ERR_SSL_WRONG_VERSION_NUMBER'),
  ])('says that nothing was sent where that is certain: $code', (cause) => {
    expect(failureOf(fetchFailed(cause)).code).toBe('provider-unreachable')
  })

  it.each([
    failure('ECONNRESET', 'read'),
    failure('EPIPE', 'write'),
    failure('ETIMEDOUT', 'read'),
    failure('EHOSTUNREACH', 'read'),
    failure('ENETUNREACH'),
    failure('UND_ERR_SOCKET'),
    failure('UND_ERR_HEADERS_TIMEOUT'),
    failure('UND_ERR_BODY_TIMEOUT'),
    // TLS 1.3: may come after the request was sent (RFC 8446 section 4.4.2.4).
    failure('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED'),
    failure('ERR_SSL_SSLV3_ALERT_BAD_RECORD_MAC'),
  ])('says that nobody knows where anything may have been sent: $code', (cause) => {
    expect(failureOf(fetchFailed(cause)).code).toBe('provider-no-reply')
  })

  it('asks every address that was tried', () => {
    const refused = failure('ECONNREFUSED', 'connect')
    const reset = failure('ECONNRESET', 'read')
    const tried = (errors: readonly Error[]) =>
      Object.assign(new AggregateError(errors), { code: 'ECONNREFUSED' })

    expect(failureOf(fetchFailed(tried([refused, refused]))).code).toBe('provider-unreachable')
    expect(failureOf(fetchFailed(tried([refused, reset]))).code).toBe('provider-no-reply')
  })

  it.each(['net::ERR_NAME_NOT_RESOLVED', 'net::ERR_CONNECTION_REFUSED', 'net::ERR_CERT_INVALID'])(
    'knows of Chromium that nothing was sent: %s',
    (message) => {
      expect(failureOf(new Error(message)).code).toBe('provider-unreachable')
    },
  )

  it.each([
    'net::ERR_CONNECTION_RESET',
    'net::ERR_EMPTY_RESPONSE',
    'net::ERR_ADDRESS_UNREACHABLE',
    'net::ERR_CONNECTION_REFUSED and more',
    'net::ERR_FAILED',
  ])('believes no more of Chromium than that: %s', (message) => {
    expect(failureOf(new Error(message)).code).toBe('provider-no-reply')
  })

  it('recognises the way in which Electron refuses a redirect', () => {
    expect(failureOf(new Error('Redirect was cancelled')).code).toBe('provider-redirected')
  })

  it('takes anything else for an unknown outcome', () => {
    const looped = new Error('looped')
    looped.cause = looped

    for (const thrown of [null, 'ECONNREFUSED', { code: 'ECONNREFUSED' }, new Error(), looped]) {
      expect(failureOf(thrown).code).toBe('provider-no-reply')
    }
  })

  it('passes on neither the words nor the cause', () => {
    const told = failureOf(new TypeError('Invalid header value: Bearer sample-of-a-secret'))

    expect(told.message).toBe('provider-no-reply')
    expect(told.cause).toBeUndefined()
    expect(JSON.stringify(told) + String(told.stack)).not.toContain('sample-of-a-secret')
  })

  it('keeps a refusal that already has its code', () => {
    const refusal = new VaultError('provider-redirected')

    expect(failureOf(refusal)).toBe(refusal)
  })
})
