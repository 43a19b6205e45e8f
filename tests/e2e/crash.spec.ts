import type { ElectronApplication, Page } from '@playwright/test'
import { killHost, killRenderer, killWholeApp } from './kills.ts'
import { routes, type PracticeControl } from './practice-control.ts'
import { expectLocked, firstPage, throughLock, unlock } from './pages/practice.ts'
import {
  act,
  card,
  expectLine,
  expectTruth,
  factOf,
  openReplacements,
  replaceKey,
  turnOff,
  type Sentences,
} from './pages/replacement.ts'
import { expect, patience, test } from './practice-fixture.ts'

test.setTimeout(150_000)

const title = 'Replace risk_scoring'

const savedOnly = 'The new key is saved, but not proved yet. Safe to close.'

const replyLost: Sentences = {
  happened: 'The provider was asked and did not answer. It may have been done or not.',
  kept: 'The request is written down. It is not sent a second time.',
  todo: 'Check what happened.',
}

test.describe('an app that is killed', () => {
  test('with a request under way finds the key whose reply was lost', async ({
    app,
    unlocked,
    launch,
    passphrase,
    control,
  }) => {
    const before = await control.names()
    await control.fault({ route: routes.create, kind: 'hang-after' })
    await replaceKey(unlocked, 'risk_scoring')
    await committed(control, before.length + 1)
    await killWholeApp(app)

    const page = await startsAgain(await launch(), passphrase)
    expect(await control.names()).toHaveLength(before.length + 1)
    await cleansUpTheLostKey(page)
    await carriesOnToTheEnd(page)
    expect(await control.names()).toHaveLength(before.length)
  })

  test('with a new key that is saved and not proved goes on to prove it', async ({
    app,
    unlocked,
    launch,
    passphrase,
    control,
  }) => {
    const before = await control.names()
    await control.fault({ route: routes.verify, kind: 'hang' })
    await replaceKey(unlocked, 'risk_scoring')
    await expect.poll(() => control.count(routes.verify), patience).toBe(1)
    await killWholeApp(app)

    const page = await startsAgain(await launch(), passphrase)
    await expectCard(page, {
      happened: 'A new key was made.',
      kept: 'It is saved in this vault.',
      todo: 'Continue: Keyturn proves it with a real call.',
    })
    await expectTruth(page, savedOnly)
    await card(page, title).getByRole('button', { name: 'Continue' }).click()
    await expectTruth(page, 'Both keys work. Safe to close.')
    await card(page, title).getByRole('button', { name: 'Open' }).click()
    await carriesOnToTheEnd(page)
    expect(await control.count(routes.create)).toBe(0)
    expect(await control.names()).toHaveLength(before.length)
  })

  test('with two working keys still knows which one is in use', async ({
    app,
    unlocked,
    launch,
    passphrase,
    control,
  }) => {
    const before = await control.names()
    await replaceKey(unlocked, 'risk_scoring')
    await expectTruth(unlocked, 'Both keys work. Safe to close.')
    await act(unlocked, 'Every place uses the new key')
    await expectLine(unlocked, /^Old key works until /)
    await killWholeApp(app)

    const page = await startsAgain(await launch(), passphrase)
    const waiting = card(page, title)
    await expect(factOf(waiting, 'What happened')).toHaveText('The new key is in use.')
    await expect(factOf(waiting, 'What was kept')).toHaveText(/^The old key works until /)
    await waiting.getByRole('button', { name: 'Open' }).click()
    await turnOff(page, 'Turn off the old key')
    await expectLine(page, 'Old key is off')
    expect(await control.names()).toHaveLength(before.length)
  })

  test('while a key is being turned off finishes that, and proves it', async ({
    app,
    unlocked,
    launch,
    passphrase,
    control,
  }) => {
    const before = await control.names()
    await replaceKey(unlocked, 'risk_scoring')
    await act(unlocked, 'Every place uses the new key')
    await control.fault({ route: routes.turnOff, kind: 'hang-after' })
    await turnOff(unlocked, 'Turn off the old key')
    await committed(control, before.length)
    await killWholeApp(app)

    const page = await startsAgain(await launch(), passphrase)
    await expectCard(page, {
      happened: 'ATNA practice was asked to turn a key off.',
      kept: 'The request is written down.',
      todo: 'Continue: asking twice does no harm.',
    })
    await card(page, title).getByRole('button', { name: 'Continue' }).click()
    await expectFinished(page)
    expect(await control.names()).toHaveLength(before.length)
  })
})

test.describe('one process that is killed alone', () => {
  test('the vault host: the window says so and locks, and nothing is lost', async ({
    app,
    unlocked,
    passphrase,
    control,
  }) => {
    const before = await control.names()
    await control.fault({ route: routes.create, kind: 'hang-after' })
    await replaceKey(unlocked, 'risk_scoring')
    await committed(control, before.length + 1)
    const locked = await throughLock(app, unlocked, () => killHost(app))
    await expectLocked(locked, endedByItself)
    await expect(locked.getByText('risk_scoring')).toHaveCount(0)

    await unlock(locked, passphrase)
    await openReplacements(locked)
    await cleansUpTheLostKey(locked)
    await carriesOnToTheEnd(locked)
    expect(await control.names()).toHaveLength(before.length)
  })

  test('the page: a fresh one is locked, and the key that was being made is saved', async ({
    app,
    unlocked,
    passphrase,
    control,
  }) => {
    const before = await control.names()
    await control.fault({ route: routes.create, kind: 'delay', ms: 3_000 })
    await replaceKey(unlocked, 'risk_scoring')
    await expect.poll(() => control.count(routes.create), patience).toBe(1)
    const locked = await throughLock(app, unlocked, () => killRenderer(app))
    await expectLocked(locked, endedByItself)

    await committed(control, before.length + 1)
    await unlock(locked, passphrase)
    await openReplacements(locked)
    // A lock lets the key be saved, and begins nothing more.
    await expectTruth(locked, savedOnly)
    expect(await control.count(routes.create)).toBe(1)
  })
})

test.describe('locking while a key is being made', () => {
  test('shows a locked window at once, and the key is saved nevertheless', async ({
    app,
    unlocked,
    passphrase,
    control,
  }) => {
    const before = await control.names()
    await control.fault({ route: routes.create, kind: 'delay', ms: 12_000 })
    await replaceKey(unlocked, 'risk_scoring')
    await expect.poll(() => control.count(routes.create), patience).toBe(1)
    const locked = await throughLock(app, unlocked, () =>
      unlocked.keyboard.press('ControlOrMeta+L'),
    )
    await expectLocked(locked, 'You locked it.')
    // The provider has not answered yet.
    expect(await control.names()).toEqual(before)
    await expect(locked.getByText('A request that was making a key was cut off.')).toHaveCount(0)

    // Whoever unlocks before the answer has come is shown it as soon as it is there.
    await unlock(locked, passphrase)
    await openReplacements(locked)
    await expectTruth(locked, savedOnly)
    await card(locked, title).getByRole('button', { name: 'Open' }).click()
    await act(locked, 'Continue')
    await carriesOnToTheEnd(locked)
    expect(await control.count(routes.create)).toBe(1)
    expect(await control.names()).toHaveLength(before.length)
  })

  test('at once cuts the request off, says so, and knows that a key may exist', async ({
    app,
    unlocked,
    passphrase,
    control,
  }) => {
    const before = await control.names()
    await control.fault({ route: routes.create, kind: 'hang-after' })
    await replaceKey(unlocked, 'risk_scoring')
    await committed(control, before.length + 1)
    const locked = await throughLock(app, unlocked, () =>
      unlocked.keyboard.press('ControlOrMeta+Shift+L'),
    )
    await expectLocked(locked, 'It was locked at once.')
    await expect(locked.getByText(/^A request that was making a key was cut off\./)).toBeVisible()

    await unlock(locked, passphrase)
    await openReplacements(locked)
    await cleansUpTheLostKey(locked)
    await expectTruth(locked, 'Both keys work. Safe to close.')
  })
})

const endedByItself =
  'The part that holds the vault ended, so it locked. Everything saved is still saved.'

/** Waits until the practice ATNA holds so many keys. */
async function committed(control: PracticeControl, count: number): Promise<void> {
  await expect.poll(async () => (await control.names()).length, patience).toBe(count)
}

/** The same profile in a new run of the app, unlocked, with everything that is under way. */
async function startsAgain(app: ElectronApplication, passphrase: string): Promise<Page> {
  const page = await firstPage(app)
  await unlock(page, passphrase)
  await openReplacements(page)
  return page
}

async function expectCard(page: Page, said: Sentences): Promise<void> {
  await expect(factOf(card(page, title), 'What happened')).toHaveText(said.happened)
  await expect(factOf(card(page, title), 'What was kept')).toHaveText(said.kept)
  await expect(factOf(card(page, title), 'What to do')).toHaveText(said.todo)
}

/** From the card of a lost reply to a replacement that goes on with a new key. */
async function cleansUpTheLostKey(page: Page): Promise<void> {
  await expectCard(page, replyLost)
  await expectTruth(page, 'The old key works. A new one may exist. Safe to close.')
  await card(page, title).getByRole('button', { name: 'Check what happened' }).click()
  await expectTruth(page, 'A key exists whose secret was lost. Turn it off.')
  await card(page, title).getByRole('button', { name: 'Open' }).click()
  await turnOff(page, 'Turn off the lost key')
}

/** From two keys that work to one, with the proof that the old one is refused. */
async function carriesOnToTheEnd(page: Page): Promise<void> {
  await expectTruth(page, 'Both keys work. Safe to close.')
  await act(page, 'Every place uses the new key')
  await turnOff(page, 'Turn off the old key')
  await expectLine(page, 'Old key is off')
  await openReplacements(page)
  await expectFinished(page)
}

async function expectFinished(page: Page): Promise<void> {
  const line = page.getByRole('button', { name: new RegExp(`^${title} Replaced, old key off`) })
  await expect(line).toBeVisible()
}
