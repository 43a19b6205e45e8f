import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAllowedOrigin, isLoopbackOrigin } from '../../../../src-core/net/origin.ts'

const local = ['http://127.0.0.1:4100', 'http://localhost:1', 'http://[::1]']

describe('an origin', () => {
  it('is allowed over TLS anywhere and without it on this machine', () => {
    for (const origin of ['https://api.example.com', 'https://api.example.com:8443', ...local]) {
      expect(isAllowedOrigin(origin), origin).toBe(true)
    }
  })

  it.each([
    'http://api.example.com',
    'http://127.0.0.1.example.com',
    'http://localhost.example.com',
    'http://10.0.0.1',
    'http://0.0.0.0:80',
    'ws://127.0.0.1:80',
    'file:///etc/passwd',
    'data:text/plain,x',
    'https://api.example.com/',
    'https://api.example.com/path',
    'https://api.example.com?x=1',
    'https://api.example.com#x',
    'https://user:word@api.example.com',
    'https://api.example.com:443',
    'HTTPS://API.EXAMPLE.COM',
    'https:api.example.com',
    ' https://api.example.com',
    'null',
    '',
  ])('refuses %j', (text) => {
    expect(isAllowedOrigin(text)).toBe(false)
  })

  it('is on this machine only by a loopback address or its reserved name', () => {
    expect(local.every(isLoopbackOrigin)).toBe(true)
    expect(isLoopbackOrigin('https://127.0.0.1:8443')).toBe(true)
    expect(isLoopbackOrigin('https://api.example.com')).toBe(false)
  })

  it('never lets a domain be reached without TLS', () => {
    fc.assert(
      fc.property(fc.domain(), fc.nat(65_535), (domain, port) => {
        expect(isAllowedOrigin(`http://${domain}:${port}`)).toBe(false)
        expect(isAllowedOrigin(`http://127.0.0.1@${domain}`)).toBe(false)
      }),
    )
  })
})
