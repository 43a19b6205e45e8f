import { expect, it } from 'vitest'
import { isReservedHeader } from '../../../../src-core/net/header-names.ts'

it('keeps the headers of the connection, of browsers and of proxies apart', () => {
  for (const name of ['Host', 'content-length', 'Cookie', 'Proxy-Authorization', 'TE', 'Sec-Ch']) {
    expect(isReservedHeader(name)).toBe(true)
  }
  for (const name of ['Authorization', 'X-API-KEY', 'X-BEARER', 'Hostess', 'webhook-id']) {
    expect(isReservedHeader(name)).toBe(false)
  }
})
