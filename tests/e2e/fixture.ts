import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test'
import { keepProfile, keptFolder, removeFolder } from './kept-profiles.ts'

/** What the app runs on: the few things that Chromium cannot do are asked of Electron only. */
export type HostName = 'electron' | 'stand-in'

/** How the app is started once more. */
export type LaunchOptions = {
  /** The profile; without one the test's own. */
  readonly userData?: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Null leaves the theme to the app; else Playwright decides it, and without a word takes light. */
  readonly colorScheme?: 'dark' | 'light' | null
}

type Fixtures = {
  /** The folder of the app that runs; `.` is the product. */
  readonly appPath: string
  readonly hostName: HostName
  readonly userData: string
  /** Starts the app; whatever is still open at the end of the test is closed. */
  readonly launch: (options?: LaunchOptions) => Promise<ElectronApplication>
  readonly app: ElectronApplication
  readonly page: Page
}

/** Playwright's `test` with a running app. */
export const test = base.extend<Fixtures>({
  appPath: ['.', { option: true }],

  hostName: async ({}, use) => {
    await use(process.env['ELECTRON_OVERRIDE_DIST_PATH'] === undefined ? 'electron' : 'stand-in')
  },

  userData: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'keyturn-test-'))
    await use(folder)
    await keepProfile(folder)
    // What the practice providers know stands beside the profile.
    await removeFolder(`${folder}-practice-providers`)
  },

  launch: async ({ appPath, userData }, use) => {
    const started: Started[] = []
    await use(async (options = {}) => {
      const app = await _electron.launch({
        args: [appPath, `--user-data-dir=${options.userData ?? userData}`, ...(options.args ?? [])],
        env: { ...ownEnvironment(), ...options.env },
        ...(options.colorScheme === undefined ? {} : { colorScheme: options.colorScheme }),
      })
      keepPrinted(app, options.userData ?? userData)
      void allowEverything(app).catch(() => undefined)
      // Asked for at once: of an app that has left, Playwright knows no process any more.
      started.push({ app, process: app.process() })
      return app
    })
    for (const each of started) await end(each)
  },

  app: async ({ launch }, use) => {
    await use(await launch())
  },

  page: async ({ app }, use) => {
    const page = await app.firstWindow()
    // A window begins empty, on Electron too.
    await page.waitForURL(({ protocol }) => protocol !== 'about:')
    await use(page)
  },
})

export { expect } from '@playwright/test'

type Started = {
  readonly app: ElectronApplication
  readonly process: ReturnType<ElectronApplication['process']>
}

/** Ends an app; Playwright may wait for ever for one that has left by itself while it attached. */
async function end({ app, process: child }: Started): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  await Promise.race([app.close(), gone])
}

/**
 * Chooses Allow in every window of the system, as a person does who asked for it.
 *
 * Not waited for: an app that leaves at once never answers.
 */
async function allowEverything(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ dialog }) => {
    dialog.showMessageBox = ({}, options?: Electron.MessageBoxOptions) => {
      const response = options?.buttons?.indexOf('Allow') ?? -1
      return Promise.resolve({ response: response === -1 ? 0 : response, checkboxChecked: false })
    }
  })
}

// What an app prints is looked at when all is over, beside its profile.
function keepPrinted(app: ElectronApplication, userData: string): void {
  const log = createWriteStream(join(keptFolder(), `${basename(userData)}.log`), { flags: 'a' })
  const { stdout, stderr } = app.process()
  for (const stream of [stdout, stderr]) stream?.on('data', (piece: Buffer) => log.write(piece))
}

function ownEnvironment(): Record<string, string> {
  const known = Object.entries(process.env)
  return Object.fromEntries(known.flatMap(([name, value]) => (value ? [[name, value]] : [])))
}
