import { describe, expect, it } from 'vitest'
import { matcherOf } from '../../../host/chromium/request-filter.ts'

describe('a filter of requests', () => {
  it.each([
    [['<all_urls>'], 'app://bundle/x', true],
    [['https://*/*'], 'https://example.com/x', true],
    [['https://*/*'], 'http://example.com/x', false],
    [['*://*.example.com/*'], 'http://a.example.com/x', true],
    [['*://*.example.com/*'], 'http://example.com.evil/x', false],
    [['https://a.b/?'], 'https://a.b/x', false],
    [['http://x/*', 'app://*/*'], 'app://bundle/', true],
  ])('of %j says of %s: %s', (patterns, url, expected) => {
    expect(matcherOf(patterns)(url)).toBe(expected)
  })
})
