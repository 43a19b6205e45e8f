import { cp, open, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises'
import Database from 'better-sqlite3'
import type { ElectronApplication, Page } from '@playwright/test'
import { keptKey, test } from './own-vault.ts'
import { expect } from './pages/patience.ts'
import { firstPage, lock, throughLock } from './pages/practice.ts'
import {
  addKey,
  allKeys,
  createOwn,
  goodPassphrase,
  panel,
  row,
  tryPassphrase,
  unlock,
} from './pages/vault.ts'
import { hashesOf, vaultFile, vaultFolder } from './vault-bytes.ts'

// What is done to the file behind the app's back: it says so, and makes nothing worse.

test.describe.configure({ timeout: 120_000 })

const damaged = 'This vault file is damaged'

/** Flips all bits of one byte behind the first place where a text stands. */
async function flipByteBehind(file: string, marker: string | Buffer): Promise<void> {
  const at = (await readFile(file)).indexOf(marker)
  expect(at).toBeGreaterThan(-1)
  await flipByte(file, at + marker.length)
}

async function flipByte(file: string, at: number): Promise<void> {
  const handle = await open(file, 'r+')
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, at)
  await handle.write(Buffer.from([(buffer[0] ?? 0) ^ 0xff]), 0, 1, at)
  await handle.close()
}

/** The blobs of a table, read from a copy, since a reader may leave files behind. */
async function blobOf(file: string, query: string): Promise<Buffer> {
  const copy = `${file}.read`
  await cp(file, copy)
  const database = new Database(copy, { readonly: true })
  const blob = database.prepare<[], Buffer>(query).pluck().get()
  database.close()
  for (const end of ['', '-wal', '-shm']) await rm(`${copy}${end}`, { force: true })
  if (blob === undefined) throw new Error(`Nothing is found by ${query}`)
  return blob
}

type Damage = { readonly what: string; readonly on: (file: string) => Promise<unknown> }

// The beginning of a blob stands in one piece, however large it is.
const flipIn = (query: string) => async (file: string) => {
  const blob = await blobOf(file, query)
  await flipByteBehind(file, blob.subarray(0, Math.min(32, blob.length - 1)))
}

const damages: readonly Damage[] = [
  { what: 'the first byte of the file', on: (file) => flipByte(file, 0) },
  { what: 'the schema', on: (file) => flipByteBehind(file, 'CREATE TABLE record') },
  { what: 'the header', on: flipIn('select body from header') },
  { what: 'the sum of the header', on: flipIn('select sum from header') },
  { what: 'the passphrase slot', on: flipIn('select body from slot order by rowid limit 1') },
  { what: 'the wrapped key', on: flipIn('select wrapped from slot order by rowid limit 1') },
  { what: 'the manifest', on: flipIn('select body from manifest') },
  { what: 'the mark of the manifest', on: flipIn('select mac from manifest') },
  { what: 'an overview', on: flipIn('select seal from record where kind = 1') },
  { what: 'its end, cut off', on: (file) => halve(file) },
  { what: 'all of it, empty', on: (file) => truncate(file, 0) },
  { what: 'all of it, a text', on: (file) => writeFile(file, 'My shopping list\n'.repeat(400)) },
  { what: 'all of it, another database', on: (file) => writeOtherDatabase(file) },
]

async function halve(file: string): Promise<void> {
  const { size } = await stat(file)
  await truncate(file, Math.floor(size / 2))
}

async function writeOtherDatabase(file: string): Promise<void> {
  await rm(file)
  const database = new Database(file)
  database.exec('create table notes (text); insert into notes values (1)')
  database.close()
}

for (const { what, on } of damages) {
  test(`damage is told apart from a wrong passphrase and left as it is: ${what}`, async ({
    launch,
    userData,
    ownVault,
  }) => {
    await on(vaultFile(userData))
    const before = hashesOf(vaultFolder(userData))
    const app = await launch()
    const page = await firstPage(app)
    await tryPassphrase(page, ownVault.passphrase)

    await expect(page.getByRole('heading', { name: damaged })).toBeVisible()
    await expect(page.getByText('This passphrase does not open the vault.')).toBeHidden()
    await expect(page.getByText('The file was not changed.')).toBeVisible()
    expect(hashesOf(vaultFolder(userData))).toEqual(before)
    await app.close()
    expect(hashesOf(vaultFolder(userData))).toEqual(before)
  })
}

test('after damage was told, a good copy in its place opens', async ({ launch, userData }) => {
  const file = vaultFile(userData)
  await cp(file, `${userData}/good-copy`)
  await halve(file)
  const page = await firstPage(await launch())
  await tryPassphrase(page, 'any')
  await expect(page.getByRole('heading', { name: damaged })).toBeVisible()
  await rename(`${userData}/good-copy`, file)
  await page.getByRole('button', { name: 'Try again' }).click()

  await unlock(page)
  await expect(row(page, keptKey.service)).toBeVisible()
})

/** Adds a key, and puts the file back as it was before. */
async function rollBack(
  launch: () => Promise<ElectronApplication>,
  userData: string,
): Promise<void> {
  const older = `${userData}/older`
  await cp(vaultFolder(userData), older, { recursive: true })
  const app = await launch()
  const page = await firstPage(app)
  await unlock(page)
  await addKey(page, { name: 'later_key-22_11_2026-10_00' })
  await app.close()
  await rm(vaultFolder(userData), { recursive: true })
  await rename(older, vaultFolder(userData))
}

test('an older file is explained, may only be read, and works once it is chosen', async ({
  launch,
  userData,
}) => {
  await rollBack(launch, userData)
  const before = hashesOf(vaultFolder(userData))
  const app = await launch()
  const page = await firstPage(app)
  await tryPassphrase(page, goodPassphrase)
  const title = 'This vault file is older than it was'
  await expect(page.getByRole('heading', { name: title })).toBeVisible()
  await expect(page.getByText('Keys made since then may be missing here.')).toBeVisible()
  await expect(page.getByText('Nothing in it is changed until you choose.')).toBeVisible()
  const locked = await throughLock(app, page, () =>
    page.getByRole('button', { name: 'Lock and put the right file back' }).click(),
  )
  expect(hashesOf(vaultFolder(userData))).toEqual(before)

  await tryPassphrase(locked, goodPassphrase)
  await locked.getByRole('button', { name: 'Use this file on purpose' }).click()
  await expect(row(locked, keptKey.service)).toBeVisible()
  await expect(row(locked, 'later_key')).toBeHidden()
  await addKey(locked, { name: 'after_choice-22_11_2026-11_00' })
  const again = await lock(app, locked)
  await unlock(again)
  await expect(row(again, 'after_choice')).toBeVisible()
})

test('a copy that went another way is explained, and works once it is chosen', async ({
  launch,
  userData,
  ownVault,
}) => {
  const other = `${userData}/other`
  await cp(ownVault.folder, other, { recursive: true })
  const elsewhere = await launch({ userData: other })
  const there = await firstPage(elsewhere)
  await unlock(there)
  await addKey(there, { name: 'made_elsewhere-22_11_2026-10_00' })
  await elsewhere.close()
  const here = await launch()
  const first = await firstPage(here)
  await unlock(first)
  await addKey(first, { name: 'made_here-22_11_2026-10_00' })
  await here.close()
  await rm(vaultFolder(userData), { recursive: true })
  await cp(vaultFolder(other), vaultFolder(userData), { recursive: true })

  const page = await firstPage(await launch())
  await tryPassphrase(page, ownVault.passphrase)
  const title = 'This vault file is another copy than it was'
  await expect(page.getByRole('heading', { name: title })).toBeVisible()
  await page.getByRole('button', { name: 'Use this file on purpose' }).click()
  await expect(row(page, 'made_elsewhere')).toBeVisible()
  await expect(row(page, 'made_here')).toBeHidden()
})

test('a vault from another computer says that it is new here, once', async ({
  launch,
  userData,
}) => {
  for (const end of ['', '-wal', '-shm']) await rm(`${userData}/anchors.db${end}`, { force: true })
  const app = await launch()
  const page = await firstPage(app)
  await tryPassphrase(page, goodPassphrase)
  const title = (on: Page) => on.getByRole('heading', { name: 'New on this computer' })
  await expect(title(page)).toBeVisible()
  await page.getByRole('button', { name: 'Open the keys' }).click()
  await expect(allKeys(page)).toBeVisible()

  const locked = await lock(app, page)
  await unlock(locked)
  await expect(title(locked)).toBeHidden()
})

test('a file that is gone while the app asks for its passphrase is missed by name', async ({
  page,
  userData,
}) => {
  await expect(page.getByRole('heading', { name: 'Unlock Keyturn' })).toBeVisible()
  await rm(vaultFile(userData))
  await tryPassphrase(page, goodPassphrase)

  await expect(page.getByText('The vault file is not where it was.')).toBeVisible()
  await expect(page.getByText('Keyturn made nothing in its place.')).toBeVisible()
  expect(hashesOf(vaultFolder(userData))).toEqual({})
})

test('without its file a new vault can be made, which has nothing of the old one', async ({
  launch,
  userData,
}) => {
  await rm(vaultFile(userData))
  const page = await firstPage(await launch())
  await createOwn(page)

  await expect(page.getByText('No keys in this vault yet')).toBeVisible()
  await addKey(page, { name: 'first_again-22_11_2026-10_00' })
  await expect(panel(page, 'first_again-22_11_2026-10_00')).toBeVisible()
})
