import type { Page } from '@playwright/test'
import { routes, type Fault } from './practice-control.ts'
import { atna, makeKey, shownOnce } from './pages/practice.ts'
import {
  act,
  card,
  expectLine,
  expectSentences,
  expectTruth,
  factOf,
  openReplacements,
  replaceKey,
  storyLine,
  turnOff,
  type Sentences,
} from './pages/replacement.ts'
import { expect, patience, test } from './practice-fixture.ts'

type Trouble = Pick<Fault, 'kind' | 'status'>

test.setTimeout(180_000)

/** What Keyturn does again by itself: at its next beat after the instant it names. */
const byItself = { timeout: 75_000 } as const

const nothingMade = 'Nothing was made or changed there.'

/** Answers that say that no key was made. */
const refusals: readonly (readonly [Trouble, Sentences])[] = [
  [
    { kind: 'status', status: 401 },
    {
      happened: 'The provider did not accept the linked account.',
      kept: nothingMade,
      todo: 'Check that the account is still valid, then try again.',
    },
  ],
  [
    { kind: 'status', status: 403 },
    {
      happened: 'The linked account may not do this at the provider.',
      kept: nothingMade,
      todo: 'Give the account this right at the provider, then try again.',
    },
  ],
  [
    { kind: 'status', status: 409 },
    {
      happened: 'The provider refused: something with this name is there already.',
      kept: nothingMade,
      todo: 'Wait a minute for a new name, then start again.',
    },
  ],
]

for (const [trouble, said] of refusals) {
  test(`a refusal with ${trouble.status} makes no key and is tried again`, async ({
    unlocked: page,
    control,
  }) => {
    const before = await control.names()
    await control.fault({ route: routes.create, ...trouble })
    await makeKey(page, { account: atna, service: 'billing_api' })
    await expectSentences(page, said)
    await expectTruth(page, 'No key was made. Nothing changed.')
    expect(await control.names()).toEqual(before)

    await act(page, 'Start again')
    await finishesWithOneKey(page)
    expect(await control.names()).toHaveLength(before.length + 1)
  })
}

test('a provider that asks to wait is asked again by itself, when it said', async ({
  unlocked: page,
  control,
}) => {
  const before = await control.names()
  // Twice: what is said meanwhile stands at least from one beat to the next.
  await control.fault({ route: routes.create, kind: 'status', status: 429, times: 2 })
  await makeKey(page, { account: atna, service: 'billing_api' })
  await expect(storyLine(page, `No new key at ${atna} yet`)).toContainText(
    /The provider asks to wait before the next request\. Tries again at .*\d\d:\d\d:\d\d/,
  )
  await expectTruth(page, 'No key was made. Nothing changed.')
  expect(await control.names()).toEqual(before)

  await expect(storyLine(page, 'Saved in this vault, and proved')).toBeVisible(byItself)
  await finishesWithOneKey(page)
  expect(await control.count(routes.create)).toBe(3)
  expect(await control.names()).toHaveLength(before.length + 1)
})

const keptTheRequest = 'The request is written down. It is not sent a second time.'

const noReply: Sentences = {
  happened: 'The provider was asked and did not answer. It may have been done or not.',
  kept: keptTheRequest,
  todo: 'Check what happened.',
}

const failed: Sentences = {
  ...noReply,
  happened: 'The provider answered that it failed. It may have been done or not.',
}

/** What is said of a request that may be repeated, whatever became of it. */
const askAgain: Sentences = {
  happened: 'The provider gave no answer that Keyturn can use.',
  kept: 'What is written down is as it was. Asking again does no harm.',
  todo: 'Wait a moment, then try again.',
}

const garbage: Sentences = {
  ...noReply,
  happened: 'The provider’s answer could not be read. It may have been done or not.',
}

const redirected: Sentences = {
  happened: 'The provider pointed to another address. Keyturn does not follow.',
  kept: 'No key was sent to the other address.',
  todo: 'Check what happened.',
}

/** Replies after which nobody knows; in truth nothing was made. */
const lostForNothing: readonly (readonly [Trouble, Sentences])[] = [
  [{ kind: 'status', status: 500 }, failed],
  [{ kind: 'close-before' }, noReply],
  [{ kind: 'redirect' }, redirected],
  // The longest: Keyturn waits twenty seconds for a provider that says nothing.
  [{ kind: 'hang' }, noReply],
]

for (const [trouble, said] of lostForNothing) {
  test(`after ${nameOf(trouble)} the check finds no key, and a new request makes one`, async ({
    unlocked: page,
    control,
  }) => {
    const before = await control.names()
    await control.fault({ route: routes.create, ...trouble })
    await makeKey(page, { account: atna, service: 'billing_api' })
    await seesItUnderReplacements(page, said)
    expect(await control.count(routes.create)).toBe(1)

    await act(page, 'Check what happened')
    // Lists lag: that nothing is listed is believed half a minute after the request.
    await expect(storyLine(page, 'No key was made at ATNA practice')).toBeVisible(byItself)
    await expectTruth(page, 'No key was made. Nothing changed.')
    expect(await control.count(routes.create)).toBe(1)
    await act(page, 'Start again')
    await finishesWithOneKey(page)
    expect(await control.names()).toHaveLength(before.length + 1)
  })
}

/** Replies after which nobody knows; in truth a key was made. */
const lostWithAKey: readonly (readonly [Trouble, Sentences])[] = [
  [{ kind: 'malformed-json' }, garbage],
  [{ kind: 'close-after' }, noReply],
  [{ kind: 'oversized' }, noReply],
]

for (const [trouble, said] of lostWithAKey) {
  test(`after ${nameOf(trouble)} the check finds the lost key, which is turned off`, async ({
    unlocked: page,
    control,
  }) => {
    const before = await control.names()
    await control.fault({ route: routes.create, ...trouble })
    const name = await makeKey(page, { account: atna, service: 'billing_api' })
    await seesItUnderReplacements(page, said)
    expect(await control.names()).toEqual([...before, name])

    await act(page, 'Check what happened')
    const line = storyLine(page, 'One key, ours, without its secret')
    await expect(line).toContainText(`lists ${name}, made in the minute of our request`)
    await expectTruth(page, 'A key exists whose secret was lost. Turn it off.')
    expect(await control.count(routes.create)).toBe(1)
    await turnOff(page, 'Turn off the lost key')
    await finishesWithOneKey(page)
    expect(await control.count(routes.turnOff)).toBe(1)
    expect(await control.names()).toHaveLength(before.length + 1)
  })
}

test('a provider that cannot list its keys is not asked for one', async ({
  unlocked: page,
  control,
}) => {
  const before = await control.names()
  await control.fault({ route: routes.list, kind: 'close-before' })
  await makeKey(page, { account: atna, service: 'billing_api' })
  await expectTruth(page, 'No key was made. Nothing changed.')
  await expectSentences(page, askAgain)
  expect(await control.count(routes.create)).toBe(0)
  await act(page, 'Try again')
  await finishesWithOneKey(page)
  expect(await control.names()).toHaveLength(before.length + 1)
})

test('a replacement whose reply was lost leaves the old key alone until it is cleaned up', async ({
  unlocked: page,
  control,
}) => {
  const before = await control.names()
  await control.fault({ route: routes.create, kind: 'close-after' })
  await replaceKey(page, 'risk_scoring')
  await expectTruth(page, 'The old key works. A new one may exist. Safe to close.')
  await expectLine(page, 'ATNA practice did not answer')
  await act(page, 'Check what happened')
  await turnOff(page, 'Turn off the lost key')
  await expectTruth(page, 'Both keys work. Safe to close.')
  expect(await control.names()).toEqual(expect.arrayContaining([...before]))
  expect(await control.names()).toHaveLength(before.length + 1)
})

test('a replacement that was refused is ended with the old key as it was', async ({
  unlocked: page,
  control,
}) => {
  const before = await control.names()
  await control.fault({ route: routes.create, kind: 'status', status: 403 })
  await replaceKey(page, 'risk_scoring')
  await expectTruth(page, 'The old key works. Safe to close.')
  await act(page, 'End without a new key')
  await act(page, 'Back to all keys')
  expect(await control.names()).toEqual(before)
  await replaceKey(page, 'risk_scoring')
  await expectTruth(page, 'Both keys work. Safe to close.')
})

test('a new key that the provider refuses at first is saved, and proved later by itself', async ({
  unlocked: page,
  control,
}) => {
  await control.fault({ route: routes.verify, kind: 'status', status: 401, times: 2 })
  await makeKey(page, { account: atna, service: 'billing_api' })
  const dialog = shownOnce(page)
  await expect(
    dialog.getByText('Saved, but not proved yet. It is under Replacements.'),
  ).toBeVisible()
  await dialog.getByRole('button', { name: 'Done' }).click()
  await openReplacements(page)
  const saved = card(page, 'Make billing_api')
  await expect(saved).toContainText(/goes on at .*\d\d:\d\d:\d\d/)
  await expect(factOf(saved, 'What happened')).toHaveText('A new key was made.')
  await expect(factOf(saved, 'What was kept')).toHaveText('It is saved in this vault.')
  await expectTruth(page, 'The new key is saved, but not proved yet. Safe to close.')
  await expect(page.getByRole('button', { name: /^Make billing_api Made and proved/ })).toBeVisible(
    byItself,
  )
  expect(await control.count(routes.create)).toBe(1)
  expect(await control.count(routes.verify)).toBe(3)
})

test('a key whose turning off was not answered is off, and proved to be', async ({
  unlocked: page,
  control,
}) => {
  const before = await control.names()
  await replaceKey(page, 'risk_scoring')
  await expectTruth(page, 'Both keys work. Safe to close.')
  await act(page, 'Every place uses the new key')
  await control.fault({ route: routes.turnOff, kind: 'close-after' })
  await turnOff(page, 'Turn off the old key')
  await expectSentences(page, askAgain)
  await act(page, 'Try again')
  await expectLine(page, 'Old key is off')
  expect(await control.count(routes.turnOff)).toBe(2)
  expect(await control.names()).toHaveLength(before.length)
})

function nameOf({ kind, status }: Trouble): string {
  return status === undefined ? `"${kind}"` : `a ${status}`
}

/** A lost reply stands among the replacements, and there its story is opened. */
async function seesItUnderReplacements(page: Page, said: Sentences): Promise<void> {
  await expectTruth(page, 'A new key may or may not exist. Safe to close.')
  await openReplacements(page)
  const lost = card(page, 'Make billing_api')
  await expect(lost.getByText('Check what happened', { exact: true }).first()).toBeVisible()
  await expect(factOf(lost, 'What happened')).toHaveText(said.happened)
  await expect(factOf(lost, 'What was kept')).toHaveText(said.kept)
  await expect(factOf(lost, 'What to do')).toHaveText(said.todo)
  await lost.getByRole('button', { name: 'Open' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Make billing_api' })).toBeVisible()
}

/** The story ends well: one new key, saved, proved, and still to be seen once. */
async function finishesWithOneKey(page: Page): Promise<void> {
  await expectLine(page, 'Saved in this vault, and proved')
  await expectTruth(page, 'The new key works. Safe to close.')
  await act(page, 'Show the new key')
  const secret = shownOnce(page).getByRole('group', { name: 'Secret of the new key' })
  await expect(secret).toHaveText(/^atna_sample_\w{32}$/, patience)
}
