import { rm, symlink } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { openVault } from '../../src-core/index.ts'
import type { ItemDetail, ItemSummary } from '../../src-shared/item.ts'
import type { Reply } from '../../src-shared/ipc-contract.ts'
import { blankFields, coreDeps, test } from './own-vault.ts'
import { expect } from './pages/patience.ts'
import { firstPage } from './pages/practice.ts'
import { addKey, goodPassphrase, row, unlock } from './pages/vault.ts'
import { ask, valueOf } from './shell-probes.ts'
import { vaultFile, vaultFolder } from './vault-bytes.ts'

// Two apps with profiles of their own, and a program without a window, on one vault file: nobody
// loses a change, nobody is told that the file is busy, and each sees by itself what others did.

test.describe.configure({ timeout: 240_000 })

const each = 20

test('two windows and a second program write to one vault, and nothing is lost', async ({
  launch,
  userData,
}) => {
  const other = `${userData}/other`
  const [here, there] = [await opened(await launch()), await openedOn(other, userData, launch)]
  const program = await openVault(
    { path: vaultFile(userData), with: 'passphrase', secret: goodPassphrase },
    coreDeps(`${userData}/program-anchors.db`),
  )
  await addKey(here, { name: 'made_here-22_11_2026-10_00' })
  await expect(row(there, 'made_here')).toBeVisible()
  await addKey(there, { name: 'made_there-22_11_2026-10_00' })
  await expect(row(here, 'made_there')).toBeVisible()

  const refused = await Promise.all([
    addMany(here, 'from_here'),
    addMany(there, 'from_there'),
    (async () => {
      for (let at = 0; at < each; at += 1) {
        program.transact((tx) => tx.audit({ event: 'used', itemId: null, versionId: null }))
        await new Promise((resolve) => setImmediate(resolve))
      }
      return []
    })(),
  ])
  expect(refused.flat()).toEqual([])
  for (const page of [here, there]) {
    for (const whose of ['from_here', 'from_there']) {
      await expect.poll(async () => (await listed(page, whose)).length).toBe(each)
    }
  }
  expect(program.overviews()).toHaveLength(2 * each + 3)
  program.close()
})

test('an edit that would undo another one is refused, and keeps what was typed', async ({
  launch,
  userData,
}) => {
  const [here, there] = [
    await opened(await launch()),
    await openedOn(`${userData}/other`, userData, launch),
  ]
  const [mine] = await listed(here, '')
  const read = async (page: Page) =>
    valueOf(await ask(page, 'items.get', { itemId: mine?.id })) as ItemDetail
  const [first, second] = [await read(here), await read(there)]
  const edit = (detail: ItemDetail, owner: string) => ({
    itemId: detail.summary.id,
    stamp: detail.stamp,
    name: detail.summary.name,
    fields: { ...detail.fields, owner },
  })
  valueOf(await ask(here, 'items.edit', edit(first, 'Ada here')))
  const late = await ask(there, 'items.edit', edit(second, 'Bob there'))
  expect(late).toEqual({ ok: false, code: 'changed-elsewhere' })
  expect((await read(there)).fields.owner).toBe('Ada here')
})

test('a program that has the file open for long holds nobody up', async ({ page, userData }) => {
  const program = await openVault(
    { path: vaultFile(userData), with: 'passphrase', secret: goodPassphrase },
    coreDeps(`${userData}/program-anchors.db`),
  )
  await unlock(page)
  await addKey(page, { name: 'beside_a_reader-22_11_2026-10_00' })
  expect(program.overviews().map(({ body }) => body.service)).toContain('beside_a_reader')
  program.close()
})

async function opened(app: Parameters<typeof firstPage>[0]): Promise<Page> {
  const page = await firstPage(app)
  await unlock(page)
  return page
}

/** An app with a profile of its own whose vault folder is that of another profile. */
async function openedOn(
  profile: string,
  shared: string,
  launch: (options: { readonly userData: string }) => Promise<Parameters<typeof firstPage>[0]>,
): Promise<Page> {
  const first = await launch({ userData: profile })
  await firstPage(first)
  await first.close()
  await rm(vaultFolder(profile), { recursive: true })
  await symlink(vaultFolder(shared), vaultFolder(profile))
  const page = await firstPage(await launch({ userData: profile }))
  await page.getByLabel('Passphrase', { exact: true }).fill(goodPassphrase)
  await page.getByRole('button', { name: 'Unlock' }).click()
  await page.getByRole('button', { name: 'Open the keys' }).click()
  return page
}

/** Adds many keys one after another; answers with what was refused. */
async function addMany(page: Page, service: string): Promise<readonly Reply<unknown>[]> {
  const refused: Reply<unknown>[] = []
  for (let at = 0; at < each; at += 1) {
    const name = `${service}_${at}-22_11_2026-11_00`
    const reply = await ask(page, 'items.add', { ...blank, name, secret: `sample_${name}` })
    if (!reply.ok) refused.push(reply)
  }
  return refused
}

const blank = {
  ...{ kind: 'api-key', providerName: '', credentialId: null, createdAt: null },
  ...{ acceptDuplicate: false, fields: blankFields },
}

async function listed(page: Page, text: string): Promise<readonly ItemSummary[]> {
  const query = { text, group: null, sort: 'name', offset: 0, limit: 100 }
  const { rows } = valueOf(await ask(page, 'items.list', query)) as { rows: ItemSummary[] }
  return rows
}
