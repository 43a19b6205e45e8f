import { join } from 'node:path'
import { expect, seenBy, test } from './host-fixture.ts'

test.describe('the shell around a page', () => {
  test('cancels a navigation that the page begins', async ({ app, page }) => {
    await page.evaluate(() => {
      location.href = 'https://example.invalid/away'
    })
    await expect
      .poll(async () => (await seenBy(app)).navigations)
      .toEqual(['https://example.invalid/away'])
    expect(await page.evaluate(() => document.title)).toBe('Fixture')
    expect((await seenBy(app)).requests).not.toContain('https://example.invalid/away')
  })

  test('opens no second window for the page', async ({ app, page }) => {
    await page.evaluate(() => {
      window.open('https://example.invalid/popup')
    })
    await expect
      .poll(async () => (await seenBy(app)).popups)
      .toEqual(['https://example.invalid/popup'])
    expect(app.windows()).toHaveLength(1)
  })

  test('enforces the policy of its answers', async ({ page }) => {
    expect(await page.locator('#inline').textContent()).toBe('untouched')
    const outcome = await page.evaluate(() =>
      fetch('https://example.invalid/').then(
        () => 'reached',
        () => 'refused',
      ),
    )
    expect(outcome).toBe('refused')
    await expect.poll(() => page.evaluate(() => window.violations)).toContain('connect-src')
  })

  test('answers 404 for what it does not serve', async ({ page }) => {
    const status = (path: string) => page.evaluate(async (name) => (await fetch(name)).status, path)
    expect(await status('/page.js')).toBe(200)
    expect(await status('/nothing.js')).toBe(404)
    expect(await status('/../main.mjs')).toBe(404)
  })

  test('sees every request and can cancel it', async ({ app, page }) => {
    const outcome = await page.evaluate(() =>
      fetch('/forbidden').then(
        () => 'reached',
        () => 'refused',
      ),
    )
    expect(outcome).toBe('refused')
    expect((await seenBy(app)).requests).toContain('app://bundle/forbidden')
  })

  test('denies permissions', async ({ page }) => {
    const answers = await page.evaluate(async () => {
      const { state } = await navigator.permissions.query({ name: 'geolocation' })
      const position = new Promise((done) => {
        navigator.geolocation.getCurrentPosition(
          () => done('granted'),
          ({ code, PERMISSION_DENIED }) => done(code === PERMISSION_DENIED ? 'denied' : 'failed'),
        )
      })
      const media = navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'granted',
        (error: unknown) => (error instanceof DOMException ? error.name : 'other'),
      )
      return { state, position: await position, media: await media }
    })
    expect(answers.state).toBe('denied')
    expect(answers.position).toBe('denied')
    expect(['NotAllowedError', 'NotFoundError']).toContain(answers.media)
  })

  test('follows the theme that the app sets', async ({ launch, userData }) => {
    const app = await launch({ userData: join(userData, 'theme'), colorScheme: null })
    const page = await app.firstWindow()
    await page.waitForFunction(() => window.ready)
    for (const theme of ['dark', 'light'] as const) {
      await app.evaluate(({ nativeTheme }, source) => {
        nativeTheme.themeSource = source
      }, theme)
      const query = `(prefers-color-scheme: ${theme})`
      await expect.poll(() => page.evaluate((text) => matchMedia(text).matches, query)).toBe(true)
    }
  })
})

test.describe('the clipboard', () => {
  test('takes all formats of one write, or none', async ({ app }) => {
    const found = await app.evaluate(async ({ clipboard, ClipboardItem }) => {
      const hint = 'electron application/osclipboard;format="x-kde-passwordManagerHint"'
      await clipboard.write([new ClipboardItem({ 'text/plain': 'key', [hint]: 'secret' })])
      const [item] = await clipboard.read()
      const before = {
        text: await clipboard.readText(),
        types: item?.types,
        has: await clipboard.has(hint),
      }
      const failing = new ClipboardItem({
        'text/plain': 'other',
        'text/html': Promise.reject(new Error('no html')),
      })
      const outcome = await clipboard.write([failing]).then(
        () => 'written',
        () => 'refused',
      )
      const after = await clipboard.readText()
      clipboard.clear()
      return { before, outcome, after, cleared: await clipboard.readText() }
    })
    expect(found.before.text).toBe('key')
    expect(found.before.types).toContain('text/plain')
    expect(found.before.has).toBe(true)
    expect(found).toMatchObject({ outcome: 'refused', after: 'key', cleared: '' })
  })
})
