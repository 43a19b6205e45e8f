import type { ElectronApplication, Locator, Page } from '@playwright/test'
import { expect, patience } from './patience.ts'

/** The two providers of practice mode. */
export const atna = 'ATNA practice'
export const portal = 'API-secrets portal practice'

/** The page of a window that has just been opened, once it is the app's own. */
export async function firstPage(app: ElectronApplication): Promise<Page> {
  const page = await app.firstWindow()
  await page.waitForURL(/index\.html$/)
  return page
}

/** Walks from the first screen into a new practice vault; answers with its passphrase. */
export async function createPractice(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Try with sample keys' }).click()
  await page.getByRole('button', { name: 'Suggest one' }).click()
  await expect(page.getByText(/^(Good|Strong)\.$/)).toBeVisible()
  const passphrase = await page.getByLabel('Passphrase', { exact: true }).inputValue()
  await page.getByRole('button', { name: 'Next' }).click()
  await expectKeys(page)
  return passphrase
}

/** Unlocks and arrives at the list of keys. */
export async function unlock(page: Page, passphrase: string): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await page.getByRole('button', { name: 'Unlock' }).click()
  await expectKeys(page)
}

/** Expects the list with keys in it: with the one first that is never done in these tests. */
export async function expectKeys(page: Page): Promise<void> {
  await expect(rowOf(page, 'geo_lookup')).toBeVisible()
}

/** Expects the locked window; a reason where one is given. */
export async function expectLocked(page: Page, reason?: string): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Unlock Keyturn' })).toBeVisible()
  if (reason !== undefined) await expect(page.getByText(reason)).toBeVisible()
}

/** Does what ends this page, and answers with the one that follows. */
export async function throughLock(
  app: ElectronApplication,
  old: Page,
  work: () => Promise<unknown>,
): Promise<Page> {
  const isFresh = (page: Page): boolean => page !== old
  const opened = app.waitForEvent('window', { predicate: isFresh, ...patience })
  // The page may be gone before what was done on it is answered.
  const [page] = await Promise.all([opened, work().catch(() => undefined)])
  await page.waitForURL(/index\.html$/)
  return page
}

/** Locks by the button. */
export function lock(app: ElectronApplication, page: Page): Promise<Page> {
  return throughLock(app, page, () =>
    page.getByRole('button', { name: 'Lock', exact: true }).click(),
  )
}

/** The row of the list that holds a text. */
export function rowOf(page: Page, text: string): Locator {
  return page.getByRole('row').filter({ hasText: text })
}

/** Goes to the list of keys. */
export async function openKeys(page: Page): Promise<void> {
  const main = page.getByRole('navigation', { name: 'Main' })
  await main.getByRole('button', { name: /^All keys/ }).click()
}

/** Searches for a key; answers with its row. A list as long as this one draws what is in sight. */
export async function findRow(page: Page, name: string): Promise<Locator> {
  await openKeys(page)
  await page.getByRole('searchbox', { name: 'Search' }).fill(name)
  return rowOf(page, name)
}

/** Searches for a key and opens it; answers with its panel. */
export async function openItem(page: Page, name: string): Promise<Locator> {
  const row = await findRow(page, name)
  const panel = page.getByRole('complementary', { name })
  // What was searched for comes in while the list is drawn: a click may meet the row that was there.
  await expect(async () => {
    await row.click()
    await expect(panel).toBeVisible({ timeout: 3_000 })
  }).toPass(patience)
  return panel
}

/** Fills in the form for a new key and sends it; answers with the name that was proposed. */
export async function makeKey(
  page: Page,
  key: { readonly account: string; readonly service: string; readonly places?: string },
): Promise<string> {
  await page.getByRole('button', { name: 'New key' }).click()
  const dialog = page.getByRole('dialog', { name: 'New key' })
  await dialog.getByLabel('Linked account').selectOption({ label: key.account })
  await dialog.getByLabel('What is it for?').fill(key.service)
  const name = dialog.getByLabel('Name', { exact: true })
  await expect(name).toHaveValue(new RegExp(`^${key.service}-\\d\\d_\\d\\d_\\d{4}-\\d\\d_\\d\\d$`))
  if (key.places !== undefined) await dialog.getByLabel('Used in').fill(key.places)
  const proposed = await name.inputValue()
  await dialog.getByRole('button', { name: 'Make the key' }).click()
  return proposed
}

/** The dialog that shows a new key once. */
export function shownOnce(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Your new key is saved' })
}

/** What stands on the clipboard of the system. */
export function clipboardText(app: ElectronApplication): Promise<string> {
  return app.evaluate(({ clipboard }) => clipboard.readText())
}
