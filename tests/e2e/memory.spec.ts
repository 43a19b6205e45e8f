import type { ElectronApplication, Page } from '@playwright/test'
import type { ItemFields, ItemSummary } from '../../src-shared/item.ts'
import { processesBelow, type AppProcess } from './app-processes.ts'
import { tracesOf, tracesOfBytes, type Trace } from './encodings.ts'
import { test } from './own-vault.ts'
import { expect } from './pages/patience.ts'
import { lock } from './pages/practice.ts'
import { allKeys, goodPassphrase, unlock } from './pages/vault.ts'
import { foundInMemory, whyNoMemory } from './process-memory.ts'
import { ask, hostPart, processesOf, valueOf } from './shell-probes.ts'
import { vaultFile } from './vault-bytes.ts'
import { vaultKeyOf } from './vault-key.ts'

// After a lock the memory of the app holds nothing of what the vault held. JavaScript cannot wipe;
// ending processes can, and this looks whether it did. On the stand-in two processes are left out,
// since every message passes through them there and not on Electron: the one that main shares with
// the stand-in, and Chromium's browser process, which carries the protocol that drives the page.

test.describe.configure({ timeout: 180_000 })

/** Every canary begins like this, so that one search finds all of them. */
const mark = 'kt_canary_Zq7w'
const canaries = Array.from(
  { length: 50 },
  (_, at) => `${mark}${String(at).padStart(2, '0')}Vx3Lp9`,
)

test('the app forgets 50 secrets, the passphrase and the vault key when it locks', async ({
  app,
  page,
  userData,
}) => {
  test.skip(whyNoMemory() !== null, whyNoMemory() ?? '')
  await unlock(page)
  for (const secret of canaries) valueOf(await ask(page, 'items.add', itemWith(secret)))
  // The host lets nobody reveal fifty in a minute: each half has a host of its own.
  await useAll(page, canaries.slice(0, 25))
  const [host] = await processesOf(app, hostPart)
  const open = found({ pid: host ?? 0, command: 'vault host' }, tracesOf(mark))
  expect(open, 'the search finds them while the vault is open').not.toEqual([])

  const second = await lock(app, page)
  await unlock(second)
  await useAll(second, canaries.slice(25))
  const locked = await lock(app, second)
  await expect(locked.getByRole('button', { name: 'Unlock' })).toBeVisible()

  const key = await vaultKeyOf(vaultFile(userData), goodPassphrase)
  const traces = [...tracesOf(mark), ...tracesOf(goodPassphrase), ...tracesOfBytes('VK', key)]
  const looked = await processesToLookAt(app)
  const commands = looked.map(({ command }) => command).join('\n')
  for (const part of ['--type=renderer', '--type=gpu', hostPart.file])
    expect(commands).toContain(part)
  expect(looked.flatMap((process) => found(process, traces))).toEqual([])
})

const onlyElectron = 'on the stand-in main shares the process that relays every message'
test(`main forgets them as well (${onlyElectron})`, async ({ app, page, hostName }) => {
  test.skip(hostName !== 'electron', onlyElectron)
  test.skip(whyNoMemory() !== null, whyNoMemory() ?? '')
  await unlock(page)
  const [secret = ''] = canaries
  valueOf(await ask(page, 'items.add', itemWith(secret)))
  await reveal(page, secret)
  await lock(app, page)
  const main = { pid: app.process().pid ?? 0, command: 'main' }
  expect(found(main, [...tracesOf(mark), ...tracesOf(goodPassphrase)])).toEqual([])
})

function found({ pid, command }: AppProcess, traces: readonly Trace[]): readonly string[] {
  return [...foundInMemory(pid, traces)].map(
    ([as, times]) => `${times} times ${as} in ${command.slice(0, 120)}`,
  )
}

/** All processes of the app but those that relay what others say. */
async function processesToLookAt(app: ElectronApplication): Promise<readonly AppProcess[]> {
  const main = await app.evaluate(() => process.pid)
  const isRelay = ({ pid, command }: AppProcess): boolean =>
    pid === main || pid === app.process().pid || isBrowser(command)
  return processesBelow(app).filter((process) => !isRelay(process))
}

// Chromium's other processes each say their type.
function isBrowser(command: string): boolean {
  return command.includes('--user-data-dir=') && !command.includes('--type=')
}

async function useAll(page: Page, secrets: readonly string[]): Promise<void> {
  await expect(allKeys(page)).toBeVisible()
  for (const secret of secrets) await reveal(page, secret)
}

/** Finds an item in the list, reveals its secret and copies it. */
async function reveal(page: Page, secret: string): Promise<void> {
  const query = { text: nameOf(secret), group: null, sort: 'name', offset: 0, limit: 5 }
  const { rows } = valueOf(await ask(page, 'items.list', query)) as { rows: ItemSummary[] }
  const itemId = rows[0]?.id
  const detail = valueOf(await ask(page, 'items.get', { itemId })) as {
    versions: readonly { readonly id: string }[]
  }
  const which = { itemId, versionId: detail.versions[0]?.id }
  expect(valueOf(await ask(page, 'items.reveal', which))).toMatchObject({ secret })
  valueOf(await ask(page, 'items.copy', { ...which, part: 'secret' }))
}

function nameOf(secret: string): string {
  return `forgotten_${secret.slice(mark.length, mark.length + 2)}-20_11_2026-14_05`
}

function itemWith(secret: string) {
  const fields: ItemFields = {
    ...{ environment: '', business: '', owner: '', integration: '', envVar: '', purpose: '' },
    ...{ callers: [], tags: [], canWrite: false, policy: null, notes: '' },
  }
  const made = { credentialId: null, createdAt: null, acceptDuplicate: false }
  return { ...made, name: nameOf(secret), kind: 'api-key', providerName: 'Nobody', secret, fields }
}
