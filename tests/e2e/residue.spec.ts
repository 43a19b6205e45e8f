import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { processesBelow, readIfThere } from './app-processes.ts'
import { foundIn, tracesOf } from './encodings.ts'
import { expect } from './pages/patience.ts'
import { createPractice, lock, makeKey, openItem, shownOnce } from './pages/practice.ts'
import { expectTruth } from './pages/replacement.ts'
import { addKey, chooseMore, createOwn, goodPassphrase, panel, unlock } from './pages/vault.ts'
import { test } from './shell-probes.ts'
import { filesIn } from './vault-bytes.ts'

// What a person told the app stands nowhere but, sealed, in the vault: not in any other file of the
// profile, the page that follows a lock, the storage of the page, what the app prints, or what the
// system shows of its processes. The practice providers' own folder stands outside the profile and
// holds what providers hold: it is not looked at.

test.describe.configure({ timeout: 180_000 })

const key = {
  name: 'canary_service-20_11_2026-14_05',
  provider: 'Canary Provider Ltd',
  keyId: 'canary_key_id_4711',
  secret: 'sample_canary_q8Zr2LxV5nPw7TcY',
  owner: 'Canary Owner',
  usedIn: 'canary-repository/.env:7',
}
const notes = 'Canary notes of the person'
const own = [...Object.values(key), 'canary_service', notes, goodPassphrase]

/** What the samples of practice mode are made of, and how its providers' secrets begin. */
const samples = [
  ...['risk_scoring', 'docs_editor', 'search_prod', 'mail_outbound'],
  ...['Priya Raman', 'Mara Lindqvist', 'Search service', 'Mail gateway', 'ATNA practice'],
  ...['ATNA_API_KEY', 'checkout/.env.production', 'storefront/.env'],
  ...['atna_sample_', 'portal_sample_', 'mgmt_sample_', 'sample_mail_', 'sample_search_'],
]

test('the search finds a text however it was left behind', () => {
  for (const { as, bytes } of tracesOf(key.secret)) {
    const around = Buffer.concat([Buffer.from('..'), bytes, Buffer.from('..')])
    expect(foundIn(around, [key.secret]), as).toContain(`${key.secret} as ${as}`)
  }
  for (const before of ['', 'a', 'ab']) {
    const encoded = Buffer.from(`${before}${key.secret}and more`).toString('base64')
    expect(foundIn(Buffer.from(encoded), [key.secret])).toHaveLength(1)
  }
  expect(foundIn(Buffer.from('nothing of it'), [key.secret])).toEqual([])
})

/** Everything that the app prints from now on. */
function listen(app: ElectronApplication): () => Buffer {
  const pieces: Buffer[] = []
  const { stdout, stderr } = app.process()
  for (const stream of [stdout, stderr]) {
    stream?.on('data', (piece: Buffer | string) => pieces.push(Buffer.from(piece)))
  }
  return () => Buffer.concat(pieces)
}

/** Which texts stand in which file below a folder. */
function foundBelow(folder: string, texts: readonly string[]): readonly string[] {
  return filesIn(folder).flatMap((file) =>
    foundIn(readIfThere(join(folder, file)), texts).map((found) => `${file}: ${found}`),
  )
}

/** Where the app may write: its profile, and on the stand-in the one of its Chromium. */
async function foldersOf(app: ElectronApplication, userData: string): Promise<readonly string[]> {
  const prefix = `keyturn-chromium-${await app.evaluate(() => process.pid)}-`
  const ofChromium = readdirSync(tmpdir()).filter((name) => name.startsWith(prefix))
  return [userData, ...ofChromium.map((name) => join(tmpdir(), name))]
}

/** Which texts the system shows of the app's processes to everyone, and to their user. */
function foundInProcesses(app: ElectronApplication, texts: readonly string[]): readonly string[] {
  const processes = processesBelow(app)
  expect(processes.length).toBeGreaterThan(3)
  return processes.flatMap(({ pid }) =>
    ['cmdline', 'environ'].flatMap((part) => foundIn(readIfThere(`/proc/${pid}/${part}`), texts)),
  )
}

/** What the page can keep beyond its own life. */
function storageOf(page: Page): Promise<object> {
  return page.evaluate(async () => {
    const count = async (of: () => unknown): Promise<unknown> => {
      try {
        return await of()
      } catch (error) {
        return error instanceof DOMException ? 'refused' : error
      }
    }
    const kept = [
      () => localStorage.length,
      () => sessionStorage.length,
      async () => (await indexedDB.databases()).length,
      async () => (await caches.keys()).length,
      () => document.cookie.length,
    ]
    const counts = await Promise.all(kept.map(count))
    return counts.filter((each) => each !== 0 && each !== 'refused')
  })
}

async function expectNoTrace(
  of: { readonly app: ElectronApplication; readonly locked: Page; readonly userData: string },
  texts: readonly string[],
): Promise<void> {
  const { app, locked, userData } = of
  expect(filesIn(userData)).toContain('anchors.db')
  for (const folder of await foldersOf(app, userData)) {
    expect(foundBelow(folder, texts), folder).toEqual([])
  }
  expect(foundIn(Buffer.from(await locked.content()), texts)).toEqual([])
  expect(foundIn(Buffer.from(await locked.title()), texts)).toEqual([])
  expect(await storageOf(locked)).toEqual([])
}

test('a session with a vault of one’s own leaves no trace', async ({ app, page, userData }) => {
  const printed = listen(app)
  const code = await createOwn(page)
  await addKey(page, key)
  const opened = panel(page, key.name)
  await opened.getByRole('button', { name: 'Show secret' }).click()
  await expect(opened.getByText(key.secret)).toBeVisible()
  await opened.getByRole('button', { name: 'Copy secret' }).click()
  await expect(opened.getByText('Copied.')).toBeVisible()
  await chooseMore(page, 'Edit')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Notes', { exact: true }).fill(notes)
  await dialog.getByRole('button', { name: 'Save' }).click()
  // The form closes once it is saved; until then the notes stand in both.
  await expect(dialog).toBeHidden()
  await expect(opened.getByText(notes)).toBeVisible()
  await page.getByRole('searchbox', { name: 'Search' }).fill('canary_service')
  expect(await storageOf(page)).toEqual([])

  const texts = [...own, code, code.replaceAll('-', ''), ...code.split('-').slice(0, 2)]
  await expectNoTrace({ app, locked: await lock(app, page), userData }, texts)
  await app.close()
  expect(foundBelow(userData, texts)).toEqual([])
  expect(foundIn(printed(), texts)).toEqual([])
})

test('a session with sample keys leaves no trace in the profile', async ({
  app,
  page,
  userData,
}) => {
  const printed = listen(app)
  const passphrase = await createPractice(page)
  await makeKey(page, { account: 'ATNA practice', service: 'canary_made', places: key.usedIn })
  const shown = shownOnce(page)
  await shown.getByText(/atna_sample_/).waitFor()
  await shown.getByRole('button', { name: 'Done' }).click()
  const opened = await openItem(page, 'canary_made')
  await opened.getByRole('button', { name: 'Replace', exact: true }).click()
  await expectTruth(page, 'Both keys work. Safe to close.')
  await page.getByRole('button', { name: 'Every place uses the new key' }).click()
  await page.getByRole('button', { name: 'Turn off the old key' }).click()
  await page.getByRole('button', { name: 'Turn it off' }).click()
  await expectTruth(page, 'The new key works. The old one is off and refused.')

  const texts = [...samples, 'canary_made', key.usedIn, passphrase]
  const locked = await lock(app, page)
  await expectNoTrace({ app, locked, userData }, texts)
  await unlock(locked, passphrase)
  await app.close()
  expect(foundBelow(userData, texts)).toEqual([])
  expect(foundIn(printed(), texts)).toEqual([])
})

const onlyLinux = 'only Linux shows them as files'
test(`the list of processes shows nothing of it (${onlyLinux})`, async ({ app, page }) => {
  test.skip(process.platform !== 'linux', onlyLinux)
  const code = await createOwn(page)
  await addKey(page, key)
  const opened = panel(page, key.name)
  await opened.getByRole('button', { name: 'Copy secret' }).click()
  await expect(opened.getByText('Copied.')).toBeVisible()

  expect(foundInProcesses(app, [...own, code])).toEqual([])
})
