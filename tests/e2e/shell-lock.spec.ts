import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { validInputs } from './corpus/valid-inputs.ts'
import { expect } from './fixture.ts'
import {
  ask,
  hostPart,
  isAlive,
  nextPage,
  processesOf,
  rendererOf,
  test,
  urlsOf,
  valueOf,
} from './shell-probes.ts'

// What the shell does about locking, copying and dying: the X items of the hardening table that the
// app itself can prove.

const canary = 'sk_sample_canary'

async function unlocked(page: Page): Promise<void> {
  valueOf(await ask(page, 'vault.create', validInputs['vault.create']))
}

async function processes(app: ElectronApplication): Promise<readonly number[]> {
  return [await rendererOf(app), ...(await processesOf(app, hostPart))]
}

async function expectGone(pids: readonly number[]): Promise<void> {
  expect(pids.length).toBeGreaterThanOrEqual(2)
  for (const pid of pids)
    await expect.poll(() => isAlive(pid), { message: String(pid) }).toBe(false)
}

async function expectLocked(page: Page, because: string): Promise<void> {
  expect(valueOf(await ask(page, 'app.info', null))).toMatchObject({ lockedBecause: because })
  expect(valueOf(await ask(page, 'vault.state', null))).toMatchObject({ state: 'locked' })
}

test.describe('D4 and X7 end the page and its host', () => {
  const lockedBy = async (app: ElectronApplication, page: Page, event: string): Promise<void> => {
    await unlocked(page)
    const before = await processes(app)
    await app.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), event)
    const fresh = await nextPage(app, page)

    await expectGone(before)
    await expectLocked(fresh, event === 'suspend' ? 'suspend' : 'screen-lock')
    expect(await urlsOf(app)).toHaveLength(1)
  }

  test('when the machine sleeps', ({ app, page }) => lockedBy(app, page, 'suspend'))
  test('when the screen is locked', ({ app, page }) => lockedBy(app, page, 'lock-screen'))

  for (const panic of [false, true]) {
    test(panic ? 'in a panic' : 'by the button', async ({ app, page }) => {
      await unlocked(page)
      const before = await processes(app)
      void ask(page, 'app.lock', { panic }).catch(() => undefined)
      const fresh = await nextPage(app, page)

      await expectGone(before)
      await expectLocked(fresh, panic ? 'panic' : 'button')
      expect(await urlsOf(app)).toHaveLength(1)
    })
  }
})

test('X18 locks when the page’s process dies', async ({ app, page }) => {
  await unlocked(page)
  const before = await processes(app)
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()
  })
  const fresh = await nextPage(app, page)

  await expectGone(before)
  await expectLocked(fresh, 'crash')
})

test('X18 locks when the vault host dies, and starts another', async ({ app, page }) => {
  await unlocked(page)
  const before = await processes(app)
  const [host] = await processesOf(app, hostPart)
  expect(host).toBeGreaterThan(0)

  process.kill(host ?? 0, 'SIGKILL')
  const fresh = await nextPage(app, page)

  await expectGone(before)
  await expectLocked(fresh, 'crash')
  expect(await processesOf(app, hostPart)).toHaveLength(1)
})

test('X18 answers what was asked of a locked host that dies, and starts another', async ({
  app,
  page,
}) => {
  expect(valueOf(await ask(page, 'vault.state', null))).toMatchObject({ state: 'locked' })
  const [host] = await processesOf(app, hostPart)
  // The call has left the page when this returns, and its key takes the host a while.
  await page.evaluate((input) => {
    const bridge = Reflect.get(globalThis, 'keyturn') as Record<string, (input: unknown) => unknown>
    bridge['subscribe']?.((name: string) => Reflect.set(globalThis, 'told', name))
    Reflect.set(globalThis, 'pending', bridge['vault.create']?.(input))
  }, validInputs['vault.create'])
  process.kill(host ?? 0, 'SIGKILL')

  const answer = await page.evaluate(() => Reflect.get(globalThis, 'pending') as Promise<unknown>)
  expect(answer).toEqual({ ok: false, code: 'host-gone' })
  await expect
    .poll(() => page.evaluate(() => Reflect.get(globalThis, 'told') as unknown))
    .toBe('app.hostGone')
  expect(valueOf(await ask(page, 'vault.state', null))).toMatchObject({ state: 'locked' })
  expect(await processesOf(app, hostPart)).toHaveLength(1)
})

test('a reloaded page gets a port of its own to the same host', async ({ app, page }) => {
  await unlocked(page)
  const before = await processesOf(app, hostPart)
  await page.reload()

  expect(valueOf(await ask(page, 'vault.state', null))).toMatchObject({ state: 'unlocked' })
  expect(await processesOf(app, hostPart)).toEqual(before)
})

async function copySecret(page: Page): Promise<void> {
  const { itemId } = valueOf(await ask(page, 'items.add', validInputs['items.add'])) as {
    itemId: string
  }
  const item = valueOf(await ask(page, 'items.get', { itemId })) as { versions: { id: string }[] }
  const versionId = item.versions[0]?.id
  valueOf(await ask(page, 'items.copy', { itemId, versionId, part: 'secret' }))
}

function clipboardOf(app: ElectronApplication): Promise<readonly string[]> {
  return app.evaluate(async ({ clipboard }) => {
    const items = await clipboard.read()
    return [await clipboard.readText(), ...items.flatMap((item) => [...item.types])]
  })
}

test('X9 copies in one step, asks not to be remembered, and clears on lock', async ({
  app,
  page,
}) => {
  test.skip(process.platform !== 'linux', 'the formats of other systems are proved there')
  await unlocked(page)
  await copySecret(page)
  expect(await clipboardOf(app)).toEqual([
    canary,
    'text/plain',
    'electron application/osclipboard;format="x-kde-passwordManagerHint"',
  ])

  void ask(page, 'app.lock', { panic: false }).catch(() => undefined)
  await nextPage(app, page)

  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toBe('')
})

test('X9 leaves alone what was copied elsewhere since', async ({ app, page }) => {
  await unlocked(page)
  await copySecret(page)
  await app.evaluate(({ clipboard }) => clipboard.writeText('a shopping list'))
  const old = await rendererOf(app)

  void ask(page, 'app.lock', { panic: false }).catch(() => undefined)
  await nextPage(app, page)
  await expect.poll(() => isAlive(old)).toBe(false)

  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe('a shopping list')
})

test('X8 keeps the window out of captures while a secret is shown', async ({ app, page }) => {
  await unlocked(page)
  await app.evaluate(({ BrowserWindow }) => {
    const asked: boolean[] = []
    Reflect.set(globalThis, 'asked', asked)
    const [window] = BrowserWindow.getAllWindows()
    if (window) window.setContentProtection = (enable: boolean) => void asked.push(enable)
  })
  const { itemId } = valueOf(await ask(page, 'items.add', validInputs['items.add'])) as {
    itemId: string
  }
  const item = valueOf(await ask(page, 'items.get', { itemId })) as { versions: { id: string }[] }
  valueOf(await ask(page, 'items.reveal', { itemId, versionId: item.versions[0]?.id }))

  const last = () => app.evaluate(() => (Reflect.get(globalThis, 'asked') as boolean[]).at(-1))
  await expect.poll(last).toBe(true)
})

test('X5 leaves a second start of the same profile to the first', async ({ app, page, launch }) => {
  await page.waitForLoadState()

  await app.evaluate((electron) => {
    electron.app.once('second-instance', () => Reflect.set(globalThis, 'wasTold', true))
  })

  // Depending on how fast it leaves, the test's own connection to it is made or not.
  const second = await launch({ args: ['keyturn://unlock', '/etc/passwd'] }).catch(() => null)

  await expect
    .poll(() => app.evaluate(() => Reflect.get(globalThis, 'wasTold') as unknown))
    .toBe(true)
  expect(second?.windows() ?? []).toEqual([])
  expect(await urlsOf(app)).toHaveLength(1)
  expect(valueOf(await ask(page, 'vault.state', null))).toMatchObject({ state: 'locked' })
})

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

test('X12 leaves no secret in any file, and closes the folders to others', async ({
  app,
  page,
  userData,
}) => {
  await unlocked(page)
  await copySecret(page)
  await app.close()

  const files = filesUnder(userData)
  expect(files.length).toBeGreaterThan(0)
  for (const file of files) {
    const bytes = readFileSync(file)
    expect(bytes.includes(canary), file).toBe(false)
    expect(bytes.includes('billing_api'), file).toBe(false)
  }
  for (const folder of ['vaults', 'practice']) {
    expect(statSync(join(userData, folder)).mode & 0o777).toBe(0o700)
  }
})

test('leaving practice deletes its vault and what its providers knew', async ({
  launch,
  userData,
}) => {
  const control = join(userData, '..', `${basename(userData)}-control.json`)
  const app = await launch({ env: { KEYTURN_SANDBOX_CONTROL: control } })
  const page = await app.firstWindow()
  await page.waitForURL(/index\.html$/)
  const providers = `${userData}-practice-providers`

  valueOf(await ask(page, 'practice.prepare', null))
  valueOf(await ask(page, 'vault.create', { ...validInputs['vault.create'], place: 'practice' }))
  expect(existsSync(providers)).toBe(true)
  expect(existsSync(join(userData, 'practice', 'practice.keyturn'))).toBe(true)
  expect(JSON.parse(readFileSync(control, 'utf8'))).toHaveProperty('token')
  const before = await processes(app)
  void ask(page, 'practice.leave', null).catch(() => undefined)
  const fresh = await nextPage(app, page)

  expect(valueOf(await ask(fresh, 'app.info', null))).toMatchObject({ place: null })
  await expectGone(before)
  expect(existsSync(providers)).toBe(false)
  expect(readdirSync(join(userData, 'practice'))).toEqual([])
  rmSync(control)
})

const onPackage = 'provable only on a package: an unpackaged run is for developers'
for (const argument of ['--no-sandbox', '--remote-debugging-port=0', '--js-flags=--expose-gc']) {
  test(`X3 refuses to start with ${argument} (${onPackage})`, async ({ launch, hostName }) => {
    test.skip(hostName !== 'electron' || process.env['KEYTURN_PACKAGE'] === undefined, onPackage)

    await expect(launch({ args: [argument] })).rejects.toThrow()
  })
}
