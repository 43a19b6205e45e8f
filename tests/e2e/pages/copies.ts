import type { Locator, Page } from '@playwright/test'
import { expect } from './patience.ts'
import { goodPassphrase, openSettings } from './vault.ts'

/** Chooses the folder for backups in the settings, and waits for the first one; gives its name. */
export async function backUpInto(page: Page, folder: string): Promise<string> {
  await openSettings(page)
  await page.getByLabel('Backup folder', { exact: true }).fill(folder)
  await page.getByRole('button', { name: 'Make the first backup' }).click()
  await expect(backups(page)).toHaveCount(1)
  return backups(page).first().innerText()
}

/** The names of the backups in the folder, newest first. */
export function backups(page: Page): Locator {
  return page.getByRole('region', { name: 'Backups in the folder' }).getByRole('rowheader')
}

/** Goes from the locked screen to the form for restoring, and fills it in. */
export async function fillRestore(page: Page, path: string, passphrase = goodPassphrase) {
  await page.getByRole('button', { name: 'Restore from a backup' }).click()
  await page.getByLabel('Backup file', { exact: true }).fill(path)
  await page.getByLabel('Passphrase of that file', { exact: true }).fill(passphrase)
}

/** Restores a copy from the locked screen and opens the keys. */
export async function restore(page: Page, path: string): Promise<void> {
  await fillRestore(page, path)
  await page.getByRole('button', { name: 'Restore', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Restored' })).toBeVisible()
  await page.getByRole('button', { name: 'Open the keys' }).click()
}

/** Brings the keys of another copy in, and waits until it says what it added. */
export async function bringIn(page: Page, path: string): Promise<Locator> {
  await openSettings(page)
  await page.getByRole('button', { name: 'Choose a file' }).click()
  const dialog = page.getByRole('dialog', { name: 'Bring in keys from another copy' })
  await dialog.getByLabel('File', { exact: true }).fill(path)
  await dialog.getByLabel('Passphrase of that file', { exact: true }).fill(goodPassphrase)
  await dialog.getByRole('button', { name: 'Bring them in' }).click()
  return dialog
}
