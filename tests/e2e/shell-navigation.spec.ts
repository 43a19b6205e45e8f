import { readFileSync } from 'node:fs'
import type { ElectronApplication, Page } from '@playwright/test'
import { eventNames, hostChannels, shellChannels } from '../../src-shared/ipc-channels.ts'
import { navigations } from './corpus/navigations.ts'
import { traversals } from './corpus/traversals.ts'
import { expect } from './fixture.ts'
import { ask, test, urlsOf } from './shell-probes.ts'

// E13 to E16, E18 and E20 of Electron's own twenty items: where the page may go and what it is given.

const pageUrl = 'app://bundle/index.html'

// Chromium turns these into about: addresses, of which its protocol tells nobody; Electron's own
// throttle sees them.
const unseen = /^(?:about|blob|chrome-untrusted|filesystem):/i
const seen = navigations.filter((url) => !unseen.test(url))

const ways = {
  'by its address': (url: string): void => void (location.href = url),
  'by replacing itself': (url: string) => location.replace(url),
  'by a link': (url: string) => {
    const link = document.createElement('a')
    link.href = url
    document.body.append(link)
    link.click()
    link.remove()
  },
  'by a form': (url: string) => {
    const form = document.createElement('form')
    form.action = url
    document.body.append(form)
    form.submit()
    form.remove()
  },
  'by a refresh': (url: string) => {
    const meta = document.createElement('meta')
    meta.httpEquiv = 'refresh'
    meta.content = `0;url=${url}`
    document.head.append(meta)
    meta.remove()
  },
  'in a frame': (url: string) => {
    const frame = document.createElement('iframe')
    Reflect.set(frame, 'src', url)
    document.body.append(frame)
    frame.remove()
  },
} as const satisfies Record<string, (url: string) => void>

/** Tries an address; what the browser refuses by itself is refused well enough. */
function tryIn(page: Page, way: (url: string) => void, url: string): Promise<void> {
  const attempt = `((way, url) => { try { way(url) } catch {} })(${way.toString()}, `
  return page.evaluate(`${attempt}${JSON.stringify(url)})`)
}

async function isWhereItWas(app: ElectronApplication, page: Page): Promise<boolean> {
  // A round trip through the main process: whatever was under way has been decided by then.
  const urls = await urlsOf(app)
  const mark: unknown = await page.evaluate(() => Reflect.get(globalThis, 'mark') as unknown)
  return urls.length === 1 && urls[0] === pageUrl && mark === 'still here'
}

test.describe('E13 keeps the page where it is, against an address that it tries', () => {
  for (const [name, way] of Object.entries(ways)) {
    test(name, async ({ app, page }) => {
      await page.evaluate(() => Reflect.set(globalThis, 'mark', 'still here'))

      for (const url of seen) {
        await tryIn(page, way, url)
        expect(await isWhereItWas(app, page), url).toBe(true)
      }
      expect(page.frames()).toHaveLength(1)
    })
  }
})

const noThrottle = 'provable only on Electron: Chromium’s protocol tells nobody of them'
// Where a file lies is told by the preload alone.
const pageChannels = shellChannels.filter((channel) => channel !== 'files.dropped')

test(`E13 keeps the page off about: and what becomes of it (${noThrottle})`, async ({
  app,
  page,
  hostName,
}) => {
  test.skip(hostName !== 'electron', noThrottle)
  await page.evaluate(() => Reflect.set(globalThis, 'mark', 'still here'))

  for (const url of navigations.filter((each) => unseen.test(each))) {
    await tryIn(page, ways['by its address'], url)
    expect(await isWhereItWas(app, page), url).toBe(true)
  }
})

test('E14 opens no window, whatever is asked for', async ({ app, page }) => {
  for (const url of ['', 'about:blank', 'https://example.com/', pageUrl, 'javascript:1']) {
    await page.evaluate((target) => {
      window.open(target, '_blank', 'popup,nodeIntegration=yes')
      const link = Object.assign(document.createElement('a'), { href: target, target: '_blank' })
      document.body.append(link)
      link.click()
      link.dispatchEvent(new MouseEvent('click', { ctrlKey: true, bubbles: true }))
      link.dispatchEvent(new MouseEvent('click', { shiftKey: true, bubbles: true }))
      link.remove()
    }, url)
    expect(await urlsOf(app), url).toEqual([pageUrl])
  }
  await expect.poll(() => app.windows().length).toBe(1)
})

test('E15 hands no address to the system', async ({ app, page }) => {
  await app.evaluate(({ shell }) => {
    const opened: string[] = []
    Reflect.set(globalThis, 'opened', opened)
    shell.openExternal = (url: string) => {
      opened.push(url)
      return Promise.resolve()
    }
  })

  for (const url of seen) {
    await tryIn(page, ways['by a link'], url)
    await page.evaluate((target) => void window.open(target), url)
  }

  expect(await urlsOf(app)).toEqual([pageUrl])
  expect(await app.evaluate(() => Reflect.get(globalThis, 'opened') as string[])).toEqual([])
})

test('E16 pins an Electron that has the fixes of its isolation bypasses', async ({ app, page }) => {
  await page.waitForLoadState()
  const running = await app.evaluate(() => process.versions.electron)
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  const { devDependencies } = JSON.parse(text) as { devDependencies: { electron: string } }

  // CVE-2026-34780, CVE-2026-70601 and CVE-2026-70610 are fixed from 42.0.0 on.
  expect(devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/)
  expect(Number.parseInt(devDependencies.electron)).toBeGreaterThanOrEqual(42)
  expect(running).toBe(devDependencies.electron)
})

test('E18 serves the files of the bundle and nothing else', async ({ page }) => {
  const statuses = new Map<string, number>()
  page.on('response', (response) => statuses.set(response.url(), response.status()))
  // The stand-in carries our scheme under another name, which the page knows as its own origin.
  const load = (url: string): Promise<void> =>
    page.evaluate(async (address) => {
      const image = document.createElement('img')
      const isOver = new Promise((resolve) => {
        image.onload = resolve
        image.onerror = resolve
      })
      image.src = address.replace(/^app:\/\/bundle(?=\/|$)/, location.origin)
      await isOver
    }, url)

  await load('app://bundle/index.html?')
  for (const url of traversals.filter((each) => each.length < 2_000)) await load(url)

  const served = [...statuses].filter(([, status]) => status < 400).map(([url]) => url)
  // The page loads its own assets meanwhile.
  const other = served.filter((url) => !/\/assets\/[\w.-]+$/.test(url))
  expect(other.map((url) => url.replace(/^.*\//, ''))).toEqual(['index.html?'])
  expect([...statuses.values()].filter((status) => status === 404).length).toBeGreaterThan(20)
})

test('E20 gives the page frozen functions by the names of the contract', async ({ page }) => {
  const bridge = await page.evaluate(() => {
    const given = Reflect.get(globalThis, 'keyturn') as object
    const parts = Object.entries(given) as [string, unknown][]
    return {
      names: parts.map(([name]) => name).sort(),
      kinds: [...new Set(parts.map(([, value]) => typeof value))],
      isFrozen: Object.isFrozen(given),
      extra: parts.flatMap(([, value]) => Object.keys(value as object)),
      raw: ['ipcRenderer', 'electron', 'electronAPI', 'api'].filter((name) => name in globalThis),
    }
  })

  expect(bridge).toEqual({
    names: [...hostChannels, ...pageChannels, 'dropped', 'subscribe'].sort(),
    kinds: ['function'],
    isFrozen: true,
    extra: [],
    raw: [],
  })
})

test('E20 answers with plain data, and tells events without their machinery', async ({ page }) => {
  const told = await page.evaluate(async () => {
    const bridge = Reflect.get(globalThis, 'keyturn') as Record<string, (input: unknown) => unknown>
    const events: unknown[][] = []
    const listener = (...args: unknown[]): void => void events.push(args)
    const end = bridge['subscribe']?.(listener) as () => void
    const reply = await bridge['settings.set']?.({ theme: 'dark' })
    await new Promise((resolve) => setTimeout(resolve, 100))
    end()
    await bridge['settings.set']?.({ theme: 'light' })
    return { events, isPlain: JSON.stringify(structuredClone(reply)) === JSON.stringify(reply) }
  })

  expect(told.isPlain).toBe(true)
  expect(told.events).toEqual([['app.settings', expect.objectContaining({ theme: 'dark' })]])
  for (const [name] of told.events) expect(eventNames).toContain(name)
})

test('E20 keeps what was set, in a plain file that holds no more than settings', async ({
  page,
  userData,
}) => {
  const reply = await ask(page, 'settings.set', { theme: 'dark', idleLockMinutes: 9 })

  expect(reply).toMatchObject({ ok: true, value: { theme: 'dark', idleLockMinutes: 9 } })
  const kept: unknown = JSON.parse(readFileSync(`${userData}/settings.json`, 'utf8'))
  expect(kept).toEqual({ theme: 'dark', vaultSettings: { own: { idleLockMinutes: 9 } } })
})
