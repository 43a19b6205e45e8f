import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { dropFiles } from './drop-files.ts'
import { processesBelow } from './app-processes.ts'
import { keptKey, test } from './own-vault.ts'
import { expect } from './pages/patience.ts'
import { expectLocked, firstPage, throughLock } from './pages/practice.ts'
import {
  addKey,
  allKeys,
  confirmCode,
  openSettings,
  readCode,
  row,
  skipBackups,
  typeNewPassphrase,
  unlock,
} from './pages/vault.ts'
import { ask, valueOf } from './shell-probes.ts'
import { vaultFile, vaultFolder } from './vault-bytes.ts'

// One vault for oneself and one for a client, each with its own host, settings and backups.

test.describe.configure({ timeout: 240_000 })

const clientPassphrase = 'harbor velvet copper tulip anvil'
const clientKey = { name: 'client_api-22_11_2026-10_00', secret: 'sample_client_9Kd2mQ7xTr4b' }

test('a second vault is made, and one switches between both without a passphrase', async ({
  launch,
  userData,
}) => {
  const app = await launch()
  const first = await opened(app)
  const client = await makeClient(app, first)
  await addKey(client, clientKey)
  expect(hosts(app)).toHaveLength(2)

  const back = await switchTo(app, client, 'vault')
  await expect(row(back, keptKey.service)).toBeVisible()
  await expect(row(back, 'client_api')).toBeHidden()
  const again = await throughLock(app, back, () => back.keyboard.press('Control+2'))
  await expect(row(again, 'client_api')).toBeVisible()
  expect(hosts(app)).toHaveLength(2)
  expect(readdirSync(vaultFolder(userData)).filter((name) => name.endsWith('.keyturn'))).toEqual([
    'client.keyturn',
    'vault.keyturn',
  ])
})

test('the lock locks all, and each needs its own passphrase again', async ({ launch }) => {
  const app = await launch()
  const client = await makeClient(app, await opened(app))
  const locked = await throughLock(app, client, () =>
    client.getByRole('button', { name: 'Lock', exact: true }).click(),
  )
  await expectLocked(locked, 'You locked it.')
  await expect.poll(() => hosts(app).length).toBeLessThanOrEqual(1)
  await expect(locked.getByLabel('Vault', { exact: true })).toHaveValue(/^[0-9a-f]{16}$/)

  const other = await throughLock(app, locked, () =>
    locked.getByLabel('Vault', { exact: true }).selectOption({ label: 'vault.keyturn' }),
  )
  await expectLocked(other, 'You locked it.')
  await unlock(other)
  await expect(row(other, keptKey.service)).toBeVisible()
})

test('each has settings and a backup folder of its own', async ({ launch }, testInfo) => {
  const app = await launch()
  const first = await opened(app)
  await setBackups(first, testInfo.outputPath('backups-mine'))
  valueOf(await ask(first, 'settings.set', { clipboardSeconds: 20, idleLockMinutes: 3 }))
  const client = await makeClient(app, first)
  await setBackups(client, testInfo.outputPath('backups-client'))
  await openSettings(client)
  await expect(client.getByText('all open vaults lock together')).toBeVisible()
  await expect(client.getByLabel('Clear a copied key after')).toHaveValue('30')
  await client.getByLabel('Clear a copied key after').fill('40')
  await client.getByLabel('Clear a copied key after').press('Enter')
  await expect(client.getByText('Locks in 3 min')).toBeVisible()

  const back = await switchTo(app, client, 'vault')
  await openSettings(back)
  await expect(back.getByLabel('Clear a copied key after')).toHaveValue('20')
  const folderOf = async (page: Page) =>
    JSON.stringify(valueOf(await ask(page, 'backup.state', { withFiles: false })))
  expect(await folderOf(back)).toContain('backups-mine')
  expect(await folderOf(back)).not.toContain('backups-client')
  const again = await switchTo(app, back, 'client')
  expect(await folderOf(again)).toContain('backups-client')
})

test('after a kill all is there, and the vault that was shown is shown again', async ({
  launch,
}) => {
  const app = await launch()
  const client = await makeClient(app, await opened(app))
  await addKey(client, clientKey)
  const { pid } = app.process()
  const gone = new Promise((resolve) => app.process().once('exit', resolve))
  if (pid !== undefined) process.kill(pid, 'SIGKILL')
  await gone

  const next = await launch()
  const page = await firstPage(next)
  await expectLocked(page)
  await unlock(page, clientPassphrase)
  await expect(row(page, 'client_api')).toBeVisible()
  const back = await throughLock(next, page, () => page.keyboard.press('Control+1'))
  await expectLocked(back)
  await unlock(back)
  await expect(row(back, keptKey.service)).toBeVisible()
})

test('a vault is taken off the list, and its file is opened again', async ({
  launch,
  userData,
}) => {
  const app = await launch()
  const client = await makeClient(app, await opened(app))
  const back = await switchTo(app, client, 'vault')
  await vaultsMenu(back)
  await back.getByRole('button', { name: 'Remove client from this list' }).click()
  await back.getByRole('dialog').getByRole('button', { name: 'Remove from this list' }).click()
  await expect.poll(() => hosts(app).length).toBe(1)
  expect(existsSync(join(vaultFolder(userData), 'client.keyturn'))).toBe(true)

  const elsewhere = join(userData, 'stick')
  mkdirSync(elsewhere)
  cpSync(join(vaultFolder(userData), 'client.keyturn'), join(elsewhere, 'client.keyturn'))
  await chooseFile(app, join(elsewhere, 'client.keyturn'))
  await vaultsMenu(back)
  const page = await throughLock(app, back, () =>
    back.getByRole('button', { name: 'Open a vault file…' }).click(),
  )
  await expectLocked(page)
  await page.getByLabel('Passphrase', { exact: true }).fill(clientPassphrase)
  await page.getByRole('button', { name: 'Unlock' }).click()
  await expect(allKeys(page)).toBeVisible()
})

test('names and files that cannot be are refused in words', async ({ launch, userData }) => {
  const app = await launch()
  const page = await opened(app)
  writeFileSync(join(vaultFolder(userData), 'there.keyturn'), '')
  await vaultsMenu(page)
  await page.getByRole('button', { name: 'New vault…' }).click()
  const dialog = page.getByRole('dialog', { name: 'New vault' })
  for (const [name, words] of [
    ['../x', 'Use letters, digits'],
    ['vault', 'on the list already'],
    ['there', 'there already'],
  ] as const) {
    await dialog.getByLabel('Name of its file').fill(name)
    await dialog.getByRole('button', { name: 'Next' }).click()
    await expect(dialog.getByText(words)).toBeVisible()
  }
  await page.keyboard.press('Escape')
  await chooseFile(app, vaultFile(userData))
  await vaultsMenu(page)
  await page.getByRole('button', { name: 'Open a vault file…' }).click()
  await expect(page.getByRole('dialog').getByText('on the list already')).toBeVisible()
})

test('a page that is gone cannot be answered for by the vault that is not shown', async ({
  launch,
}) => {
  const app = await launch()
  const first = await opened(app)
  const [mine] = (valueOf(await ask(first, 'app.info', null)) as Info).ownVaults
  expect(mine).toMatchObject({ isOpen: true, isShown: true, fileName: 'vault.keyturn' })
  const client = await makeClient(app, first)
  const { ownVaults } = valueOf(await ask(client, 'app.info', null)) as Info

  expect(ownVaults).toMatchObject([
    { fileName: 'vault.keyturn', isOpen: true, isShown: false },
    { fileName: 'client.keyturn', isOpen: true, isShown: true },
  ])
  expect(await ask(client, 'vaults.forget', { key: ownVaults[1]?.key })).toEqual({
    ok: false,
    code: 'not-allowed-now',
  })
  expect(await ask(client, 'vaults.switch', { key: 'ffffffffffffffff' })).toEqual({
    ok: false,
    code: 'not-found',
  })
  expect(
    readFileSync(join(mine?.folder ?? '', 'client.keyturn'))
      .subarray(0, 6)
      .toString(),
  ).toBe('SQLite')
})

test('what is dropped on the window is known by its path, and nothing else is', async ({
  page,
  userData,
}) => {
  const [folder, file] = [join(userData, 'project'), join(userData, 'keys.csv')]
  mkdirSync(folder)
  writeFileSync(file, 'name,key\n')
  // While it loads, the window takes no drop at all.
  await expectLocked(page)
  await page.evaluate(() => {
    const { keyturn } = globalThis as unknown as {
      readonly keyturn: { readonly dropped: (files: readonly unknown[]) => Promise<unknown> }
    }
    const catcher = document.createElement('div')
    catcher.style.cssText = 'position: fixed; inset: 0; z-index: 9999'
    catcher.addEventListener('dragover', (event) => event.preventDefault())
    catcher.addEventListener('drop', (event) => {
      event.preventDefault()
      event.stopPropagation()
      const files = [...(event.dataTransfer?.files ?? [])]
      const made = new File(['x'], '/etc/passwd')
      void keyturn
        .dropped([...files, made, '/etc/passwd'])
        .then((reply) => (catcher.textContent = JSON.stringify(reply)))
    })
    document.body.append(catcher)
    catcher.id = 'catcher'
  })
  await dropFiles(page, [folder, file], { x: 300, y: 300 })

  const told = { ok: true, value: { folders: [folder], files: [file] } }
  await expect(page.locator('#catcher')).toHaveText(JSON.stringify(told))
})

type Info = {
  readonly ownVaults: readonly { readonly key: string; readonly folder: string }[]
}

async function opened(app: ElectronApplication): Promise<Page> {
  const page = await firstPage(app)
  await unlock(page)
  return page
}

/** Opens the list of vaults at the top of the sidebar. */
async function vaultsMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: /change the vault$/ }).click()
}

/** Makes a vault for a client and opens it. */
async function makeClient(app: ElectronApplication, page: Page): Promise<Page> {
  await vaultsMenu(page)
  await page.getByRole('button', { name: 'New vault…' }).click()
  await page.getByLabel('Name of its file').fill('client')
  const fresh = await throughLock(app, page, () =>
    page.getByRole('dialog').getByRole('button', { name: 'Next' }).click(),
  )
  await typeNewPassphrase(fresh, clientPassphrase)
  await fresh.getByRole('button', { name: 'Next' }).click()
  await confirmCode(fresh, await readCode(fresh), 'Next')
  await skipBackups(fresh)
  await expect(allKeys(fresh)).toBeVisible()
  return fresh
}

/** Shows another vault that is open, by the list in the sidebar. */
async function switchTo(app: ElectronApplication, page: Page, name: string): Promise<Page> {
  await vaultsMenu(page)
  const fresh = await throughLock(app, page, () =>
    page.getByRole('button', { name: new RegExp(`^${name}\\b`) }).click(),
  )
  await expect(allKeys(fresh)).toBeVisible()
  return fresh
}

async function setBackups(page: Page, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  valueOf(await ask(page, 'backup.set', { folder, keep: 10 }))
}

/** The file that the system's dialog answers with. */
async function chooseFile(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
  }, path)
}

function hosts(app: ElectronApplication): readonly unknown[] {
  return processesBelow(app).filter(({ command }) => command.includes('out/main/host.js'))
}
