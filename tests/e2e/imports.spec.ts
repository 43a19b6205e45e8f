import { basename } from 'node:path'
import type { ElectronApplication, Locator, Page } from '@playwright/test'
import { foundBelow, foundOnPage } from './intake-fixture.ts'
import { ImportFiles, scriptName } from './import-files.ts'
import { test } from './own-vault.ts'
import {
  answerChoosing,
  expectFound,
  expectKept,
  foundRow,
  keep,
  openIntake,
} from './pages/intake.ts'
import { expect } from './pages/patience.ts'
import { lock } from './pages/practice.ts'
import { allKeys, row, unlock } from './pages/vault.ts'
import { letters } from './projects.ts'

// Files of other programs are read into a list that a person looks at before anything is kept.

test.describe.configure({ timeout: 240_000 })

const made = test.extend<{ readonly files: ImportFiles }>({
  files: async ({}, use, testInfo) => {
    await use(new ImportFiles(testInfo.outputPath('files')))
  },
})

made(
  'an inventory without secrets is read by columns that are set right once',
  async ({ app, page, files }) => {
    const first = files.inventory('acme.csv', [
      ['checkout', 'Stripe', 'Ada Nowak', '03/04/2025'],
      ['newsletter', 'SendGrid', '', '12/11/2024'],
      [scriptName, '=HYPERLINK("http://example.org")', '@SUM(1)', '31/12/2024'],
    ])
    await unlock(page)
    await openIntake(page)
    await readIn(app, page, first)
    const columns = page.getByRole('dialog', { name: 'What the columns hold' })
    await columns.getByLabel('What “Thing” holds').selectOption('Name')
    await columns.getByLabel('What “Vendor” holds').selectOption('Provider')
    await columns.getByLabel('What “Who” holds').selectOption('Owner')
    await columns.getByLabel('What “Made” holds').selectOption('Made on')
    await columns.getByText('3 April', { exact: true }).click()
    await columns.getByRole('button', { name: 'Use these columns' }).click()
    await expect(columns).toBeHidden()
    await expectFound(page, '3 entries')
    await expect(foundRow(page, 'checkout')).toContainText('no secret')
    await foundRow(page, '<img').click()
    await expect(page.getByText('A text of it looks like a formula.')).toBeVisible()
    await expect(page.locator('img')).toHaveCount(0)
    await keep(page, 3)
    await expectKept(page, '3 keys kept')
    await page.getByRole('button', { name: 'See your keys' }).click()
    await row(page, 'checkout').click()
    const panel = page.getByRole('complementary', { name: 'checkout' })
    await expect(panel.getByText('Ada Nowak')).toBeVisible()
    await expect(panel.getByText(/3 Apr 2025/).first()).toBeVisible()
    await expect(row(page, '<img')).toBeVisible()
    expect(await page.title()).toBe('Keyturn')

    const next = await lock(app, page)
    await unlock(next)
    await openIntake(next)
    await readIn(
      app,
      next,
      files.inventory('more.csv', [['search', 'Algolia', 'Ada', '04/05/2025']]),
    )
    await expectFound(next, '1 entry')
    await next.getByRole('button', { name: 'Columns', exact: true }).click()
    const known = next.getByRole('dialog', { name: 'What the columns hold' })
    await expect(known.getByText('Set as you set it for a table')).toBeVisible()
    await expect(known.getByLabel('What “Thing” holds')).toHaveValue('name')
  },
)

for (const kind of ['bitwarden', 'keepass'] as const)
  made(
    `a file of ${kind} opens with its own password only`,
    async ({ app, page, files, userData }) => {
      const of = { password: 'crimson otter ladder 41', secret: letters(40) }
      const path =
        kind === 'bitwarden' ? files.bitwarden('vault.json', of) : await files.keepass('k.kdbx', of)
      await unlock(page)
      await openIntake(page)
      await readIn(app, page, path)
      const dialog = fileDialog(page)
      await dialog.getByLabel('Password of this file').fill('crimson otter ladder 42')
      await dialog.getByRole('button', { name: 'Read it' }).click()
      await expect(dialog.getByText(/^That password does not open/)).toBeVisible()
      await dialog.getByLabel('Password of this file').fill(of.password)
      await dialog.getByRole('button', { name: 'Read it' }).click()
      await expect(dialog).toBeHidden()

      await expectFound(page, /^1 key/)
      await expect(foundRow(page, kind === 'bitwarden' ? 'Stripe' : 'Linear').last()).toBeVisible()
      const texts = [of.secret, of.password]
      expect(await foundOnPage(page, texts)).toEqual([])
      expect(foundBelow(userData, texts)).toEqual([])
      await keep(page, 1)
      await expectKept(page, '1 key kept')
      expect(foundBelow(userData, texts)).toEqual([])
    },
  )

made(
  'broken and hostile files are refused in words, and the app goes on',
  async ({ app, page, files }) => {
    await unlock(page)
    await openIntake(page)
    for (const path of [...files.broken(), ...files.bombs()]) {
      await readIn(app, page, path)
      const dialog = fileDialog(page)
      const card = dialog.getByRole('alert')
      await expect(card, basename(path)).toContainText(
        /This file is|There are no keys|does not know/,
      )
      await expect(card).toContainText('Nothing was saved.')
      await dialog.getByRole('button', { name: 'Cancel' }).click()
      await expect(dialog).toBeHidden()
    }
    const good = files.write(
      'good.env',
      `STRIPE_SECRET_KEY=${['sk', 'live', letters(24)].join('_')}\n`,
    )
    await readIn(app, page, good)
    await expectFound(page, /^1 key/)
    await page.getByRole('button', { name: /^All keys/ }).click()
    await expect(allKeys(page)).toBeVisible()
  },
)

function fileDialog(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Read a file in' })
}

/** Chooses a file on the screen of bringing in, which reads it at once. */
async function readIn(app: ElectronApplication, page: Page, path: string): Promise<void> {
  await answerChoosing(app, path)
  await page.getByRole('button', { name: /^Read a file in/ }).click()
}
