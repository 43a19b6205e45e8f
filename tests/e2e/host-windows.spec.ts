import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import electronPath from 'electron'
import { expect, seenBy, test } from './host-fixture.ts'

test.describe('windows', () => {
  test('have the size that was asked for', async ({ page }) => {
    await expect
      .poll(() => page.evaluate(() => [window.innerWidth, window.innerHeight]))
      .toEqual([900, 600])
  })

  test('are replaced by a fresh one whose renderer is another process', async ({ app, page }) => {
    const waiting = app.waitForEvent('window')
    const pids = await app.evaluate(async ({ BrowserWindow }) => {
      const [old] = BrowserWindow.getAllWindows()
      const before = old?.webContents.getOSProcessId() ?? 0
      const fresh = await openWindow()
      const after = fresh.webContents.getOSProcessId()
      old?.webContents.forcefullyCrashRenderer()
      old?.destroy()
      return { before, after, windows: BrowserWindow.getAllWindows().length }
    })
    const fresh = await waiting
    expect(pids.before).toBeGreaterThan(0)
    expect(pids.after).toBeGreaterThan(0)
    expect(pids.after).not.toBe(pids.before)
    expect(pids.windows).toBe(1)
    await expect.poll(() => existsSync(join('/proc', String(pids.before)))).toBe(false)
    expect(existsSync(join('/proc', String(pids.after)))).toBe(true)
    await expect.poll(() => page.isClosed()).toBe(true)
    expect(await fresh.evaluate(() => window.api.invoke('echo', 1))).toEqual([1])
  })

  test('tell of a renderer that is gone, and load again', async ({ app }) => {
    await app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()
    })
    await expect.poll(async () => (await seenBy(app)).gone).toHaveLength(1)
    // Playwright's own page stays crashed for good, so the window is asked instead.
    const again = await app.evaluate(async ({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      const crashed = window?.webContents.isCrashed()
      await window?.loadURL('app://bundle/')
      return { crashed, still: window?.webContents.isCrashed() }
    })
    expect(again).toEqual({ crashed: true, still: false })
    const title = () =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getTitle())
    await expect.poll(title).toBe('Fixture')
  })

  test('stay open when a listener prevents their closing', async ({ app }) => {
    const open = await app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      window?.once('close', (event) => event.preventDefault())
      window?.close()
      return window?.isDestroyed()
    })
    expect(open).toBe(false)
    expect(app.windows()).toHaveLength(1)
  })

  test('end the app with the last of them', async ({ app, page }) => {
    const closed = app.waitForEvent('close')
    await page.close()
    await closed
  })
})

test.describe('starting', () => {
  test('is refused to a second app on one profile, which the first one hears of', async ({
    app,
    appPath,
    userData,
  }) => {
    const flags = ['--no-sandbox', '--inspect=0', '--remote-debugging-port=0']
    const second = spawn(programOf(electronPath), [
      ...flags,
      appPath,
      `--user-data-dir=${userData}`,
      '--second',
    ])
    const code = await new Promise((done) => second.once('exit', done))
    expect(code).toBe(0)
    await expect.poll(async () => (await seenBy(app)).second?.data).toEqual({ from: 'fixture' })
    expect((await seenBy(app)).second?.argv).toContain('--second')
  })

  test('is granted again after the first one was killed', async ({ app, launch }) => {
    const closed = app.waitForEvent('close')
    app.process().kill('SIGKILL')
    await closed
    const page = await (await launch()).firstWindow()
    await page.waitForFunction(() => window.ready)
  })

  test('tells the app its name, version, profile and paths', async ({ app, userData }) => {
    const facts = await app.evaluate(({ app: own }) => ({
      name: own.getName(),
      version: own.getVersion(),
      userData: own.getPath('userData'),
      packaged: own.isPackaged,
      electron: process.versions.electron,
      type: process.type,
    }))
    expect(facts).toMatchObject({
      name: 'host-fixture',
      version: '1.2.3',
      userData,
      packaged: false,
      type: 'browser',
    })
    expect(facts.electron).toMatch(/^\d+\./)
  })
})

test.describe('what the stand-in lacks', () => {
  // On Electron there is nothing to test: it lacks nothing.
  test.skip(({ hostName }) => hostName === 'electron', 'stand-in only: Electron lacks nothing')

  test('throws on the stand-in: modules, members, events, options', async ({ app }) => {
    const said = await app.evaluate((electron) => {
      const { BrowserWindow, Menu } = electron
      const [window] = BrowserWindow.getAllWindows()
      const deeds: Record<string, () => unknown> = {
        module: () => electron.safeStorage.getSelectedStorageBackend(),
        newModule: () => Reflect.get(electron, 'somethingNew') as unknown,
        member: () => electron.app.getAppMetrics(),
        static: () => Reflect.get(BrowserWindow, 'addExtension') as unknown,
        method: () => window?.setKiosk(true),
        event: () => window?.webContents.on('before-input-event', () => undefined),
        click: () => Menu.buildFromTemplate([{ label: 'x', click: () => undefined }]),
        node: () => new BrowserWindow({ webPreferences: { nodeIntegration: true } }),
        sandbox: () => new BrowserWindow({ webPreferences: { sandbox: false } }),
        isolation: () => new BrowserWindow({ webPreferences: { contextIsolation: false } }),
        webview: () => new BrowserWindow({ webPreferences: { webviewTag: true } }),
        option: () => new BrowserWindow({ kiosk: true }),
      }
      return Object.entries(deeds).map(([name, deed]) => {
        try {
          deed()
          return `${name}: silent`
        } catch (error) {
          return `${name}: ${String(error).includes('does not emulate') ? 'throws' : String(error)}`
        }
      })
    })
    expect(said.filter((line) => !line.endsWith(': throws'))).toEqual([])
  })

  test('throws on the stand-in: in the preload too', async ({ page }) => {
    const said = await page.evaluate(() => {
      try {
        return window.api.touchUnknown()
      } catch (error) {
        return String(error)
      }
    })
    expect(said).toContain('does not emulate electron.ipcRenderer.somethingNew')
  })
})
// In Node the package is the path of its program, which its types do not say.
function programOf(electron: unknown): string {
  return String(electron)
}
