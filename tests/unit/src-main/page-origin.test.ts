import { describe, expect, it } from 'vitest'
import { bundleUrl, choosePageOrigin } from '../../../src-main/page-origin.ts'

const strangers = [
  '',
  'about:blank',
  'app://bundle.evil/index.html',
  'app://evil/bundle',
  'app://user@bundle/index.html',
  'app://user:word@bundle/index.html',
  'app://bundle:80/index.html',
  'app://BUNDLE.evil/',
  'app:bundle/index.html',
  'apps://bundle/index.html',
  'https://bundle/index.html',
  'http://localhost:5173/',
  'file:///etc/passwd',
  'data:text/html,hi',
  'javascript:alert(1)',
  'blob:app://bundle/0',
]

describe('the bundled page', () => {
  const origin = choosePageOrigin({ isPackaged: true, devServer: 'http://localhost:5173' })

  it('ignores a dev server in a packaged app', () => {
    expect(origin).toMatchObject({ url: bundleUrl, isDev: false })
  })

  it('owns its own address', () => {
    expect(origin.owns(bundleUrl)).toBe(true)
  })

  it.each(strangers)('does not own %j', (url) => {
    expect(origin.owns(url)).toBe(false)
  })
})

describe('the page of a dev server', () => {
  const origin = choosePageOrigin({ isPackaged: false, devServer: 'http://localhost:5173' })

  it('is used in an unpackaged run', () => {
    expect(origin).toMatchObject({ url: 'http://localhost:5173/', isDev: true })
  })

  it('owns its own origin and no other', () => {
    expect(origin.owns('http://localhost:5173/index.html')).toBe(true)
    expect(origin.owns('http://localhost:5174/')).toBe(false)
    expect(origin.owns('http://localhost.evil:5173/')).toBe(false)
    expect(origin.owns(bundleUrl)).toBe(false)
  })

  it.each([
    undefined,
    '',
    'http://evil.example:5173',
    'http://localhost.evil/',
    'https://localhost:5173',
    'file:///tmp/page.html',
  ])('is not taken from %j', (devServer) => {
    expect(choosePageOrigin({ isPackaged: false, devServer }).isDev).toBe(false)
  })
})
