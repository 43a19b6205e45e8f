import type { ElectronApplication, Locator, Page } from '@playwright/test'
import { test as fresh } from './fixture.ts'
import {
  atna,
  clipboardText,
  createPractice,
  expectLocked,
  findRow,
  firstPage,
  lock,
  makeKey,
  openItem,
  openKeys,
  shownOnce,
  unlock,
} from './pages/practice.ts'
import { act, expectLine, expectTruth, storyLine, turnOff } from './pages/replacement.ts'
import { expect, patience, test } from './practice-fixture.ts'

fresh(
  'a newcomer makes, copies, replaces and turns off a key, and finds it again',
  async ({ app }) => {
    fresh.setTimeout(180_000)
    const page = await firstPage(app)
    const passphrase = await createPractice(page)
    await seesTheSampleKeys(page)
    await clearsTheClipboardEarly(page)

    const name = await makesAKey(page)
    const secret = await copiesWhatIsShownOnce(app, page)
    await seesItListed(page, name)
    await replacesIt(page)
    await turnsTheOldOneOff(page)
    await seesItsVersions(page, secret)

    const locked = await lock(app, page)
    await expectLocked(locked, 'You locked it.')
    await expect(locked.getByText('billing_api')).toHaveCount(0)
    await unlock(locked, passphrase)
    await seesItsVersions(locked, secret)
  },
)

async function seesTheSampleKeys(page: Page): Promise<void> {
  await expect(page.getByRole('note').filter({ hasText: 'Sample keys.' })).toBeVisible()
  const told = [
    ['docs_export', '131 days', 'days overdue', '2 months ago'],
    ['risk_scoring', '100 days', 'overdue', 'ATNA practice can’t say'],
    ['kyc_onboarding', '85 days', 'Due ', 'unknown'],
    ['Map tiles', 'unknown', 'unknown'],
    ['docs_editor', '48 days', '2 hours ago'],
    ['search_dev', 'No place written down', 'Search service can’t say'],
  ] as const
  for (const [service, ...facts] of told) {
    const row = await findRow(page, service)
    for (const fact of facts) await expect(row.first()).toContainText(fact)
  }
}

async function clearsTheClipboardEarly(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Settings' }).click()
  const seconds = page.getByLabel('Clear a copied key after')
  await seconds.fill('5')
  await seconds.press('Enter')
  await openKeys(page)
}

async function makesAKey(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'New key' }).click()
  const dialog = page.getByRole('dialog', { name: 'New key' })
  await dialog.getByLabel('What is it for?').fill('Billing API')
  await expect(dialog.getByText('Written as billing_api')).toBeVisible()
  const field = dialog.getByLabel('Name', { exact: true })
  await expect(field).toHaveValue(/^billing_api-\d\d_\d\d_\d{4}-\d\d_\d\d$/)
  // The same moment, readable: 20 Nov 2026, 14:05 UTC.
  await expect(dialog.getByText(/^\d{1,2} \w{3} \d{4}, \d\d:\d\d UTC\./)).toBeVisible()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  return makeKey(page, {
    account: atna,
    service: 'billing_api',
    places: 'billing/.env:3\nGitHub Actions, billing',
  })
}

async function copiesWhatIsShownOnce(app: ElectronApplication, page: Page): Promise<string> {
  const dialog = shownOnce(page)
  await expect(dialog).toBeVisible()
  await expect(dialog.getByText('ATNA practice will not show it again.')).toBeVisible()
  const shown = dialog.getByRole('group', { name: 'Secret of the new key' })
  await expect(shown).toHaveText(/^atna_sample_\w{32}$/)
  const secret = (await shown.textContent()) ?? ''
  await expect(dialog.getByText('Copied.')).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Copy', exact: true }).click()
  await expect(dialog.getByText('Copied.')).toBeVisible()
  await expect(dialog.getByText(/^The clipboard clears in [1-5] s\.$/)).toBeVisible()
  expect(await clipboardText(app)).toBe(secret)
  await expect.poll(() => clipboardText(app), patience).toBe('')
  await expect(dialog.getByText('Copied.')).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Done' }).click()
  return secret
}

async function seesItListed(page: Page, name: string): Promise<void> {
  const row = await findRow(page, 'billing_api')
  await expect(row).toContainText('0 days')
  await expect(row).toContainText('just now')
  await expect(row).toContainText('from Keyturn')
  await expect(row).toContainText('No owner')
  const panel = await openItem(page, 'billing_api')
  await expect(panel.getByText(name, { exact: true })).toBeVisible()
  await expect(panel.getByText('says ATNA practice', { exact: true })).toBeVisible()
}

async function replacesIt(page: Page): Promise<void> {
  await page
    .getByRole('complementary', { name: 'billing_api' })
    .getByRole('button', { name: 'Replace' })
    .click()
  await expectTruth(page, 'Both keys work. Safe to close.')
  await expectLine(page, 'New key made at ATNA practice')
  await expectLine(page, 'Saved in this vault, and proved')
  const places = storyLine(page, '0 of 2 places use the new key')
  await expect(places).toContainText('You do this')
  await expect(places).toContainText('billing/.env:3')
  await act(page, 'Every place uses the new key')
  await expectLine(page, '2 of 2 places use the new key')
  await expectTruth(page, 'Both keys work. Safe to close.')
  await expectLine(page, /^Old key works until /)
}

async function turnsTheOldOneOff(page: Page): Promise<void> {
  await act(page, 'Turn off the old key')
  await expect(page.getByText('Cannot be taken back.')).toBeVisible()
  await act(page, 'Not yet')
  await expect(page.getByText('Cannot be taken back.')).toHaveCount(0)
  await turnOff(page, 'Turn off the old key')
  await expect(storyLine(page, 'Old key is off')).toContainText(
    'A call with it was refused by ATNA practice',
  )
  await expectTruth(page, 'The new key works. The old one is off and refused.')
}

async function seesItsVersions(page: Page, oldSecret: string): Promise<void> {
  const panel = await openItem(page, 'billing_api')
  await expect(version(panel, 'Dead')).toBeVisible()
  await expect(version(panel, 'In use')).toBeVisible()
  await expect(panel.getByText('one works at ATNA practice')).toBeVisible()
  await panel.getByRole('button', { name: 'Show secret' }).click()
  const secret = panel.getByRole('group', { name: 'Secret' })
  await expect(secret).toContainText(/atna_sample_\w{32}/)
  await expect(secret).not.toContainText(oldSecret)
  await panel.getByRole('button', { name: 'Hide secret' }).click()
}

function version(panel: Locator, stage: string): Locator {
  return panel.getByRole('button', { name: new RegExp(`^${stage} `) })
}

test.describe('copying', () => {
  test('leaves alone what another program put on the clipboard since', async ({
    app,
    unlocked: page,
  }) => {
    await clearsTheClipboardEarly(page)
    const panel = await openItem(page, 'risk_scoring')
    await panel.getByRole('button', { name: 'Copy secret' }).click()
    await expect(panel.getByText('Copied.')).toBeVisible()
    await app.evaluate(({ clipboard }) => clipboard.writeText('a text of another program'))
    await expect(panel.getByText('Copied.')).toHaveCount(0)
    expect(await clipboardText(app)).toBe('a text of another program')
    await lock(app, page)
    expect(await clipboardText(app)).toBe('a text of another program')
  })

  test('shows no tick before the clipboard has taken the secret', async ({
    app,
    unlocked: page,
  }) => {
    await app.evaluate(({ clipboard }) => {
      const write = clipboard.write.bind(clipboard)
      const { promise, resolve } = Promise.withResolvers<undefined>()
      clipboard.write = async (items) => {
        await promise
        await write(items)
      }
      // The clipboard is busy until somebody writes a text.
      clipboard.writeText = () => {
        resolve(undefined)
        return promise
      }
    })
    const panel = await openItem(page, 'risk_scoring')
    await panel.getByRole('button', { name: 'Copy secret' }).click()
    // An answer of the vault that was asked later shows that the copy is still being waited for.
    await panel.getByRole('button', { name: 'Show secret' }).click()
    const secret = panel.getByRole('group', { name: 'Secret' })
    await expect(secret).toContainText(/atna_sample_\w{32}/)
    expect(await panel.getByText('Copied.').count()).toBe(0)
    await app.evaluate(({ clipboard }) => clipboard.writeText(''))
    await expect(panel.getByText('Copied.')).toBeVisible()
    expect(await secret.innerText()).toContain(await clipboardText(app))
  })

  test('says what to do when the clipboard refuses, and shows no tick', async ({
    app,
    unlocked: page,
  }) => {
    await app.evaluate(({ clipboard }) => {
      const refuse = (): Promise<void> => Promise.reject(new Error('refused'))
      clipboard.write = refuse
      clipboard.writeText = refuse
    })
    const panel = await openItem(page, 'risk_scoring')
    await panel.getByRole('button', { name: 'Copy secret' }).click()
    const failed = panel.getByRole('status').filter({ hasText: 'Not copied.' })
    await expect(failed).toContainText('Try again, or reveal the key and type it.')
    expect(await panel.getByText('Copied.', { exact: true }).count()).toBe(0)
    expect(await panel.getByText(/The clipboard clears/).count()).toBe(0)
    expect(await clipboardText(app)).toBe('')
  })
})
