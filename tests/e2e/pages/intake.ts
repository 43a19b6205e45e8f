import type { ElectronApplication, Locator, Page } from '@playwright/test'
import { expect } from './patience.ts'
import { confirmCode, readCode, skipBackups, typeNewPassphrase, goodPassphrase } from './vault.ts'

/** What the system's dialog for folders and files answers from now on. */
export async function answerChoosing(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
  }, path)
}

/** Chooses a folder on the first screen, or on the one of bringing in. */
export async function findIn(app: ElectronApplication, page: Page, folder: string): Promise<void> {
  await answerChoosing(app, folder)
  await page.getByRole('button', { name: 'Choose a folder' }).click()
}

/** Goes to the screen of bringing in from inside a vault. */
export async function openIntake(page: Page): Promise<void> {
  const main = page.getByRole('navigation', { name: 'Main' })
  await main.getByRole('button', { name: /^Bring in/ }).click()
}

/** The list of what was found. */
export function foundList(page: Page): Locator {
  return page.getByRole('region', { name: 'Keys to bring in' })
}

/** The line of one key in that list, by a text of it. */
export function foundRow(page: Page, text: string | RegExp): Locator {
  return foundList(page).getByRole('row').filter({ hasText: text })
}

/** The box that says whether a key is kept. */
export function keepBox(page: Page, name: string): Locator {
  return foundList(page).getByRole('checkbox', { name: `Keep ${name}`, exact: true })
}

/** Expects the headline of what was found. */
export async function expectFound(page: Page, title: string | RegExp): Promise<void> {
  const heading = foundList(page).getByRole('heading', { name: title })
  await expect(heading).toBeVisible()
}

/** Expects one of the numbers under the headline. */
export async function expectCount(page: Page, number: number, what: string): Promise<void> {
  const counts = page.getByRole('group', { name: 'What was found' })
  await expect(counts).toContainText(new RegExp(`(?<!\\d)${number} ?${what}`))
}

/** Expects how many keys are shown, and how many of them are to be kept. */
export async function expectTicked(page: Page, shown: string): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: shown })).toBeAttached()
}

/** Ticks a key; the box shows it once the vault answered. */
export async function tick(page: Page, name: string): Promise<void> {
  await expect(keepBox(page, name)).not.toBeChecked()
  await keepBox(page, name).click()
  await expect(keepBox(page, name)).toBeChecked()
}

/** Keeps what is ticked. */
export async function keep(page: Page, count: number): Promise<void> {
  await page.getByRole('button', { name: `Keep ${count}`, exact: true }).click()
}

/** Makes the vault that Keep asks for; what was ticked is kept in it then. */
export async function createToKeep(page: Page): Promise<void> {
  await typeNewPassphrase(page, goodPassphrase)
  await page.getByRole('button', { name: 'Next' }).click()
  await confirmCode(page, await readCode(page), 'Next')
  await skipBackups(page)
}

/** Expects what is said after keeping, and goes on to the list of keys. */
export async function expectKept(page: Page, title: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
}
