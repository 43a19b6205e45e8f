import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { keptKey, test } from './own-vault.ts'
import { expect } from './pages/patience.ts'
import { firstPage } from './pages/practice.ts'
import { openSettings, row, unlock } from './pages/vault.ts'

// What a person may choose: it holds at once, within its bounds, and at the next start.

test.describe.configure({ timeout: 120_000 })

function settingsFile(userData: string): string {
  return join(userData, 'settings.json')
}

/** What is stored by now; null before anything was. */
function storedSettings(userData: string): unknown {
  if (!existsSync(settingsFile(userData))) return null
  return JSON.parse(readFileSync(settingsFile(userData), 'utf8'))
}

/** How light the ground of the page is, from 0 to 255. */
function groundOf(page: Page): Promise<number> {
  return page.evaluate(() => {
    const [red = 0, green = 0, blue = 0] =
      getComputedStyle(document.body).backgroundColor.match(/\d+/g)?.map(Number) ?? []
    return (red + green + blue) / 3
  })
}

async function expectDark(page: Page): Promise<void> {
  await expect.poll(() => groundOf(page)).toBeLessThan(80)
}

async function expectLight(page: Page): Promise<void> {
  await expect.poll(() => groundOf(page)).toBeGreaterThan(180)
}

// The choice is drawn once it is stored.
async function chooseTheme(page: Page, name: string): Promise<void> {
  const radio = page.getByRole('radio', { name })
  await radio.click()
  await expect(radio).toBeChecked()
}

async function inSettings(app: ElectronApplication): Promise<Page> {
  const page = await firstPage(app)
  await unlock(page)
  await openSettings(page)
  return page
}

test('a theme holds at once, also while locked and after the next start', async ({
  launch,
  userData,
}) => {
  const app = await launch({ colorScheme: null })
  const page = await inSettings(app)
  await chooseTheme(page, 'Dark')
  await expectDark(page)
  await chooseTheme(page, 'Light')
  await expectLight(page)
  await chooseTheme(page, 'Dark')
  await expectDark(page)
  expect(storedSettings(userData)).toMatchObject({ theme: 'dark' })
  await app.close()

  const again = await firstPage(await launch({ colorScheme: null }))
  await expectDark(again)
  await expect(again.getByLabel('Passphrase', { exact: true })).toBeVisible()
})

test('a theme like the system follows the system', async ({ app }) => {
  const page = await inSettings(app)
  await chooseTheme(page, 'Dark')
  await expectDark(page)
  await chooseTheme(page, 'Like the system')

  await page.emulateMedia({ colorScheme: 'light' })
  await expectLight(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectDark(page)
})

const numbers = [
  { label: 'Lock when nobody uses it for', name: 'idleLockMinutes', min: 1, max: 60, other: 7 },
  { label: 'Clear a copied key after', name: 'clipboardSeconds', min: 5, max: 120, other: 11 },
  { label: 'Hide a revealed key after', name: 'revealSeconds', min: 5, max: 120, other: 12 },
] as const

test('numbers are kept within their bounds', async ({ app, userData }) => {
  const page = await inSettings(app)
  for (const { label, name, min, max, other } of numbers) {
    const field = page.getByLabel(label)
    const refusal = page.getByText(`Choose a whole number from ${min} to ${max}.`)
    for (const wrong of [String(min - 1), String(max + 1), '', '-3', '7.5', '1e1', 'ten']) {
      await field.fill(wrong)
      await field.press('Enter')
      await expect(field).toHaveAttribute('aria-invalid', 'true')
      await expect(refusal.first()).toBeVisible()
    }
    for (const right of [min, max, other]) {
      await field.fill(` ${right} `)
      await field.press('Enter')
      await expect(field).not.toHaveAttribute('aria-invalid')
      const kept = { vaultSettings: { own: { [name]: right } } }
      await expect.poll(() => storedSettings(userData)).toMatchObject(kept)
    }
  }
})

test('a number that was never right is not kept', async ({ app, userData }) => {
  const page = await inSettings(app)
  const field = page.getByLabel('Lock when nobody uses it for')
  await field.fill('999')
  await field.press('Tab')
  await expect(page.getByText('Choose a whole number from 1 to 60.')).toBeVisible()

  expect(JSON.stringify(storedSettings(userData))).not.toContain('999')
})

test('numbers hold for what comes next, and at the next start', async ({ launch }) => {
  const app = await launch()
  const page = await inSettings(app)
  const seconds = page.getByLabel('Hide a revealed key after')
  await seconds.fill('5')
  await seconds.press('Tab')
  await page.getByRole('button', { name: 'All keys' }).click()
  await row(page, keptKey.service).click()
  await page.getByRole('button', { name: 'Show secret' }).click()
  await expect(page.getByText(/^Hides in [1-5] s$/)).toBeVisible()
  await expect(page.getByText(keptKey.secret)).toBeHidden()
  await app.close()

  const again = await inSettings(await launch())
  await expect(again.getByLabel('Hide a revealed key after')).toHaveValue('5')
})

test('the file of the settings is for its owner alone', async ({ app, userData }) => {
  const page = await inSettings(app)
  await chooseTheme(page, 'Dark')
  await expectDark(page)

  expect(statSync(settingsFile(userData)).mode & 0o077).toBe(0)
})

const unreadable = [
  { what: 'broken', text: '{"theme": "dark", ' },
  { what: 'a list', text: '["dark"]' },
  { what: 'far too large', text: `{"theme": "dark", "rest": "${'x'.repeat(1_100_000)}"}` },
]
for (const { what, text } of unreadable) {
  test(`a file of settings that is ${what} is left alone, and put aside at a change`, async ({
    launch,
    userData,
  }) => {
    writeFileSync(settingsFile(userData), text)
    const page = await inSettings(await launch())
    for (const [label, standard] of [
      ['Lock when nobody uses it for', '5'],
      ['Clear a copied key after', '30'],
      ['Hide a revealed key after', '30'],
    ] as const) {
      await expect(page.getByLabel(label)).toHaveValue(standard)
    }
    await expect(page.getByRole('radio', { name: 'Like the system' })).toBeChecked()
    expect(readFileSync(settingsFile(userData), 'utf8')).toBe(text)

    await chooseTheme(page, 'Light')
    await expect.poll(() => existsSync(`${settingsFile(userData)}.unreadable`)).toBe(true)
    expect(readFileSync(`${settingsFile(userData)}.unreadable`, 'utf8')).toBe(text)
    await expect.poll(() => storedSettings(userData)).toMatchObject({ theme: 'light' })
  })
}

test('a value that is not one is taken as the standard, and the rest is kept', async ({
  launch,
  userData,
}) => {
  const text = '{"theme": "evil", "idleLockMinutes": 9999, "clipboardSeconds": 45, "more": 1}'
  writeFileSync(settingsFile(userData), text)
  const page = await inSettings(await launch())

  await expect(page.getByRole('radio', { name: 'Like the system' })).toBeChecked()
  await expect(page.getByLabel('Lock when nobody uses it for')).toHaveValue('5')
  await expect(page.getByLabel('Clear a copied key after')).toHaveValue('45')
  // That a vault is there was noted; what could not be read stands as it stood.
  expect(storedSettings(userData)).toMatchObject(JSON.parse(text) as Record<string, unknown>)
})
