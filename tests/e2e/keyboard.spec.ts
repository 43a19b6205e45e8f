import type { Locator, Page } from '@playwright/test'
import { test as withVault, keptKey } from './own-vault.ts'
import { expectVisibleFocus, pressOn, tabTo, typeInto } from './pages/keyboard.ts'
import { expect } from './pages/patience.ts'
import { clipboardText, rowOf, shownOnce, throughLock } from './pages/practice.ts'
import { expectTruth } from './pages/replacement.ts'
import { goodPassphrase, panel, row } from './pages/vault.ts'
import { test } from './shell-probes.ts'

// The keyboard alone suffices: no test here touches a pointer.

test.describe.configure({ timeout: 180_000 })

function button(within: Page | Locator, name: string | RegExp): Locator {
  return within.getByRole('button', { name, exact: typeof name === 'string' })
}

/** The row that has the keyboard. */
function focusedRow(page: Page): Locator {
  return page.locator('[role="row"]:focus')
}

/** Goes down the list until the row of a key has the keyboard. */
async function arrowTo(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Home')
  const all = await page.getByRole('row').count()
  for (let step = 0; step < all; step += 1) {
    await expect(focusedRow(page)).toBeVisible()
    await expectVisibleFocus(page)
    if ((await focusedRow(page).innerText()).includes(name)) return
    await page.keyboard.press('ArrowDown')
  }
  throw new Error(`No row of ${name} gets the keyboard`)
}

test('walks the whole path, from the first screen to a locked and opened vault', async ({
  app,
  page,
}) => {
  await test.step('tries the sample keys', async () => {
    await pressOn(page, button(page, 'Try with sample keys'))
    await typeInto(page, page.getByLabel('Passphrase', { exact: true }), goodPassphrase)
    await typeInto(page, page.getByLabel('Once more', { exact: true }), goodPassphrase)
    await page.keyboard.press('Enter')
    await expect(rowOf(page, 'risk_scoring')).toBeVisible()
  })

  await test.step('opens a key of the list', async () => {
    await tabTo(page, page.locator('[role="row"][tabindex="0"]'))
    await arrowTo(page, 'risk_scoring')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('complementary', { name: /^risk_scoring/ })).toBeVisible()
  })

  const opened = page.getByRole('complementary', { name: /^risk_scoring/ })
  await test.step('reveals and copies it', async () => {
    await pressOn(page, button(opened, 'Show secret'))
    await expect(opened.getByText(/atna_sample_\w{32}/)).toBeVisible()
    await pressOn(page, button(opened, 'Copy secret'))
    await expect(opened.getByText('Copied.')).toBeVisible()
    expect(await clipboardText(app)).toMatch(/^atna_sample_/)
    await tabTo(page, button(opened, 'Hide secret'), 'Shift+Tab')
    await page.keyboard.press('Space')
    await expect(opened.getByText(/atna_sample_\w{32}/)).toBeHidden()
  })

  await test.step('closes it, and the row has the keyboard again', async () => {
    await page.keyboard.press('Escape')
    await expect(opened).toBeHidden()
    await expect(focusedRow(page)).toContainText('risk_scoring')
  })

  await test.step('replaces it and turns the old key off', async () => {
    await page.keyboard.press('r')
    await expectTruth(page, 'Both keys work. Safe to close.')
    await pressOn(page, button(page, 'Every place uses the new key'))
    await pressOn(page, button(page, 'Turn off the old key'))
    await pressOn(page, button(page, 'Turn it off'))
    await expect(page.getByText('Old key is off')).toBeVisible()
    await pressOn(page, button(page, 'All keys'))
  })

  await test.step('makes a key', async () => {
    await page.keyboard.press('Control+N')
    const dialog = page.getByRole('dialog', { name: 'New key' })
    await typeInto(page, dialog.getByLabel('What is it for?'), 'keyboard_only')
    await page.keyboard.press('Enter')
    await expect(shownOnce(page).getByText(/_sample_/)).toBeVisible()
    await pressOn(page, button(shownOnce(page), 'Copy'))
    await expect(shownOnce(page).getByText('Copied.')).toBeVisible()
    await pressOn(page, button(shownOnce(page), 'Done'))
    await expect(shownOnce(page)).toBeHidden()
  })

  await test.step('locks and unlocks', async () => {
    const locked = await throughLock(app, page, () => page.keyboard.press('Control+L'))
    await typeInto(locked, locked.getByLabel('Passphrase', { exact: true }), goodPassphrase)
    await locked.keyboard.press('Enter')
    await expect(rowOf(locked, 'geo_lookup')).toBeVisible()
    await typeInto(locked, locked.getByRole('searchbox', { name: 'Search' }), 'keyboard_only')
    await expect(rowOf(locked, 'keyboard_only')).toBeVisible()
  })
})

withVault.describe('in an open vault', () => {
  withVault.beforeEach(async ({ page }) => {
    const passphrase = page.getByLabel('Passphrase', { exact: true })
    await expect(passphrase).toBeFocused()
    await page.keyboard.type(goodPassphrase)
    await page.keyboard.press('Enter')
    await expect(row(page, keptKey.service)).toBeVisible()
  })

  withVault('every shortcut of the list does what the list says', async ({ page }) => {
    await page.keyboard.press('?')
    const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
    await expect(list).toBeVisible()
    for (const what of ['Search', 'New key', 'Lock', 'Open the key', 'Replace the key'])
      await expect(list.getByText(what, { exact: true })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(list).toBeHidden()

    await page.keyboard.press('Control+F')
    const search = page.getByRole('searchbox', { name: 'Search' })
    await expect(search).toBeFocused()
    await page.keyboard.type('nothing like it?')
    await expect(page.getByText('No key matches “nothing like it?”')).toBeVisible()
    await expect(list).toBeHidden()
    await page.keyboard.press('Escape')
    await expect(search).toHaveValue('')
    await expect(row(page, keptKey.service)).toBeVisible()
  })

  withVault(
    'a dialog keeps the keyboard inside, and gives it back when closed',
    async ({ page }) => {
      const opener = button(page, 'New key')
      await pressOn(page, opener)
      const dialog = page.getByRole('dialog', { name: 'New key' })
      await expect(dialog).toBeVisible()
      for (let step = 0; step < 30; step += 1) {
        await page.keyboard.press('Tab')
        await expectVisibleFocus(page)
        const isInside = await dialog.evaluate(
          (element) =>
            document.activeElement === document.body || element.contains(document.activeElement),
        )
        expect(isInside).toBe(true)
      }
      await page.keyboard.press('Escape')
      await expect(dialog).toBeHidden()
      await expect(opener).toBeFocused()
    },
  )

  withVault('adds, edits and removes a key', async ({ page }) => {
    await page.keyboard.press('Control+N')
    const adding = page.getByRole('dialog', { name: 'New key' })
    const name = 'typed_only-20_11_2026-14_05'
    await typeInto(page, adding.getByLabel('Name', { exact: true }), name)
    await typeInto(page, adding.getByLabel('Secret (optional)'), 'sample_typed_only')
    await page.keyboard.press('Enter')
    await expect(panel(page, name)).toBeVisible()

    await pressOn(page, button(panel(page, name), 'More'))
    await pressOn(page, button(panel(page, name), 'Edit…'), 'Space')
    const editing = page.getByRole('dialog', { name: 'Edit typed_only' })
    await typeInto(page, editing.getByLabel('Owner', { exact: true }), 'Lin Berg')
    await page.keyboard.press('Enter')
    await expect(panel(page, name).getByText('Lin Berg')).toBeVisible()
    await expect(button(panel(page, name), 'More')).toBeFocused()

    await page.keyboard.press('Enter')
    await pressOn(page, button(panel(page, name), 'Remove from Keyturn…'))
    await typeInto(page, page.getByRole('dialog').getByRole('textbox'), name)
    await page.keyboard.press('Enter')
    await expect(row(page, 'typed_only')).toBeHidden()
    await expectVisibleFocus(page)
  })

  withVault('a menu closes with Escape and gives the keyboard back', async ({ page }) => {
    await tabTo(page, page.locator('[role="row"][tabindex="0"]'))
    await page.keyboard.press('Enter')
    const more = button(panel(page, keptKey.name), 'More')
    await pressOn(page, more)
    const menu = page.getByRole('group', { name: 'More' })
    await expect(menu).toBeVisible()
    await tabTo(page, button(menu, 'Edit…'))
    await page.keyboard.press('Escape')

    await expect(menu).toBeHidden()
    await expect(more).toBeFocused()
    await expect(panel(page, keptKey.name)).toBeVisible()
  })

  withVault('changes a setting', async ({ page }) => {
    await pressOn(page, button(page, 'Settings'))
    const theme = page.getByRole('radio', { name: 'Like the system' })
    await tabTo(page, theme)
    await page.keyboard.press('ArrowRight')
    await expect(page.getByRole('radio', { name: 'Light' })).toBeChecked()
    await expectVisibleFocus(page)
    await typeInto(page, page.getByLabel('Lock when nobody uses it for'), '8')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Locks in 8 min')).toBeVisible()
  })

  withVault('opens the menu of a narrow window', async ({ page }) => {
    await page.setViewportSize({ width: 700, height: 600 })
    const menu = button(page, 'Menu')
    await pressOn(page, menu)
    await pressOn(page, button(page, 'Settings'))
    await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()
    await expect(button(page, 'Settings')).toBeHidden()
  })
})
