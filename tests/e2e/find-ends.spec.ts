import { existsSync, linkSync, mkdirSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { processesBelow } from './app-processes.ts'
import { tracesOf } from './encodings.ts'
import { foundBelow, foundOnPage } from './intake-fixture.ts'
import { killWholeApp } from './kills.ts'
import { test as base } from './own-vault.ts'
import { expectCount, expectFound, expectKept, findIn, keep, openIntake } from './pages/intake.ts'
import { expect } from './pages/patience.ts'
import { firstPage, lock } from './pages/practice.ts'
import { unlock } from './pages/vault.ts'
import { foundInMemory, whyNoMemory } from './process-memory.ts'
import { letters, writeFiles } from './projects.ts'
import { hostPart, isAlive, processesOf } from './shell-probes.ts'
import { vaultFile } from './vault-bytes.ts'

// A search or a keeping that does not get to its end: stopped, locked away, or killed.

base.describe.configure({ timeout: 300_000 })

/** Folders with a key each, and how often one large text stands in each: gigabytes to read. */
const folders = 100
const longTexts = 30
const kept = 600

const test = base.extend<{ readonly code: string }>({
  code: async ({}, use, testInfo) => {
    mkdirSync(testInfo.outputPath('code'), { recursive: true })
    await use(realpathSync(testInfo.outputPath('code')))
  },
})

test('a search is stopped at once, and what it found until then lies ready', async ({
  app,
  page,
  code,
  userData,
}) => {
  const keys = makeEndless(code)
  await page.getByRole('button', { name: 'See the keys in a folder first' }).click()
  await findIn(app, page, code)
  const sofar = page.locator('dl div').filter({ hasText: 'Found so far' })
  await expect(sofar).toContainText(/[1-9]/)
  await page.getByRole('button', { name: 'Stop' }).click()

  await expect(page.getByText(/^Stopped before the end\./)).toBeVisible()
  await expectFound(page, /^\d\d? keys? in \d\d? projects?$/)
  expect(await foundOnPage(page, keys)).toEqual([])
  expect(foundBelow(userData, keys)).toEqual([])
  await page.getByRole('button', { name: 'Forget these keys' }).click()
  await expect(page.getByRole('button', { name: 'Unlock' })).toBeVisible()
})

test('a lock ends a search, and with it all that was found', async ({ app, page, code }) => {
  const keys = makeEndless(code)
  await unlock(page)
  const [host = 0] = await processesOf(app, hostPart)
  await openIntake(page)
  await findIn(app, page, code)
  await expect(page.getByText('Time left')).toBeVisible()
  const locked = await lock(app, page)
  await expect(locked.getByRole('button', { name: 'Unlock' })).toBeVisible()
  await expect.poll(() => isAlive(host)).toBe(false)
  if (whyNoMemory() === null) expect(await inMemory(app, keys)).toEqual([])

  await unlock(locked)
  await openIntake(locked)
  await expect(locked.getByRole('button', { name: 'Choose a folder' })).toBeVisible()
})

test('killed in the middle of Keep, no key is doubled and none is lost', async ({
  app,
  page,
  code,
  userData,
  launch,
}) => {
  const lines = Array.from({ length: kept }, (_, at) => [
    `app-${at}/.env`,
    `STRIPE_SECRET_KEY=${['sk', 'live', letters(24)].join('_')}\n`,
  ])
  writeFiles(code, Object.fromEntries(lines) as Record<string, string>)
  await unlock(page)
  await openIntake(page)
  await findIn(app, page, code)
  await expectFound(page, new RegExp(`^${kept} keys`))
  const before = walBytes(userData)
  await keep(page, kept)
  await expect.poll(() => walBytes(userData) > before, { intervals: [5] }).toBe(true)
  await killWholeApp(app)

  const again = await launch()
  const next = await firstPage(again)
  await unlock(next)
  await expect.poll(() => countOfKeys(next)).toBeGreaterThan(0)
  const there = (await countOfKeys(next)) - 1
  await openIntake(next)
  await findIn(again, next, code)
  await expectFound(next, new RegExp(`^${kept} keys`))
  if (there > 0) await expectCount(next, there, 'in your vault already')
  if (there < kept) {
    await keep(next, kept - there)
    await expectKept(next, `${kept - there} keys kept`)
  }
  await expect.poll(() => countOfKeys(next)).toBe(kept + 1)
})

/** Writes some keys among more text than is read in a moment; it takes the disk space of one file. */
function makeEndless(code: string): readonly string[] {
  const keys = Array.from({ length: folders }, () => ['sk', 'live', letters(24)].join('_'))
  const files = keys.map((key, at) => [`app-${at}/.env`, `STRIPE_SECRET_KEY=${key}\n`])
  writeFiles(code, Object.fromEntries(files) as Record<string, string>)
  const line = 'const nothing = "no key stands here, but it has to be read" // token\n'
  writeFiles(code, { 'long.ts': line.repeat(20_000) })
  for (let at = 0; at < folders * longTexts; at += 1)
    linkSync(join(code, 'long.ts'), join(code, `app-${at % folders}/${at}.ts`))
  return keys
}

/** Which keys stand in the memory of the processes that no message passes through by design. */
async function inMemory(
  app: ElectronApplication,
  keys: readonly string[],
): Promise<readonly string[]> {
  const main = await app.evaluate(() => process.pid)
  const isRelay = (pid: number, command: string): boolean =>
    pid === main ||
    pid === app.process().pid ||
    (command.includes('--user-data-dir=') && !command.includes('--type='))
  return processesBelow(app)
    .filter(({ pid, command }) => !isRelay(pid, command))
    .flatMap(({ pid }) => [...foundInMemory(pid, keys.flatMap(tracesOf)).keys()])
}

function walBytes(userData: string): number {
  const wal = `${vaultFile(userData)}-wal`
  return existsSync(wal) ? statSync(wal).size : 0
}

async function countOfKeys(page: Page): Promise<number> {
  const main = page.getByRole('navigation', { name: 'Main' })
  const text = await main.getByRole('button', { name: /^All keys/ }).innerText()
  return Number(text.replaceAll(/\D/g, ''))
}
