import { EventEmitter } from 'node:events'
import type { Session, WebContents } from 'electron'
import { describe, expect, it } from 'vitest'
import {
  denyForeignRequests,
  denyNavigation,
  denyPermissions,
  isOwnRequest,
} from '../../../src-main/navigation.ts'
import { bundleUrl, choosePageOrigin } from '../../../src-main/page-origin.ts'
import { navigations } from '../../e2e/corpus/navigations.ts'

const bundle = choosePageOrigin({ isPackaged: true, devServer: undefined })
const dev = choosePageOrigin({ isPackaged: false, devServer: 'http://localhost:5173' })

class FakeContents extends EventEmitter {
  openHandler: (() => { readonly action: string }) | null = null

  setWindowOpenHandler(handler: () => { readonly action: string }): void {
    this.openHandler = handler
  }

  goes(how: string, to: { readonly url: string; readonly isMainFrame: boolean }): boolean {
    let isPrevented = false
    this.emit(how, { ...to, preventDefault: () => (isPrevented = true) })
    return !isPrevented
  }
}

// The fake has all that is used of web contents.
function asContents(fake: FakeContents): WebContents {
  return fake as unknown as WebContents
}

function contentsOf(origin: typeof bundle): FakeContents {
  const contents = new FakeContents()
  denyNavigation(asContents(contents), origin)
  return contents
}

const ways = ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview']

describe('the bundled page', () => {
  const contents = contentsOf(bundle)

  it.each([...navigations, bundleUrl])('does not go to %j', (url) => {
    for (const how of ways) expect(contents.goes(how, { url, isMainFrame: true })).toBe(false)
  })

  it('opens no window', () => {
    expect(contents.openHandler?.()).toEqual({ action: 'deny' })
  })
})

describe('the page of a dev server', () => {
  const contents = contentsOf(dev)

  it('may reload itself', () => {
    const to = { url: 'http://localhost:5173/', isMainFrame: true }

    expect(contents.goes('will-navigate', to)).toBe(true)
    expect(contents.goes('will-frame-navigate', to)).toBe(true)
  })

  it('may neither be redirected nor loaded into a frame', () => {
    const to = { url: 'http://localhost:5173/', isMainFrame: false }

    expect(contents.goes('will-redirect', to)).toBe(false)
    expect(contents.goes('will-frame-navigate', to)).toBe(false)
  })

  it.each(navigations)('does not go to %j', (url) => {
    expect(contents.goes('will-navigate', { url, isMainFrame: true })).toBe(false)
  })
})

type Answer = { readonly cancel?: boolean }

class FakeSession {
  permissionRequest: ((c: null, p: string, answer: (granted: boolean) => void) => void) | null =
    null
  permissionCheck: (() => boolean) | null = null
  device: (() => boolean) | null = null
  media: ((request: null, answer: (streams: unknown) => void) => void) | null = null
  request: ((details: { url: string }, answer: (answer: Answer) => void) => void) | null = null
  readonly webRequest = {
    onBeforeRequest: (handler: FakeSession['request']) => (this.request = handler),
  }
  readonly setPermissionRequestHandler = (handler: FakeSession['permissionRequest']) =>
    (this.permissionRequest = handler)
  readonly setPermissionCheckHandler = (handler: () => boolean) => (this.permissionCheck = handler)
  readonly setDevicePermissionHandler = (handler: () => boolean) => (this.device = handler)
  readonly setDisplayMediaRequestHandler = (handler: FakeSession['media']) => (this.media = handler)
}

// The fake has all that is used of a session.
function asSession(fake: FakeSession): Session {
  return fake as unknown as Session
}

describe('a session', () => {
  it('refuses every permission, device and capture', () => {
    const fake = new FakeSession()
    const answers: unknown[] = []
    denyPermissions(asSession(fake))

    fake.permissionRequest?.(null, 'clipboard-read', (granted) => answers.push(granted))
    answers.push(fake.permissionCheck?.(), fake.device?.())
    fake.media?.(null, (streams) => answers.push(streams))

    expect(answers).toEqual([false, false, false, null])
  })

  it('cancels every request that is not the page’s own', () => {
    const fake = new FakeSession()
    denyForeignRequests(asSession(fake), bundle)
    const isCancelled = (url: string) => {
      let cancelled: boolean | undefined
      fake.request?.({ url }, (answer) => (cancelled = answer.cancel))
      return cancelled
    }

    expect(isCancelled('app://bundle/assets/index.js')).toBe(false)
    expect(isCancelled('https://evil.example/')).toBe(true)
  })
})

describe('isOwnRequest', () => {
  it.each([
    'http://127.0.0.1:4000/sim/v1/credentials',
    'https://evil.example/x.png',
    'ws://localhost:5173/',
    'http://localhost:5173/',
    'file:///etc/passwd',
    'ftp://evil.example/',
    'devtools://devtools/bundled/x.js',
  ])('refuses %s to the bundled page', (url) => {
    expect(isOwnRequest(url, bundle)).toBe(false)
  })

  it('lets the dev server’s page have its files and its socket', () => {
    expect(isOwnRequest('http://localhost:5173/main.tsx', dev)).toBe(true)
    expect(isOwnRequest('ws://localhost:5173/?token=x', dev)).toBe(true)
    expect(isOwnRequest('http://localhost:4000/', dev)).toBe(false)
  })
})
