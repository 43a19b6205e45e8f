import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { test as base, type LaunchOptions } from './fixture.ts'
import { createPractice, firstPage, unlock } from './pages/practice.ts'
import { PracticeControl } from './practice-control.ts'

/** A profile with a practice vault, made once for many tests; each test works on a copy. */
type Made = {
  readonly userData: string
  readonly passphrase: string
  /** The files in which sample keys stand, by their paths: every copy of the vault names these. */
  readonly sampleFiles: ReadonlyMap<string, Buffer>
}

type Fixtures = {
  readonly launch: (options?: LaunchOptions) => Promise<ElectronApplication>
  readonly control: PracticeControl
  readonly passphrase: string
  /** The page of the running app, with the practice vault unlocked. */
  readonly unlocked: Page
}

/** The app on a practice vault that exists, with a hand on the practice providers. */
export const test = base.extend<Fixtures, { readonly made: Made }>({
  made: [
    async ({}, use) => {
      const userData = await mkdtemp(join(tmpdir(), 'keyturn-practice-'))
      try {
        const passphrase = await makePractice(userData)
        await use({ userData, passphrase, sampleFiles: await readSampleFiles(userData) })
      } finally {
        await remove(userData)
      }
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  userData: async ({ userData, made }, use) => {
    await copy(made.userData, userData)
    // What another test had written into them, its app perhaps until its very end.
    for (const [path, content] of made.sampleFiles) await writeFile(path, content)
    await use(userData)
    await remove(controlFileOf(userData))
  },

  launch: async ({ launch, userData }, use) => {
    const env = { KEYTURN_SANDBOX_CONTROL: controlFileOf(userData) }
    await use((options = {}) => launch({ ...options, env: { ...env, ...options.env } }))
  },

  control: async ({ userData }, use) => {
    await use(new PracticeControl(controlFileOf(userData)))
  },

  passphrase: async ({ made }, use) => {
    await use(made.passphrase)
  },

  unlocked: async ({ app, made }, use) => {
    const page = await firstPage(app)
    await unlock(page, made.passphrase)
    await use(page)
  },
})

export { expect, patience } from './pages/patience.ts'

async function makePractice(userData: string): Promise<string> {
  const app = await _electron.launch({ args: ['.', `--user-data-dir=${userData}`] })
  try {
    return await createPractice(await firstPage(app))
  } finally {
    await app.close()
  }
}

async function readSampleFiles(userData: string): Promise<ReadonlyMap<string, Buffer>> {
  const folder = join(providersOf(userData), 'sample-project')
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = found
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name))
  return new Map(
    await Promise.all(paths.map(async (path) => [path, await readFile(path)] as const)),
  )
}

// Outside the profile, as everything that the practice providers write.
function controlFileOf(userData: string): string {
  return `${userData}-control.json`
}

function providersOf(userData: string): string {
  return `${userData}-practice-providers`
}

async function copy(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true })
  await cp(providersOf(from), providersOf(to), { recursive: true })
}

async function remove(path: string): Promise<void> {
  for (const each of [path, providersOf(path)])
    await rm(each, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
}
