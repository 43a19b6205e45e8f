import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { readIfThere } from './app-processes.ts'
import { foundIn } from './encodings.ts'
import { firstPage } from './pages/practice.ts'
import { makeKeys, makeProjects, type MadeKeys } from './projects.ts'
import { test as base } from './fixture.ts'

/** An app whose home and temporary folders are the test's own, beside projects with keys. */
export type Desk = {
  readonly app: ElectronApplication
  readonly page: Page
  readonly keys: MadeKeys
  /** The folder with the projects. */
  readonly code: string
  /** Which values stand in which file of all folders that the app may write. */
  readonly left: () => readonly string[]
}

/** Playwright's test with such an app; nothing is chosen yet. */
export const test = base.extend<{ readonly desk: Desk; readonly place: string }>({
  place: async ({}, use) => {
    const place = realpathSync(mkdtempSync(join(tmpdir(), 'desk-')))
    for (const name of ['home', 'temp']) mkdirSync(join(place, name))
    await use(place)
    rmSync(place, { recursive: true, force: true, maxRetries: 5 })
  },

  desk: async ({ place, launch, userData }, use) => {
    const code = join(place, 'code')
    const keys = makeKeys()
    makeProjects(code, keys)
    const app = await launch({ env: { HOME: join(place, 'home'), TMPDIR: join(place, 'temp') } })
    const page = await firstPage(app)
    const folders = [userData, join(place, 'home'), join(place, 'temp')]
    const left = () => folders.flatMap((folder) => foundBelow(folder, Object.values(keys)))
    await use({ app, page, keys, code, left })
  },
})

/** Which texts stand in which file below a folder; files may come and go. */
export function foundBelow(folder: string, texts: readonly string[]): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .flatMap((path) => foundIn(readIfThere(path), texts).map((found) => `${path}: ${found}`))
}

/** Which texts stand anywhere in what the page shows or holds in its fields. */
export async function foundOnPage(
  page: Page,
  texts: readonly string[],
): Promise<readonly string[]> {
  const values = await page.evaluate(() =>
    [...document.querySelectorAll('input, textarea')].map(
      (field) => Reflect.get(field, 'value') as string,
    ),
  )
  return foundIn(Buffer.from([await page.content(), ...values].join('\n')), texts)
}
