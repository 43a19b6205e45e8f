import { describe, expect, it } from 'vitest'
import {
  carryPolicy,
  carryScheme,
  fromCarrier,
  originOf,
  toCarrier,
} from '../../../host/chromium/schemes.ts'

carryScheme('app')

describe('a scheme of the app’s own', () => {
  it.each([
    ['app://bundle/', 'https://bundle.app.invalid/'],
    ['app://bundle/a/b.js?x=1#y', 'https://bundle.app.invalid/a/b.js?x=1#y'],
    ['app://bundle', 'https://bundle.app.invalid'],
  ])('travels: %s', (own, carried) => {
    expect(toCarrier(own)).toBe(carried)
    expect(fromCarrier(carried)).toBe(own)
  })

  it.each([
    'http://localhost:5173/',
    'https://example.com/',
    'https://a.other.invalid/',
    'data:,x',
  ])('leaves %s as it is', (url) => {
    expect(toCarrier(url)).toBe(url)
    expect(fromCarrier(url)).toBe(url)
  })

  it('is not taken for the app’s where its carrier only begins another name', () => {
    const url = 'https://bundle.app.invalid.example.com/'
    expect(fromCarrier(url)).toBe(url)
  })

  it('has scheme and host for its origin, as Electron names it', () => {
    expect(originOf('app://bundle/index.html')).toBe('app://bundle')
    expect(originOf('https://example.com/x')).toBe('https://example.com')
    expect(originOf('about:blank')).toBe('null')
  })

  it('is carried in a policy, and in no other header', () => {
    const policy = "default-src 'none'; img-src app: data:; script-src app://bundle"
    expect(carryPolicy('Content-Security-Policy', policy)).toBe(
      "default-src 'none'; img-src https://*.app.invalid data:; script-src https://bundle.app.invalid",
    )
    expect(carryPolicy('X-Note', 'app://bundle')).toBe('app://bundle')
  })
})
