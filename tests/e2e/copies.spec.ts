import { cp, mkdir, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { keptKey, test } from './own-vault.ts'
import { backUpInto, backups, bringIn, fillRestore, restore } from './pages/copies.ts'
import { expect } from './pages/patience.ts'
import { firstPage, lock } from './pages/practice.ts'
import {
  addKey,
  chooseOwnVault,
  confirmCode,
  goodPassphrase,
  openSettings,
  row,
  tryPassphrase,
  typeNewPassphrase,
  unlock,
} from './pages/vault.ts'
import { hashesOf, vaultFile, vaultFolder } from './vault-bytes.ts'

// Backups, restoring, bringing in and salvaging, as a person does them in the window.

test.describe.configure({ timeout: 240_000 })

const later = { name: 'made_later-22_11_2026-10_00', secret: 'sample_later_1Kd8' }

/** A folder for backups beside the profile of the test. */
async function backupFolder(userData: string): Promise<string> {
  const folder = `${userData}-backups`
  await mkdir(folder)
  return folder
}

test.afterEach(({ userData }) => rm(`${userData}-backups`, { recursive: true, force: true }))

test('the first run asks for a folder, and a restored backup brings a lost vault back', async ({
  app,
  page,
  userData,
  launch,
}) => {
  const folder = await backupFolder(userData)
  await app.close()
  await rm(vaultFolder(userData), { recursive: true })
  await rm(join(userData, 'settings.json'), { force: true })
  const fresh = await firstPage(await launch())
  const code = await chooseOwnVault(fresh)
  await confirmCode(fresh, code, 'Next')
  await fresh.getByLabel('Backup folder', { exact: true }).fill(folder)
  await fresh.getByRole('button', { name: 'Make the first backup' }).click()
  await expect(fresh.getByRole('heading', { name: 'The first backup is made' })).toBeVisible()
  const [name = ''] = await readdir(folder)
  await expect(fresh.getByText(name)).toBeVisible()
  await fresh.getByRole('button', { name: 'Open the vault' }).click()
  await expect(fresh.getByText(/^Last backup/)).toBeVisible()
  expect(page.isClosed()).toBe(true)
})

test('a backup is made by hand, tried, and put back without an alarm', async ({
  app,
  page,
  userData,
}) => {
  const folder = await backupFolder(userData)
  await unlock(page)
  const name = await backUpInto(page, folder)
  await page.getByRole('button', { name: `Try ${name}` }).click()
  const drill = page.getByRole('dialog', { name: 'Try a backup' })
  await drill.getByLabel('Passphrase of that file', { exact: true }).fill('not this one at all')
  await drill.getByRole('button', { name: 'Try it' }).click()
  await expect(drill.getByText(/This passphrase does not open this file/)).toBeVisible()
  await drill.getByRole('button', { name: 'Use the recovery code' }).click()
  await drill.getByRole('button', { name: 'Use the passphrase' }).click()
  await drill.getByLabel('Passphrase of that file').fill(goodPassphrase)
  await drill.getByRole('button', { name: 'Try it' }).click()
  await expect(drill.getByText('This backup opens.')).toBeVisible()
  await drill.getByRole('button', { name: 'Close' }).last().click()

  await page.getByRole('button', { name: /^All keys/ }).click()
  await addKey(page, later)
  const locked = await lock(app, page)
  await restore(locked, join(folder, name))
  await expect(row(locked, keptKey.service)).toBeVisible()
  await expect(row(locked, 'made_later')).toBeHidden()
  const aside = (await readdir(vaultFolder(userData))).find((one) => one.includes('-set-aside-'))
  expect(aside).toBeDefined()

  const dialog = await bringIn(locked, join(vaultFolder(userData), aside ?? ''))
  await expect(dialog.getByText('1 key was added.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  await locked.getByRole('button', { name: /^All keys/ }).click()
  await expect(row(locked, 'made_later')).toBeVisible()
  const again = await lock(app, locked)
  await unlock(again)
  await expect(row(again, 'made_later')).toBeVisible()
})

test('a backup that was cut short is refused, and nothing changes', async ({
  app,
  page,
  userData,
}) => {
  const folder = await backupFolder(userData)
  await unlock(page)
  const path = join(folder, await backUpInto(page, folder))
  const locked = await lock(app, page)
  await truncate(path, (await readFile(path)).length - 1)
  const before = hashesOf(vaultFolder(userData))
  await fillRestore(locked, path)
  await locked.getByRole('button', { name: 'Restore', exact: true }).click()
  await expect(locked.getByText(/cut short or was changed/)).toBeVisible()
  expect(hashesOf(vaultFolder(userData))).toEqual(before)
  await locked.getByLabel('Backup file', { exact: true }).fill(join(userData, 'settings.json'))
  await writeFile(join(userData, 'settings.json'), '{}')
  await locked.getByRole('button', { name: 'Look inside first' }).click()
  await expect(locked.getByText(/neither a Keyturn backup nor a vault/)).toBeVisible()
})

test('changes are backed up by locking, and only so many backups are kept', async ({
  app,
  page,
  userData,
}) => {
  const folder = await backupFolder(userData)
  await unlock(page)
  await backUpInto(page, folder)
  await page.getByRole('button', { name: /^All keys/ }).click()
  await addKey(page, later)
  const locked = await lock(app, page)
  await expect.poll(async () => (await readdir(folder)).length).toBe(2)
  await unlock(locked)
  await openSettings(locked)
  await expect(backups(locked)).toHaveCount(2)
  await locked.getByLabel('Keep', { exact: true }).fill('1')
  await locked.getByLabel('Keep', { exact: true }).press('Enter')
  // Fewer are kept only once a change was backed up by itself: no click deletes what is there.
  await locked.getByRole('button', { name: 'Back up now' }).click()
  await expect(locked.getByText(/^Nothing has changed since the last one/)).toBeVisible()
  await expect(backups(locked)).toHaveCount(2)
  await locked.getByRole('button', { name: /^All keys/ }).click()
  await addKey(locked, { name: 'made_last-22_11_2026-10_00' })
  await lock(app, locked)
  await expect.poll(async () => (await readdir(folder)).length).toBe(1)
})

test('what can be read of a damaged vault is kept in a new one', async ({
  app,
  page,
  launch,
  userData,
}) => {
  await unlock(page)
  await addKey(page, later)
  await app.close()
  damageOverview(vaultFile(userData))
  const damaged = hashesOf(vaultFolder(userData))['vault.keyturn']
  const again = await firstPage(await launch())
  await tryPassphrase(again, goodPassphrase)
  await again.getByRole('button', { name: 'See what can be read' }).click()
  await again.getByLabel('Passphrase', { exact: true }).fill(goodPassphrase)
  await again.getByRole('button', { name: 'Read it' }).click()
  await expect(again.getByRole('heading', { name: '2 keys can be read' })).toBeVisible()
  // The damaged record held the name; the secret of that key is there and found.
  await expect(again.getByText('1 record could not be read')).toBeVisible()
  await again.getByRole('button', { name: 'Keep these in a new vault' }).click()
  await typeNewPassphrase(again, 'quartz ribbon saddle umbrella tonic')
  await again.getByRole('button', { name: 'Make the new vault' }).click()
  await expect(again.getByText(/The damaged file is now called/)).toBeVisible()
  const after = hashesOf(vaultFolder(userData))
  const aside = Object.keys(after).find((name) => /-set-aside-.*keyturn$/.test(name))
  expect(after[aside ?? '']).toBe(damaged)
})

/** Turns one bit in the oldest record that the list is made of. */
function damageOverview(path: string): void {
  const database = new Database(path)
  const found = database
    .prepare('select item, part, seal from record where kind = 1 order by stamp limit 1')
    .get() as { item: Buffer; part: Buffer; seal: Buffer }
  const seal = Buffer.from(found.seal)
  seal.writeUInt8(seal.readUInt8(40) ^ 1, 40)
  database
    .prepare('update record set seal = ? where kind = 1 and item = ? and part = ?')
    .run(seal, found.item, found.part)
  database.close()
}

test('a copy that a syncing service set aside is explained, and its keys are brought in', async ({
  page,
  userData,
  launch,
  app,
}) => {
  await unlock(page)
  await app.close()
  const folder = vaultFolder(userData)
  const copy = join(folder, 'vault.sync-conflict-20261121-120000-ABCDEFG.keyturn')
  await cp(vaultFile(userData), copy)
  const again = await firstPage(await launch())
  await unlock(again)
  await expect(again.getByText('There is a second copy of this vault beside it.')).toBeVisible()
  await again.getByRole('button', { name: 'Bring in keys' }).click()
  const dialog = again.getByRole('dialog', { name: 'Bring in keys from another copy' })
  await expect(dialog.getByLabel('File', { exact: true })).toHaveValue(copy)
  await dialog.getByLabel('Passphrase of that file', { exact: true }).fill(goodPassphrase)
  await dialog.getByRole('button', { name: 'Bring them in' }).click()
  await expect(dialog.getByText(/Nothing was added/)).toBeVisible()
})
