import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { contentSecurityPolicy } from '../../src-main/csp.ts'
import { permissionNames } from './corpus/permissions.ts'
import { expect } from './fixture.ts'
import { preferencesOf, test, urlsOf } from './shell-probes.ts'

// Electron's own twenty items (E1 to E20), numbered as in its security guide; E17 has a file of its
// own. E19 (fuses) belongs to a package and is proved where packages are built.

const pageUrl = 'app://bundle/index.html'

test('E1 loads all of the page from the bundle and asks no other origin for anything', async ({
  app,
  page,
}) => {
  let connections = 0
  const server = createServer((_request, response) => response.end('x'))
  server.on('connection', () => connections++)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo

  await page.evaluate(async (origin) => {
    const image = document.createElement('img')
    image.src = `${origin}/x.png`
    const sheet = Object.assign(document.createElement('link'), {
      rel: 'stylesheet',
      href: `${origin}/x.css`,
    })
    const video = Object.assign(document.createElement('video'), { src: `${origin}/x.mp4` })
    const frame = Object.assign(document.createElement('iframe'), { src: `${origin}/x.html` })
    const hint = Object.assign(document.createElement('link'), { rel: 'preconnect', href: origin })
    document.body.append(image, sheet, video, frame, hint)
    navigator.sendBeacon(`${origin}/beacon`, 'x')
    await fetch(`${origin}/x.json`).catch(() => undefined)
    try {
      new WebSocket(origin.replace('http', 'ws'))
      new EventSource(`${origin}/events`)
    } catch {
      // Refused at once.
    }
    await new Promise((resolve) => setTimeout(resolve, 300))
  }, `http://127.0.0.1:${port}`)
  server.close()

  expect(await urlsOf(app)).toEqual([pageUrl])
  expect(connections).toBe(0)
})

test('E2 gives the page nothing of Node, and no worker either', async ({ page }) => {
  const found = await page.evaluate(async () => {
    const names = ['require', 'process', 'module', 'exports', 'Buffer', 'global', '__dirname']
    const script = `postMessage(['require', 'process', 'Buffer'].filter((n) => n in self))`
    const worker = await new Promise((resolve) => {
      try {
        const source = URL.createObjectURL(new Blob([script]))
        const made = new Worker(source)
        made.onmessage = () => resolve('ran')
        made.onerror = () => resolve('refused')
      } catch {
        resolve('refused')
      }
    })
    return { names: names.filter((name) => name in globalThis), worker }
  })

  expect(found).toEqual({ names: [], worker: 'refused' })
})

test('E3 keeps what the page does to its own world out of the preload', async ({ app, page }) => {
  const reply = await page.evaluate(async () => {
    const then = Reflect.get(Promise.prototype, 'then') as (...args: unknown[]) => unknown
    const seen: unknown[] = []
    Reflect.set(Object.prototype, 'channel', 'app.lock')
    Reflect.set(Object.prototype, 'input', { panic: true })
    Reflect.set(Promise.prototype, 'then', function (this: unknown, ...args: unknown[]) {
      seen.push(typeof this)
      return Reflect.apply(then, this, args)
    })
    const calls = Reflect.get(globalThis, 'keyturn') as Record<string, (i: null) => Promise<object>>
    const answer = await calls['app.info']?.(null)
    const isOverwritten = Reflect.set(globalThis, 'keyturn', {})
    const isChanged = Reflect.set(calls, 'app.info', () => null)
    return { ...answer, isOverwritten, isChanged }
  })

  expect(reply).toMatchObject({ ok: true, isOverwritten: false, isChanged: false })
  for (const preferences of await preferencesOf(app)) {
    expect(preferences).toMatchObject({ contextIsolation: true })
  }
})

const bridgeInPage = 'provable only on Electron: half of the stand-in’s bridge runs in the page'
test(`E3 survives a page that breaks every prototype (${bridgeInPage})`, async ({
  page,
  hostName,
}) => {
  test.skip(hostName !== 'electron', bridgeInPage)
  const { reply, touched } = await page.evaluate(async () => {
    const push = Reflect.getOwnPropertyDescriptor(Array.prototype, 'push') ?? {}
    const get = Reflect.getOwnPropertyDescriptor(Map.prototype, 'get') ?? {}
    let touched = 0
    const trap = (): never => {
      touched += 1
      throw new Error('The page got hold of the preload.')
    }
    Array.prototype.push = trap
    Map.prototype.get = trap
    try {
      const calls = Reflect.get(globalThis, 'keyturn') as Record<
        string,
        (i: null) => Promise<object>
      >
      return { reply: await calls['app.info']?.(null), touched }
    } finally {
      Object.defineProperty(Array.prototype, 'push', push)
      Object.defineProperty(Map.prototype, 'get', get)
    }
  })

  expect(reply).toMatchObject({ ok: true })
  expect(touched).toBe(0)
})

test('E4 asks for the sandbox in every window', async ({ app, page }) => {
  await page.waitForLoadState()

  for (const preferences of await preferencesOf(app)) {
    expect(preferences).toMatchObject({ sandbox: true, nodeIntegration: false })
  }
})

const onlyElectron = 'provable only on Electron: the stand-in may run without Chromium’s sandbox'
test(`E4 runs every renderer in the sandbox (${onlyElectron})`, async ({ app, page, hostName }) => {
  test.skip(hostName !== 'electron', onlyElectron)
  await page.waitForLoadState()

  const renderers = await app.evaluate((electron) =>
    electron.app.getAppMetrics().filter((metric) => metric.type === 'Tab'),
  )

  expect(renderers.length).toBeGreaterThan(0)
  for (const renderer of renderers) expect(renderer).toMatchObject({ sandboxed: true })
})

test('E5 denies every permission that is looked up', async ({ page, hostName }) => {
  const states = await page.evaluate(async (names) => {
    const found: [string, string][] = []
    for (const name of names) {
      const descriptor = { name, allowWithoutGesture: true } as unknown as PermissionDescriptor
      const state = await navigator.permissions.query(descriptor).then(
        (status) => status.state,
        () => 'unknown here',
      )
      found.push([name, state])
    }
    return found
  }, permissionNames)

  // Under the stand-in Chromium is told of the permissions that its protocol can name, and no more.
  const allowed = ['denied', 'unknown here', ...(hostName === 'electron' ? [] : ['prompt'])]
  expect(states.filter(([, state]) => !allowed.includes(state))).toEqual([])
  expect(states.filter(([, state]) => state === 'denied').length).toBeGreaterThan(8)
})

test('E5 denies every permission that is asked for', async ({ page }) => {
  const outcomes = await page.evaluate(async () => {
    const outcome = (asked: unknown): Promise<string> =>
      Promise.resolve(asked).then(
        () => 'granted',
        () => 'denied',
      )
    const attempt = (ask: () => unknown): Promise<string> => {
      try {
        return outcome(ask())
      } catch {
        return Promise.resolve('denied')
      }
    }
    const device = (kind: string) => async () => {
      const api = Reflect.get(navigator, kind) as { requestDevice: (o: object) => unknown }
      await api.requestDevice({ filters: [], acceptAllDevices: true })
    }
    return {
      camera: await attempt(() => navigator.mediaDevices.getUserMedia({ video: true })),
      microphone: await attempt(() => navigator.mediaDevices.getUserMedia({ audio: true })),
      screen: await attempt(() => navigator.mediaDevices.getDisplayMedia({ video: true })),
      place: await attempt(
        () => new Promise((yes, no) => navigator.geolocation.getCurrentPosition(yes, no)),
      ),
      notifications: await Notification.requestPermission(),
      clipboard: await attempt(() => navigator.clipboard.readText()),
      midi: await attempt(() => navigator.requestMIDIAccess({ sysex: true })),
      usb: await attempt(device('usb')),
      hid: await attempt(device('hid')),
      bluetooth: await attempt(device('bluetooth')),
    }
  })

  for (const [what, outcome] of Object.entries(outcomes)) expect(outcome, what).toBe('denied')
})

test('E6 keeps the same-origin rule', async ({ app, page }) => {
  const reached = await page.evaluate(async () => {
    const urls = ['file:///etc/passwd', 'https://example.com/', 'http://127.0.0.1:1/', 'data:,x']
    const tried = urls.map((url) =>
      fetch(url).then(
        () => url,
        () => null,
      ),
    )
    return (await Promise.all(tried)).filter((url) => url !== null)
  })

  expect(reached).toEqual([])
  for (const preferences of await preferencesOf(app)) {
    expect(preferences['webSecurity'] ?? true).toBe(true)
  }
})

test('E7 sends the policy, unsniffable types and no referrer with the page', async ({ page }) => {
  const response = await page.reload()

  const headers = response?.headers() ?? {}
  expect(headers['content-security-policy']).toBe(contentSecurityPolicy)
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(headers['referrer-policy']).toBe('no-referrer')
  expect(headers['cache-control']).toBe('no-store')
})

test('E7 blocks what the policy forbids, and the page sees each violation', async ({ page }) => {
  const seen = await page.evaluate(async () => {
    const violations = new Set<string>()
    addEventListener('securitypolicyviolation', (event) => violations.add(event.effectiveDirective))
    const ran: string[] = []
    Reflect.set(globalThis, 'ran', (what: string) => ran.push(what))
    const thrown = (what: () => unknown): boolean => {
      try {
        what()
        return false
      } catch {
        return true
      }
    }
    const add = (tag: string, set: (element: HTMLElement) => void): void => {
      const element = document.createElement(tag)
      set(element)
      document.body.append(element)
    }
    // What Playwright evaluates may itself evaluate, until it has waited for once.
    await new Promise((resolve) => setTimeout(resolve))
    const refused = {
      innerHTML: thrown(() => (document.body.innerHTML += '<p>x')),
      outerHTML: thrown(() => (document.body.outerHTML = '<p>x')),
      write: thrown(() => Reflect.apply(Reflect.get(document, 'write'), document, ['<p>x'])),
      eval: thrown(() => Reflect.apply(eval, null, ['ran("eval")'])),
      function: thrown(() =>
        Reflect.apply(Reflect.construct(Function, ['ran("function")']), null, []),
      ),
      timer: thrown(() => Reflect.apply(setTimeout, null, ['ran("timer")', 0])),
      script: thrown(() => add('script', (element) => (element.textContent = 'ran("script")'))),
      source: thrown(() => add('script', (element) => Reflect.set(element, 'src', 'data:,x'))),
      object: thrown(() => add('object', (element) => Reflect.set(element, 'data', 'data:,x'))),
      policy: thrown(() => {
        const types = Reflect.get(globalThis, 'trustedTypes') as {
          createPolicy: (n: string) => void
        }
        types.createPolicy('default')
      }),
      handler: thrown(() => add('img', (element) => element.setAttribute('onerror', 'ran("on")'))),
    }
    add('style', (element) => (element.textContent = 'body { display: none }'))
    add('img', (element) => Reflect.set(element, 'src', 'https://example.com/x.png'))
    add('base', (element) => Reflect.set(element, 'href', 'https://example.com/'))
    add('iframe', (element) => Reflect.set(element, 'src', 'https://example.com/'))
    await fetch('/index.html').catch(() => undefined)
    await new Promise((resolve) => setTimeout(resolve, 300))
    const isHidden = getComputedStyle(document.body).display === 'none'
    return { refused, ran, isHidden, violations: [...violations].sort() }
  })

  expect(Object.entries(seen.refused).filter(([, isRefused]) => !isRefused)).toEqual([])
  expect(seen.ran).toEqual([])
  expect(seen.isHidden).toBe(false)
  expect(seen.violations).toEqual(
    expect.arrayContaining([
      'connect-src',
      'frame-src',
      'img-src',
      'require-trusted-types-for',
      'style-src-elem',
      'trusted-types',
    ]),
  )
})

test('E8, E9 and E10 switch nothing insecure or experimental on', async ({ app, page }) => {
  await page.waitForLoadState()

  for (const preferences of await preferencesOf(app)) {
    expect(preferences['allowRunningInsecureContent'] ?? false).toBe(false)
    expect(preferences['experimentalFeatures'] ?? false).toBe(false)
    expect(preferences['enableBlinkFeatures'] ?? '').toBe('')
  }
})

test('E11 and E12 make nothing of a webview', async ({ app, page }) => {
  await page.evaluate(() => {
    const view = document.createElement('webview')
    view.setAttribute('src', 'https://example.com/')
    view.setAttribute('nodeintegration', '')
    document.body.append(view)
  })

  expect(page.frames()).toHaveLength(1)
  expect(await urlsOf(app)).toEqual([pageUrl])
  for (const preferences of await preferencesOf(app)) {
    expect(preferences).toMatchObject({ webviewTag: false })
  }
})
