import { mkdirSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Locator, Page } from '@playwright/test'
import { foundBelow, foundOnPage } from './intake-fixture.ts'
import { keptKey, test as base } from './own-vault.ts'
import { answerChoosing } from './pages/intake.ts'
import { expect } from './pages/patience.ts'
import { openKeys } from './pages/practice.ts'
import { row, unlock } from './pages/vault.ts'
import { commitAll, git, writeFiles } from './projects.ts'

// Where the key of the vault stands now: in files, and in commits that no file shows any more.

base.describe.configure({ timeout: 240_000 })

const test = base.extend<{ readonly shop: string }>({
  shop: async ({}, use, testInfo) => {
    mkdirSync(testInfo.outputPath('code'), { recursive: true })
    const shop = join(realpathSync(testInfo.outputPath('code')), 'shop')
    makeShop(shop)
    await use(shop)
  },
})

test('a key that stands in a commit is a finding, and leads to its replacement', async ({
  app,
  page,
  shop,
  userData,
}) => {
  await unlock(page)
  const item = await look(app, page, shop)
  await expect(item.getByText('Committed to git', { exact: true })).toBeVisible()
  await expect(item.getByText('3 places', { exact: true })).toBeVisible()
  await expect(item.getByText(/in an earlier commit · commit [0-9a-f]{10}/)).toBeVisible()
  await expect(item.getByText(/shop\/\.env:1$|^\.env:1$/)).toBeVisible()
  await expect(item.getByText('git ignores this file')).toBeVisible()
  expect(await foundOnPage(page, [keptKey.secret])).toEqual([])
  expect(foundBelow(userData, [keptKey.secret])).toEqual([])

  await openKeys(page)
  await expect(row(page, keptKey.service)).toContainText('Committed to git')
  await openUsed(page)
  await itemOf(page)
    .getByRole('button', { name: /^Replace / })
    .click()
  await expect(
    page.getByRole('heading', { level: 1, name: `Replace ${keptKey.service}` }),
  ).toBeVisible()
})

test('what appeared and what vanished since the look before is told apart', async ({
  app,
  page,
  shop,
}) => {
  await unlock(page)
  await look(app, page, shop)
  rmSync(join(shop, 'src'), { recursive: true })
  writeFiles(shop, { 'deploy/new.env': `LEDGER_KEY=${keptKey.secret}\n` })
  await page.getByRole('button', { name: 'Look again' }).click()
  await page.getByText(/^New 1$/).click()
  const fresh = itemOf(page).getByRole('listitem').filter({ hasText: 'deploy/new.env' })
  await expect(fresh).toContainText(/^.*new · LEDGER_KEY/)
  await page.getByText(/^Gone 1$/).click()
  const gone = itemOf(page).getByRole('listitem').filter({ hasText: 'src/pay.ts' })
  await expect(gone).toContainText('gone since')
})

test('what was seen becomes places, which a replacement writes', async ({ app, page, shop }) => {
  await unlock(page)
  const item = await look(app, page, shop)
  await item.getByRole('button', { name: /^Make these its places/ }).click()
  await expect(item.getByText('2 places added')).toBeVisible()
  await expect(item.getByText(/one of its places/).first()).toBeVisible()
  await item.getByRole('button', { name: /^Replace / }).click()
  await expect(page.getByRole('main')).toContainText(/shop\/\.env.*BILLING_KEY/)
})

/** A project with the key in an ignored file, in source, and in a commit that no file shows. */
function makeShop(shop: string): void {
  writeFiles(shop, {
    '.gitignore': '.env\n',
    'config.json': `{ "billing": { "key": "${keptKey.secret}" } }\n`,
  })
  git(shop, 'init', '-q')
  commitAll(shop, '2024-02-03T04:05:06Z')
  writeFiles(shop, { 'config.json': '{}\n' })
  commitAll(shop, '2024-03-04T05:06:07Z')
  writeFiles(shop, {
    '.env': `BILLING_KEY=${keptKey.secret}\n`,
    'src/pay.ts': `export const key = '${keptKey.secret}'\n`,
  })
}

async function openUsed(page: Page): Promise<void> {
  const main = page.getByRole('navigation', { name: 'Main' })
  await main.getByRole('button', { name: /^Where used/ }).click()
}

/** Looks through a folder; answers with what was seen of the one key. */
async function look(app: ElectronApplication, page: Page, folder: string): Promise<Locator> {
  await answerChoosing(app, folder)
  await openUsed(page)
  await page.getByRole('button', { name: 'Add a folder…' }).click()
  await expect(page.getByText(folder, { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Look now' }).click()
  await expect(itemOf(page)).toBeVisible()
  return itemOf(page)
}

function itemOf(page: Page): Locator {
  return page.getByRole('article', { name: keptKey.name })
}
