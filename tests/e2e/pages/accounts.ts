import type { Locator, Page } from '@playwright/test'
import { expect } from './patience.ts'
import { atna, portal } from './practice.ts'

/** The accounts of practice mode, by their names. */
export const accounts = {
  atna,
  portal,
  atomicat: 'Atomicat practice',
  dailybot: 'Dailybot practice',
  atomicpay: 'AtomicPay practice',
} as const

/** Goes to the linked accounts; answers with their list. */
export async function openAccounts(page: Page): Promise<Locator> {
  const main = page.getByRole('navigation', { name: 'Main' })
  await main.getByRole('button', { name: /^Linked accounts/ }).click()
  const list = page.getByRole('list', { name: 'Accounts' })
  await expect(list).toBeVisible()
  return list
}

/** Goes to the keys that stand at an account; answers with the screen that shows them. */
export async function openKeysAt(page: Page, account: string): Promise<Locator> {
  const list = await openAccounts(page)
  await list.getByRole('button', { name: `Show keys of ${account}`, exact: true }).click()
  const screen = page.getByRole('main', { name: `Keys of ${account}` })
  await expect(screen).toBeVisible()
  return screen
}

/** The row of a key in the table of an account. */
export function keyRow(page: Page, name: string | RegExp): Locator {
  return page.getByRole('table').getByRole('row').filter({ hasText: name })
}

/** The part of an area, and its dialog once its only button was pressed. */
export async function openArea(page: Page, area: string): Promise<Locator> {
  const part = page.getByRole('region', { name: area, exact: true })
  await part.getByRole('button', { name: 'API key management' }).click()
  const dialog = page.getByRole('dialog', { name: 'API key management' })
  await expect(dialog).toContainText(area)
  return dialog
}

/** The read-only field with the key of the area whose dialog is open. */
export function areaKey(dialog: Locator): Locator {
  return dialog.getByRole('textbox', { name: 'API key', exact: true })
}

/** Shows the key of the area whose dialog is open; answers with it. */
export async function showAreaKey(dialog: Locator): Promise<string> {
  await dialog.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(areaKey(dialog)).toHaveValue(/^atomicat_sample_\w+$/)
  const value = await areaKey(dialog).inputValue()
  await dialog.getByRole('button', { name: 'Hide', exact: true }).click()
  return value
}
