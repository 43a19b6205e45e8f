import type { Page } from '@playwright/test'
import { test as withVault, keptKey } from './own-vault.ts'
import { expect } from './pages/patience.ts'
import { lock } from './pages/practice.ts'
import {
  addKey,
  allKeys,
  chooseMore,
  chooseOwnVault,
  fillNewKey,
  goodPassphrase,
  panel,
  row,
  skipBackups,
  typeAskedGroups,
  typeNewPassphrase,
  unlock,
} from './pages/vault.ts'
import { test } from './shell-probes.ts'

// A vault of one's own, from the first screen to keys that are added, edited and removed by hand.

test.describe.configure({ timeout: 120_000 })

async function chooseToCreate(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Create a vault' }).click()
  await expect(page.getByRole('heading', { name: 'Choose a passphrase' })).toBeVisible()
}

test.describe('choosing a passphrase', () => {
  test.beforeEach(({ page }) => chooseToCreate(page))

  const weak = [
    { typed: 'password1', advice: 'Many people use this one, or one close to it.' },
    { typed: 'xkqvz', advice: 'Use at least ten characters.' },
    { typed: 'aaaaaaaaaaaaaaaa', advice: 'Repeats like “aaa” are easy to guess.' },
    { typed: 'lmnopqrstuvw', advice: 'Rows of keys and sequences like “abc” are easy to guess.' },
  ] as const
  test('refuses weak ones and says what helps', async ({ page }) => {
    for (const { typed, advice } of weak) {
      await typeNewPassphrase(page, typed)
      await expect(page.getByText(advice)).toBeVisible()
      await page.getByRole('button', { name: 'Next' }).click()
      await expect(page.getByText('Choose a stronger one.')).toBeVisible()
    }

    await expect(page.getByRole('heading', { name: 'Choose a passphrase' })).toBeVisible()
  })

  test('refuses one that is not typed the same twice', async ({ page }) => {
    await typeNewPassphrase(page, goodPassphrase, `${goodPassphrase} `)
    await page.getByRole('button', { name: 'Next' }).click()

    await expect(page.getByText('This is not the same.')).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Choose a passphrase' })).toBeVisible()
  })

  test('asks for one when there is none', async ({ page }) => {
    await page.getByRole('button', { name: 'Next' }).click()

    await expect(page.getByText('Type a passphrase.')).toBeVisible()
  })

  test('suggests one that is shown, filled in twice and strong', async ({ page }) => {
    const first = page.getByLabel('Passphrase', { exact: true })
    await page.getByRole('button', { name: 'Suggest one' }).click()
    await expect(first).not.toHaveValue('')
    const suggested = await first.inputValue()

    await expect(page.getByLabel('Once more', { exact: true })).toHaveValue(suggested)
    await expect(page.getByText(suggested, { exact: true })).toBeVisible()
    await expect(page.getByText(/^(Good|Strong)\.$/)).toBeVisible()
    await page.getByRole('button', { name: 'Suggest one' }).click()
    await expect(first).not.toHaveValue(suggested)
  })

  test('hides what is typed until it is asked to show it', async ({ page }) => {
    const first = page.getByLabel('Passphrase', { exact: true })
    await first.fill(goodPassphrase)

    await expect(first).toHaveAttribute('type', 'password')
    await page.getByRole('button', { name: 'Show what I type' }).first().click()
    await expect(first).toHaveAttribute('type', 'text')
  })

  test('goes back to the first screen', async ({ page }) => {
    await page.getByRole('button', { name: 'Back' }).click()

    await expect(page.getByRole('button', { name: 'Try with sample keys' })).toBeVisible()
  })
})

test('a recovery code is shown once, and counts only when it was written down', async ({
  app,
  page,
}) => {
  const code = await chooseOwnVault(page)
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]{5}$/)
  await page.getByRole('button', { name: 'I wrote it down' }).click()
  await expect(page.getByText(code.slice(0, 5))).toBeHidden()

  await typeAskedGroups(page, () => '00000')
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByText('This is not what the code says here.')).toHaveCount(2)
  await expect(page.getByText(code.slice(0, 5))).toBeHidden()

  const asked = await page.getByText(/^Group \d+$/).allInnerTexts()
  await page.getByRole('button', { name: 'Show the code again' }).click()
  await page.getByRole('button', { name: 'I wrote it down' }).click()
  expect(await page.getByText(/^Group \d+$/).allInnerTexts()).not.toEqual(asked)

  await typeAskedGroups(page, (number) => code.toLowerCase().split('-')[number - 1] ?? '')
  await page.getByRole('button', { name: 'Next' }).click()
  await skipBackups(page)
  await expect(page.getByText('No keys in this vault yet')).toBeVisible()
  await page.getByRole('button', { name: 'Settings' }).click()
  await expect(page.getByText('Your recovery code is not confirmed.')).toBeHidden()

  const locked = await lock(app, page)
  await unlock(locked)
})

test('a recovery code that nobody confirmed is asked for in the settings', async ({
  app,
  page,
  launch,
}) => {
  await chooseOwnVault(page)
  await app.close()
  const again = await (await launch()).firstWindow()
  await unlock(again)
  await again.getByRole('button', { name: 'Settings' }).click()

  await expect(again.getByText('Your recovery code is not confirmed.')).toBeVisible()
})

withVault.describe('a key that one has', () => {
  withVault.beforeEach(({ page }) => unlock(page))

  withVault('is added with its secret, which only shows when asked', async ({ page }) => {
    const key = {
      name: 'search_prod-02_07_2026-10_31',
      provider: 'Search service',
      keyId: 'key_sample_77',
      secret: 'sample_search_0Jt5WnQ2',
      owner: 'Grace Lind',
      usedIn: 'storefront/.env:7\nGitHub Actions, storefront',
    }
    await addKey(page, key)
    const opened = panel(page, key.name)

    await expect(opened.getByText('key_sample_77')).toBeVisible()
    await expect(opened.getByText('Grace Lind')).toBeVisible()
    await expect(opened.getByText('GitHub Actions, storefront')).toBeVisible()
    await expect(opened.getByText(key.secret)).toBeHidden()
    await opened.getByRole('button', { name: 'Show secret' }).click()
    await expect(opened.getByText(key.secret)).toBeVisible()
    await opened.getByRole('button', { name: 'Hide secret' }).click()
    await expect(opened.getByText(key.secret)).toBeHidden()
    await expect(row(page, 'search_prod')).toBeVisible()
  })

  withVault('may be an entry without a secret', async ({ page }) => {
    await addKey(page, { name: 'map_tiles-01_02_2026-08_00', provider: 'Maps' })
    const opened = panel(page, 'map_tiles-01_02_2026-08_00')

    await expect(opened.getByText('No secret is kept here')).toBeVisible()
    await expect(opened.getByRole('button', { name: 'Copy secret' })).toBeHidden()
  })

  withVault('warns of a secret that is here already, and adds it if told to', async ({ page }) => {
    const name = 'billing_copy-21_11_2026-09_00'
    const dialog = await fillNewKey(page, { name, secret: keptKey.secret })
    await dialog.getByRole('button', { name: 'Add the key' }).click()
    await expect(dialog.getByText('Another key in this vault holds the same secret.')).toBeVisible()
    await expect(row(page, 'billing_copy')).toBeHidden()

    await dialog.getByRole('button', { name: 'Add it anyway' }).click()
    await expect(panel(page, name)).toBeVisible()
    await expect(row(page, 'billing_copy')).toBeVisible()
  })

  withVault('is warned about a name that is not by the rule, not refused', async ({ page }) => {
    const dialog = await fillNewKey(page, { name: 'billing_api-31_02_2026-14_05' })
    const warning = dialog.getByText('Does not follow service-dd_mm_yyyy-hh_mm.', { exact: false })
    await expect(warning).toBeVisible()
    await dialog.getByLabel('Name', { exact: true }).fill('billing_api-28_02_2026-14_05')
    await expect(warning).toBeHidden()
    await expect(dialog.getByText(/28 Feb(ruary)? 2026/)).toBeVisible()
    await dialog.getByLabel('Name', { exact: true }).fill('My old key')
    await expect(warning).toBeVisible()

    await dialog.getByRole('button', { name: 'Add the key' }).click()
    await expect(panel(page, 'My old key')).toBeVisible()
  })

  withVault('is not added without a name, nor after cancelling', async ({ page }) => {
    const dialog = await fillNewKey(page, { name: ' ', secret: 'sample_cancelled_1' })
    await dialog.getByRole('button', { name: 'Add the key' }).click()
    await expect(dialog.getByText('Give it a name.')).toBeVisible()

    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await expect(dialog).toBeHidden()
    await expect(page.getByText('1 key', { exact: true })).toBeAttached()
  })

  withVault('is edited', async ({ app, page }) => {
    await row(page, keptKey.service).click()
    await chooseMore(page, 'Edit')
    const dialog = page.getByRole('dialog', { name: 'Edit billing_api' })
    await dialog.getByLabel('Name', { exact: true }).fill('payments_api-20_11_2026-14_05')
    await dialog.getByLabel('Owner', { exact: true }).fill('Lin Berg')
    await dialog.getByLabel('Notes', { exact: true }).fill('Asked finance for a second one.')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog).toBeHidden()
    await expect(panel(page, 'payments_api-20_11_2026-14_05').getByText('Lin Berg')).toBeVisible()

    const locked = await lock(app, page)
    await unlock(locked)
    await row(locked, 'payments_api').click()
    await expect(locked.getByText('Asked finance for a second one.')).toBeVisible()
    await expect(locked.getByText('Edited by you')).toBeVisible()
    await expect(row(locked, keptKey.service)).toBeHidden()
  })

  withVault('stays as it was when editing is cancelled', async ({ page }) => {
    await row(page, keptKey.service).click()
    await chooseMore(page, 'Edit')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Owner', { exact: true }).fill('Lin Berg')
    await dialog.getByRole('button', { name: 'Cancel' }).click()

    await expect(panel(page, keptKey.name).getByText(keptKey.owner)).toBeVisible()
  })

  withVault('is removed once its name is typed, and only then', async ({ app, page }) => {
    await row(page, keptKey.service).click()
    await chooseMore(page, 'Remove from Keyturn…')
    const dialog = page.getByRole('dialog', { name: 'Remove billing_api from Keyturn' })
    const remove = dialog.getByRole('button', { name: 'Remove' })
    await expect(dialog.getByText('The key keeps working at Ledger service.')).toBeVisible()
    const typed = dialog.getByRole('textbox')
    for (const wrong of ['', 'billing_api', keptKey.name.toUpperCase(), `${keptKey.name} `]) {
      await typed.fill(wrong)
      await expect(remove).toBeDisabled()
    }

    await typed.fill('')
    await typed.pressSequentially(keptKey.name)
    await remove.click()
    await expect(dialog).toBeHidden()
    await expect(page.getByText('No keys in this vault yet')).toBeVisible()

    const locked = await lock(app, page)
    await unlock(locked)
    await expect(allKeys(locked).getByText('No keys in this vault yet')).toBeVisible()
  })
})
