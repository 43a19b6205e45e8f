import type { Locator, Page } from '@playwright/test'
import { expect } from './patience.ts'

/** Strong enough for every rule, and in no list of passwords. */
export const goodPassphrase = 'cobalt meadow wrench lantern fjord'

/** Types a new passphrase twice, without sending it. */
export async function typeNewPassphrase(
  page: Page,
  passphrase: string,
  again = passphrase,
): Promise<void> {
  await page.getByLabel(/^(New p|P)assphrase$/).fill(passphrase)
  await page.getByLabel('Once more', { exact: true }).fill(again)
}

/** From the first screen to a vault of one's own, whose recovery code is shown. */
export async function chooseOwnVault(page: Page, passphrase = goodPassphrase): Promise<string> {
  await page.getByRole('button', { name: 'Create a vault' }).click()
  await typeNewPassphrase(page, passphrase)
  await page.getByRole('button', { name: 'Next' }).click()
  return readCode(page)
}

/** The recovery code that stands on the page, in its groups. */
export async function readCode(page: Page): Promise<string> {
  const groups = page.getByRole('list', { name: 'Your recovery code' }).getByRole('listitem')
  await groups.first().waitFor()
  const texts = await groups.locator('code').allInnerTexts()
  return texts.join('-')
}

/** Says that the code is written down, and types the two groups that are asked for. */
export async function confirmCode(page: Page, code: string, finish: string): Promise<void> {
  await page.getByRole('button', { name: 'I wrote it down' }).click()
  await typeAskedGroups(page, (number) => code.split('-')[number - 1] ?? '')
  await page.getByRole('button', { name: finish }).click()
}

/** Answers each group that is asked for by its number, counted from one. */
export async function typeAskedGroups(
  page: Page,
  answer: (number: number) => string,
): Promise<void> {
  const fields = page.getByLabel(/^Group \d+$/)
  await expect(fields).toHaveCount(2)
  for (const label of await page.getByText(/^Group \d+$/).allInnerTexts()) {
    await page.getByLabel(label, { exact: true }).fill(answer(Number(label.slice(6))))
  }
}

/** Puts off the choice of a folder for backups. */
export async function skipBackups(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Where should backups go?' })).toBeVisible()
  await page.getByRole('button', { name: 'Not now' }).click()
}

/** A vault of one's own, from the first screen to its empty list; answers with its recovery code. */
export async function createOwn(page: Page, passphrase = goodPassphrase): Promise<string> {
  const code = await chooseOwnVault(page, passphrase)
  await confirmCode(page, code, 'Next')
  await skipBackups(page)
  await expect(allKeys(page)).toBeVisible()
  return code
}

/** The screen with all keys. */
export function allKeys(page: Page): Locator {
  return page.getByRole('main', { name: 'All keys' })
}

/** Types a passphrase on the unlock screen and sends it. */
export async function tryPassphrase(page: Page, passphrase: string): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await page.getByRole('button', { name: 'Unlock' }).click()
}

/** Types a recovery code on the unlock screen and sends it. */
export async function tryRecoveryCode(page: Page, code: string): Promise<void> {
  await page.getByRole('button', { name: 'Use the recovery code' }).click()
  await page.getByLabel('Recovery code', { exact: true }).fill(code)
  await page.getByRole('button', { name: 'Unlock' }).click()
}

/** Unlocks with the passphrase and waits for the keys. */
export async function unlock(page: Page, passphrase = goodPassphrase): Promise<void> {
  await tryPassphrase(page, passphrase)
  await expect(allKeys(page)).toBeVisible()
}

/** A key as a person adds it by hand; what is left out stays empty. */
export type HandKey = {
  readonly name: string
  readonly provider?: string
  readonly keyId?: string
  readonly secret?: string
  readonly owner?: string
  readonly usedIn?: string
}

/** Opens the form for a key that one has, and fills it in. */
export async function fillNewKey(page: Page, key: HandKey): Promise<Locator> {
  await page.getByRole('button', { name: 'New key' }).click()
  const dialog = page.getByRole('dialog', { name: 'New key' })
  await dialog.waitFor()
  const fields = [
    ['Name', key.name],
    ['Provider', key.provider],
    ['Key ID (optional)', key.keyId],
    ['Secret (optional)', key.secret],
    ['Owner', key.owner],
    ['Used in', key.usedIn],
  ] as const
  for (const [label, text] of fields) {
    if (text !== undefined) await dialog.getByLabel(label, { exact: true }).fill(text)
  }
  return dialog
}

/** Adds a key by hand in a vault of one's own; its panel is open afterwards. */
export async function addKey(page: Page, key: HandKey): Promise<void> {
  const dialog = await fillNewKey(page, key)
  await dialog.getByRole('button', { name: 'Add the key' }).click()
  await expect(dialog).toBeHidden()
  await expect(panel(page, key.name)).toBeVisible()
}

/** The panel of the key that is open. */
export function panel(page: Page, name: string): Locator {
  return page.getByRole('complementary', { name, exact: true })
}

/** The row of a key in the list. */
export function row(page: Page, name: string): Locator {
  return page.getByRole('row').filter({ hasText: name })
}

/** Chooses from what is done less often with the key whose panel is open. */
export async function chooseMore(page: Page, choice: string): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('group', { name: 'More' }).getByRole('button', { name: choice }).click()
}

/** Goes to the settings. */
export async function openSettings(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Settings' }).click()
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()
}
