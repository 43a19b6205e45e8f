import { keptKey, test } from './own-vault.ts'
import { expect } from './pages/patience.ts'
import { lock } from './pages/practice.ts'
import {
  allKeys,
  confirmCode,
  openSettings,
  readCode,
  row,
  tryPassphrase,
  tryRecoveryCode,
  typeNewPassphrase,
  unlock,
} from './pages/vault.ts'
import { hashesOf, vaultFolder } from './vault-bytes.ts'

// What opens a vault of one's own and what does not, and how that is changed.

test.describe.configure({ timeout: 120_000 })

const wrongPassphrase = 'This passphrase does not open the vault. Type it again.'
const wrongCode = 'This recovery code does not open the vault.'
const otherPassphrase = 'gravel pigeon umbrella saddle quartz'

test('the screen names the file and nothing that is in it', async ({ page }) => {
  await expect(page.getByText('vault.keyturn')).toBeVisible()
  await expect(page.getByText('Only your passphrase or your recovery code opens')).toBeVisible()

  const body = await page.locator('body').innerText()
  for (const kept of [keptKey.service, keptKey.owner, keptKey.provider, 'My keys']) {
    expect(body).not.toContain(kept)
  }
})

test('a wrong passphrase is told and changes no byte of the vault', async ({
  app,
  page,
  userData,
  ownVault,
}) => {
  const before = hashesOf(vaultFolder(userData))
  for (const wrong of ['not this one', `${ownVault.passphrase} `, ownVault.recoveryCode]) {
    await tryPassphrase(page, wrong)
    await expect(page.getByText(wrongPassphrase)).toBeVisible()
    expect(hashesOf(vaultFolder(userData))).toEqual(before)
    await page.getByLabel('Passphrase', { exact: true }).fill('')
    await expect(page.getByText(wrongPassphrase)).toBeHidden()
  }

  await unlock(page, ownVault.passphrase)
  await expect(row(page, keptKey.service)).toBeVisible()
  await app.close()
})

test('a wrong passphrase leaves every byte, also once the app has ended', async ({
  app,
  page,
  userData,
}) => {
  const before = hashesOf(vaultFolder(userData))
  await tryPassphrase(page, 'not this one')
  await expect(page.getByText(wrongPassphrase)).toBeVisible()
  await app.close()

  expect(hashesOf(vaultFolder(userData))).toEqual(before)
})

test('a recovery code with a slip of the pen is told and changes no byte', async ({
  page,
  userData,
  ownVault,
}) => {
  const before = hashesOf(vaultFolder(userData))
  const first = ownVault.recoveryCode.startsWith('7') ? '8' : '7'
  await tryRecoveryCode(page, first + ownVault.recoveryCode.slice(1))
  await expect(page.getByText(wrongCode)).toBeVisible()
  await page.getByLabel('Recovery code', { exact: true }).fill('AAAAA')
  await page.getByRole('button', { name: 'Unlock' }).click()
  await expect(page.getByText(wrongCode)).toBeVisible()

  expect(hashesOf(vaultFolder(userData))).toEqual(before)
})

test('the recovery code opens it and asks for a new passphrase, which then opens it', async ({
  app,
  page,
  ownVault,
}) => {
  await tryRecoveryCode(page, ownVault.recoveryCode.toLowerCase().replaceAll('-', ' '))
  await expect(page.getByRole('heading', { name: 'Set a new passphrase' })).toBeVisible()
  await typeNewPassphrase(page, otherPassphrase)
  await page.getByRole('button', { name: 'Set the passphrase' }).click()
  await expect(allKeys(page)).toBeVisible()

  const locked = await lock(app, page)
  await tryPassphrase(locked, ownVault.passphrase)
  await expect(locked.getByText(wrongPassphrase)).toBeVisible()
  await unlock(locked, otherPassphrase)
  await expect(row(locked, keptKey.service)).toBeVisible()
})

test('opened with the recovery code, it also lets in without a new passphrase', async ({
  app,
  page,
  ownVault,
}) => {
  await tryRecoveryCode(page, ownVault.recoveryCode)
  await page.getByRole('button', { name: 'Not now' }).click()
  await expect(row(page, keptKey.service)).toBeVisible()

  await unlock(await lock(app, page), ownVault.passphrase)
})

test('a changed passphrase opens it, the one before does not, the recovery code still does', async ({
  app,
  page,
  ownVault,
}) => {
  await unlock(page)
  await openSettings(page)
  await page.getByRole('button', { name: 'Change passphrase' }).click()
  await page.getByLabel('Present passphrase').fill('not this one')
  await typeNewPassphrase(page, otherPassphrase)
  await page.getByRole('button', { name: 'Change it' }).click()
  await expect(page.getByText('This passphrase does not open the vault.')).toBeVisible()
  await page.getByLabel('Present passphrase').fill(ownVault.passphrase)
  await page.getByRole('button', { name: 'Change it' }).click()
  await expect(page.getByText('Changed. Use the new passphrase from now on.')).toBeVisible()

  const locked = await lock(app, page)
  await tryPassphrase(locked, ownVault.passphrase)
  await expect(locked.getByText(wrongPassphrase)).toBeVisible()
  await unlock(locked, otherPassphrase)
  const again = await lock(app, locked)
  await tryRecoveryCode(again, ownVault.recoveryCode)
  await expect(again.getByRole('heading', { name: 'Set a new passphrase' })).toBeVisible()
})

test('a changed passphrase must be a strong one', async ({ page, ownVault }) => {
  await unlock(page)
  await openSettings(page)
  await page.getByRole('button', { name: 'Change passphrase' }).click()
  await page.getByLabel('Present passphrase').fill(ownVault.passphrase)
  await typeNewPassphrase(page, 'password1')
  await page.getByRole('button', { name: 'Change it' }).click()

  await expect(page.getByText('Choose a stronger one.')).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByLabel('Present passphrase')).toBeHidden()
})

test('a new recovery code is shown, confirmed, and ends the one before', async ({
  app,
  page,
  ownVault,
}) => {
  await unlock(page)
  await openSettings(page)
  await page.getByRole('button', { name: 'New recovery code' }).click()
  await page.getByLabel('Present passphrase').fill('not this one')
  await page.getByRole('button', { name: 'Make a new code' }).click()
  await expect(page.getByText('This passphrase does not open the vault.')).toBeVisible()
  await page.getByLabel('Present passphrase').fill(ownVault.passphrase)
  await page.getByRole('button', { name: 'Make a new code' }).click()
  const code = await readCode(page)
  expect(code).not.toBe(ownVault.recoveryCode)
  await confirmCode(page, code, 'Done')
  await expect(page.getByText('The new recovery code is set and confirmed.')).toBeVisible()

  const locked = await lock(app, page)
  await tryRecoveryCode(locked, ownVault.recoveryCode)
  await expect(locked.getByText(wrongCode)).toBeVisible()
  await locked.getByLabel('Recovery code', { exact: true }).fill(code)
  await locked.getByRole('button', { name: 'Unlock' }).click()
  await expect(locked.getByRole('heading', { name: 'Set a new passphrase' })).toBeVisible()
})

test('the window stays live while the key is made from the passphrase', async ({ page }) => {
  await tryPassphrase(page, 'not this one')
  await expect(page.getByText('Making the key from what you typed, about 2 seconds')).toBeVisible()

  // A frame takes its time where nothing blocks; the whole derivation is never waited for.
  const frames = await page.evaluate(async () => {
    let count = 0
    while (document.body.innerText.includes('Making the key from') && count < 5) {
      await new Promise((resolve) => requestAnimationFrame(resolve))
      count += 1
    }
    return count
  })
  expect(frames).toBe(5)
  await expect(page.getByText(wrongPassphrase)).toBeVisible()
})
