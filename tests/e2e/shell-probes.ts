import type { ElectronApplication, Page } from '@playwright/test'
import { readFileSync, readdirSync } from 'node:fs'
import type { Channel } from '../../src-shared/ipc-channels.ts'
import type { Reply } from '../../src-shared/ipc-contract.ts'
import { test as base } from './fixture.ts'

/** Playwright's test with the app's own page: the window begins with a blank one. */
export const test = base.extend({
  page: async ({ page }, use) => {
    await page.waitForURL(/index\.html$/)
    await use(page)
  },
})

type BridgeWindow = {
  readonly keyturn: Readonly<Record<string, (input: unknown) => Promise<Reply<unknown>>>>
}

/** One call over the page's own bridge. */
export async function ask(page: Page, channel: Channel, input: unknown): Promise<Reply<unknown>> {
  return page.evaluate(
    async ([name, value]) => {
      const { keyturn } = globalThis as unknown as BridgeWindow
      const call = keyturn[name]
      if (call === undefined) throw new Error(`There is no call ${name}.`)
      return call(value)
    },
    [channel, input] as const,
  )
}

/** The value of an answer, or an error that names its code. */
export function valueOf(reply: Reply<unknown>): unknown {
  if (!reply.ok) throw new Error(`The call was refused: ${reply.code}.`)
  return reply.value
}

/** The processes of one of our entry files below the app, by what the system knows of them. */
export async function processesOf(
  app: ElectronApplication,
  part: { readonly file: string; readonly serviceName: string },
): Promise<readonly number[]> {
  const isElectron = await app.evaluate(() => process.env['KEYTURN_STAND_IN'] === undefined)
  if (!isElectron) return childrenRunning(await app.evaluate(() => process.pid), part.file)
  return app.evaluate(
    (electron, name) =>
      electron.app
        .getAppMetrics()
        .filter((metric) => metric.serviceName === name || metric.name === name)
        .map((metric) => metric.pid),
    part.serviceName,
  )
}

export const hostPart = { file: 'out/main/host.js', serviceName: 'Keyturn vault' }

function childrenRunning(parent: number, file: string): readonly number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.filter((pid) => isChild(pid, { parent, file })).map(Number)
}

function isChild(pid: string, of: { readonly parent: number; readonly file: string }): boolean {
  try {
    const parent = /\nPPid:\t(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    return Number(parent) === of.parent && line.includes(of.file)
  } catch {
    // It ended while we looked.
    return false
  }
}

/** Whether the system still knows a process. */
export function isAlive(pid: number): boolean {
  try {
    return !readFileSync(`/proc/${pid}/status`, 'utf8').includes('\nState:\tZ')
  } catch {
    return false
  }
}

/** The process of the page that is shown now. */
export function rendererOf(app: ElectronApplication): Promise<number> {
  return app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    return window?.webContents.getOSProcessId() ?? 0
  })
}

/** Where the one window is, as the main process sees it. */
export function urlsOf(app: ElectronApplication): Promise<readonly string[]> {
  return app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.webContents.getURL()),
  )
}

/** The page that stands in the place of one that was locked away. */
export async function nextPage(app: ElectronApplication, old: Page): Promise<Page> {
  const isFresh = (page: Page): boolean => page !== old && !page.isClosed()
  const found = app.windows().find(isFresh)
  const page = found ?? (await app.waitForEvent('window', { predicate: isFresh }))
  await page.waitForURL(/index\.html$/)
  return page
}

/** What decides what a page may do, as Electron has it. */
export type Preferences = Readonly<Record<string, unknown>>

/** What each window was granted when it was made. */
export function preferencesOf(app: ElectronApplication): Promise<readonly Preferences[]> {
  return app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) => {
      // Not in Electron's typings, though its own tests are built on it.
      const contents = webContents as unknown as { getLastWebPreferences: () => Preferences }
      return { ...contents.getLastWebPreferences() }
    }),
  )
}

type Calls = Readonly<Record<string, ((input: unknown) => Promise<Reply<unknown>>) | undefined>>

/** Many calls of one name at once, and their answers in short. */
export function askAtOnce(
  page: Page,
  order: { readonly channel: Channel; readonly times: number },
) {
  return page.evaluate(async ({ channel, times }) => {
    const calls = Reflect.get(globalThis, 'keyturn') as Calls
    const sent = Array.from({ length: times }, async () => calls[channel]?.(null))
    return (await Promise.all(sent)).map((reply) => (reply?.ok === false ? reply.code : 'ok'))
  }, order)
}
