import type { ElectronApplication, Page } from '@playwright/test'
import { keptKey, test } from './own-vault.ts'
import { expect } from './pages/patience.ts'
import { clipboardText, throughLock } from './pages/practice.ts'
import { openSettings, row, unlock } from './pages/vault.ts'
import { hostPart, isAlive, processesOf, rendererOf } from './shell-probes.ts'

// Every way to lock, as a person meets it: what was on the screen and in memory is gone, the screen
// says why, and the same passphrase opens the vault again.

test.describe.configure({ timeout: 120_000 })

type Way = {
  readonly how: string
  readonly says: string
  readonly lock: (app: ElectronApplication, page: Page) => Promise<unknown>
}

const ways: readonly Way[] = [
  {
    how: 'the button',
    says: 'You locked it.',
    lock: (_app, page) => page.getByRole('button', { name: 'Lock', exact: true }).click(),
  },
  {
    how: 'the shortcut',
    says: 'You locked it.',
    lock: (_app, page) => page.keyboard.press('Control+L'),
  },
  {
    how: 'the shortcut for a panic',
    says: 'It was locked at once.',
    lock: (_app, page) => page.keyboard.press('Control+Shift+L'),
  },
  {
    how: 'the machine going to sleep',
    says: 'It locked when the computer went to sleep.',
    lock: (app) => app.evaluate(({ powerMonitor }) => void powerMonitor.emit('suspend')),
  },
  {
    how: 'the lock of the screen',
    says: 'It locked with the screen.',
    lock: (app) => app.evaluate(({ powerMonitor }) => void powerMonitor.emit('lock-screen')),
  },
  {
    // The clock of the wall is moved as a machine that slept finds it, so that nobody waits.
    how: 'time without a key or the pointer',
    says: 'It locked because nobody used it for a while.',
    lock: (app) => passMinutes(app, 6),
  },
]

/** Lets minutes go by while the machine sleeps, as far as the main process can tell. */
function passMinutes(app: ElectronApplication, minutes: number): Promise<void> {
  return app.evaluate(({ powerMonitor }, byMs) => {
    const before = Date.now.bind(Date)
    Date.now = () => before() + byMs
    powerMonitor.emit('resume')
  }, minutes * 60_000)
}

/** The processes that know what is on the screen and in the vault. */
async function knowing(app: ElectronApplication): Promise<readonly number[]> {
  return [await rendererOf(app), ...(await processesOf(app, hostPart))]
}

for (const { how, says, lock } of ways) {
  test(`${how} locks: both processes end, a fresh pair serves, and it opens again`, async ({
    app,
    page,
  }) => {
    await unlock(page)
    await row(page, keptKey.service).click()
    await page.getByRole('button', { name: 'Show secret' }).click()
    await expect(page.getByText(keptKey.secret)).toBeVisible()
    const old = await knowing(app)
    expect(old).toHaveLength(2)
    const locked = await throughLock(app, page, () => lock(app, page))

    await expect(locked.getByText(says)).toBeVisible()
    for (const pid of old) await expect.poll(() => isAlive(pid)).toBe(false)
    expect(await locked.locator('body').innerText()).not.toContain(keptKey.service)
    await unlock(locked)
    await expect(row(locked, keptKey.service)).toBeVisible()
    await expect(locked.getByText(keptKey.secret)).toBeHidden()
    const fresh = await knowing(app)
    expect(fresh).toHaveLength(2)
    expect(fresh.filter((pid) => old.includes(pid))).toEqual([])
  })
}

test('a while that is shorter than the setting does not lock', async ({ app, page }) => {
  await unlock(page)
  await passMinutes(app, 4)

  await expect(row(page, keptKey.service)).toBeVisible()
  expect(app.windows()).toEqual([page])
})

test('the while is the one of the settings', async ({ app, page }) => {
  await unlock(page)
  await openSettings(page)
  const minutes = page.getByLabel('Lock when nobody uses it for')
  await minutes.fill('2')
  await minutes.press('Enter')
  await expect(page.getByText('Locks in 2 min')).toBeVisible()

  const locked = await throughLock(app, page, () => passMinutes(app, 3))
  await expect(locked.getByText('nobody used it for a while')).toBeVisible()
})

test('locking clears what was copied', async ({ app, page }) => {
  await unlock(page)
  await row(page, keptKey.service).click()
  await page.getByRole('button', { name: 'Copy secret' }).click()
  await expect(page.getByText('Copied.')).toBeVisible()
  expect(await clipboardText(app)).toBe(keptKey.secret)
  await throughLock(app, page, () => page.keyboard.press('Control+L'))

  await expect.poll(() => clipboardText(app)).toBe('')
})

test('a dialog that is open does not keep it from locking', async ({ app, page }) => {
  await unlock(page)
  await page.keyboard.press('Control+N')
  await page.getByRole('dialog').getByLabel('Secret (optional)').fill('sample_half_typed')
  const locked = await throughLock(app, page, () => page.keyboard.press('Control+L'))

  await expect(locked.getByText('You locked it.')).toBeVisible()
  expect(await locked.content()).not.toContain('sample_half_typed')
})
