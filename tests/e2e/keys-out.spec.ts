import { mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { exportSentence } from '../../src-shared/copies-contract.ts'
import { keptKey, test } from './own-vault.ts'
import { backUpInto, restore } from './pages/copies.ts'
import { expect } from './pages/patience.ts'
import { firstPage, lock } from './pages/practice.ts'
import {
  addKey,
  confirmCode,
  goodPassphrase,
  openSettings,
  readCode,
  row,
  tryPassphrase,
  unlock,
} from './pages/vault.ts'

// What leaves the vault or changes what opens it: a plain export and a new vault key.

test.describe.configure({ timeout: 240_000 })

/** A folder that no search for residue looks into: what is exported is meant to be readable. */
const outside = test.extend<{ readonly folder: string }>({
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'plain-'))
    await use(folder)
    await rm(folder, { recursive: true })
  },
})

async function openExport(page: Page): Promise<Locator> {
  await unlock(page)
  await openSettings(page)
  await page.getByRole('button', { name: 'Export unencrypted' }).click()
  return page.getByRole('dialog', { name: 'Export unencrypted' })
}

outside(
  'secrets are written unencrypted only by passphrase and sentence',
  async ({ page, folder }) => {
    const path = join(folder, 'keys.env')
    const dialog = await openExport(page)
    const write = dialog.getByRole('button', { name: 'Write the file' })
    await dialog.getByLabel('.env', { exact: true }).check()
    await dialog.getByLabel('New file', { exact: true }).fill(path)
    await expect(write).toBeDisabled()
    await dialog.getByRole('textbox', { name: /Type/ }).fill(exportSentence)
    await dialog.getByLabel('Passphrase of this vault', { exact: true }).fill('not this one at all')
    await write.click()
    await expect(dialog.getByText(/This passphrase does not open the vault/)).toBeVisible()
    await expect(stat(path)).rejects.toThrow('ENOENT')

    await dialog.getByLabel('Passphrase of this vault', { exact: true }).fill(goodPassphrase)
    await write.click()
    await expect(page.getByText('1 key was written.')).toBeVisible()
    expect(await readFile(path, 'utf8')).toBe(`# ${keptKey.name}\nBILLING_API=${keptKey.secret}\n`)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
  },
)

outside('an export never writes over a file', async ({ page, folder }) => {
  const path = join(folder, 'keys.json')
  for (const last of [false, true]) {
    const dialog = last ? await again(page) : await openExport(page)
    await dialog.getByLabel('New file', { exact: true }).fill(path)
    await dialog.getByRole('textbox', { name: /Type/ }).fill(exportSentence)
    await dialog.getByLabel('Passphrase of this vault', { exact: true }).fill(goodPassphrase)
    await dialog.getByRole('button', { name: 'Write the file' }).click()
    if (!last) await expect(page.getByText('1 key was written.')).toBeVisible()
    else await expect(page.getByText('There is a file of that name already.')).toBeVisible()
  }
  expect(JSON.stringify(JSON.parse(await readFile(path, 'utf8')))).toContain(keptKey.secret)
})

async function again(page: Page): Promise<Locator> {
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click()
  await page.getByRole('button', { name: 'Export unencrypted' }).click()
  return page.getByRole('dialog', { name: 'Export unencrypted' })
}

test('a new vault key is made; the file put back from before it is an older copy', async ({
  app,
  page,
  userData,
  ownVault,
  launch,
}) => {
  const folder = `${userData}-backups`
  await mkdir(folder)
  await unlock(page)
  const name = await backUpInto(page, folder)
  await page.getByRole('button', { name: 'Make a new vault key' }).click()
  await page.getByLabel('Present passphrase').fill('not this one at all')
  await page.getByRole('button', { name: 'Make it now' }).click()
  await expect(page.getByText('This passphrase does not open the vault.')).toBeVisible()
  await page.getByLabel('Present passphrase').fill(ownVault.passphrase)
  await page.getByRole('button', { name: 'Make it now' }).click()
  const code = await readCode(page)
  await confirmCode(page, code, 'Done')
  await expect(page.getByText(/The new vault key is made/)).toBeVisible()
  await page.getByRole('button', { name: /^All keys/ }).click()
  await addKey(page, { name: 'after_rekey-22_11_2026-10_00' })
  const locked = await lock(app, page)
  await unlock(locked)
  await expect(row(locked, keptKey.service)).toBeVisible()
  await expect(row(locked, 'after_rekey')).toBeVisible()

  // A backup from before opens with what opened it then, and is put back without an alarm.
  const once = await lock(app, locked)
  await restore(once, join(folder, name))
  await expect(row(once, keptKey.service)).toBeVisible()
  await expect(row(once, 'after_rekey')).toBeHidden()
  await app.close()
  const last = await firstPage(await launch())
  await tryPassphrase(last, goodPassphrase)
  await expect(row(last, keptKey.service)).toBeVisible()
  await rm(folder, { recursive: true })
})
