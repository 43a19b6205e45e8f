/**
 * The small app by which the stand-in for Electron is tested: it uses what the product uses.
 * Nothing asks for the stand-in, except where a test says so: on Electron the same must be true.
 */
import { resolve } from 'node:path'
import { expect, type ElectronApplication, type Page } from '@playwright/test'
import { test as base } from './fixture.ts'

/** What the fixture app puts into its own global object, for tests to look at. */
export type Seen = {
  readonly requests: readonly string[]
  readonly navigations: readonly string[]
  readonly popups: readonly string[]
  readonly gone: readonly string[]
  readonly echoed: readonly unknown[]
  readonly ends: readonly Record<string, unknown>[]
  readonly second?: { readonly argv: readonly string[]; readonly data: unknown }
}

/** What the fixture app's preload shows to its page. */
export type Api = {
  readonly platform: string
  readonly argv: readonly string[]
  readonly nested: { readonly list: number[] }
  readonly invoke: (channel: string, ...args: readonly unknown[]) => Promise<unknown>
  readonly say: (value: unknown) => void
  readonly onHeard: (listener: (value: unknown) => void) => void
  readonly wantPort: () => void
  readonly onPort: (listener: (value: Record<string, unknown>) => void) => void
  readonly onPortEnd: (listener: () => void) => void
  readonly post: (value: unknown) => void
  readonly closePort: () => void
  readonly askMainByPort: (value: unknown) => Promise<unknown>
  readonly pathsOf: (files: readonly unknown[]) => Promise<readonly string[]>
  readonly touchUnknown: () => unknown
  readonly fail: () => void
}

declare global {
  interface Window {
    readonly api: Api
    readonly violations: readonly string[]
    readonly ready: boolean
    heard: Record<string, unknown>[]
  }
  // What the fixture app's main script puts into its global object.
  const seen: Seen
  const child: Electron.UtilityProcess
  const openWindow: () => Promise<Electron.BrowserWindow>
}

/** Playwright's `test` with the fixture app running and its page loaded. */
export const test = base.extend({
  appPath: resolve('tests/host/fixture-app'),

  app: async ({ app }, use) => {
    const page = await app.firstWindow()
    await page.waitForFunction(() => window.ready)
    await use(app)
  },
})

/** What the fixture app has seen up to now. */
export function seenBy(app: ElectronApplication): Promise<Seen> {
  return app.evaluate(() => seen)
}

/** Makes window and utility process acquainted, and keeps what the window hears. */
export async function connect(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.heard = []
    window.api.onPort((value) => window.heard.push(value))
    window.api.onPortEnd(() => window.heard.push({ end: true }))
    window.api.wantPort()
  })
  await expect.poll(() => page.evaluate(() => window.heard.length)).toBe(1)
}

export { expect }
