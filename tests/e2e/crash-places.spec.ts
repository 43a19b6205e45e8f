import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { readIfThere } from './app-processes.ts'
import { foundIn } from './encodings.ts'
import { killHost, killWholeApp } from './kills.ts'
import { actAt, beginEmergency, expectPlace, replaceFromPanel } from './pages/places.ts'
import { expect, patience } from './pages/patience.ts'
import { firstPage, throughLock, unlock } from './pages/practice.ts'
import { act, card, expectLine, expectTruth, openReplacements } from './pages/replacement.ts'
import { test, type SampleFile } from './places-fixture.ts'
import { routes, type PracticeControl, type ProviderName } from './practice-control.ts'
import { filesIn } from './vault-bytes.ts'

// The app is killed for real at each step of a replacement that has places, and opened again: the
// window says what is true, it goes on from there, and no place is left with a key that is dead.

test.setTimeout(170_000)

const github = 'northwind/checkout ATNA_CREDENTIAL_SECRET'
const vercel = 'checkout production / ATNA_CREDENTIAL_SECRET'
const putSecret = 'PUT /repos/{owner}/{repository}/actions/secrets/{name}'
const regenerate = 'POST /sim/v1/webhooks/{area}/key'

/** An empty look so soon after a lost reply proves nothing: it is made once more by itself. */
const settles = { timeout: 90_000 } as const

for (const kind of ['hang', 'hang-after'] as const) {
  const when = kind === 'hang' ? 'before' : 'after'
  test(`killed ${when} a place has taken the new key, the place is written once more`, async ({
    app,
    unlocked,
    launch,
    passphrase,
    control,
    env,
    userData,
  }) => {
    const old = secretIn(env)
    await control.fault({ provider: 'github', route: putSecret, kind })
    await replaceFromPanel(unlocked, 'kyc_onboarding')
    await reached(control, 'github', 'PUT')
    const next = secretIn(env)
    await expect.poll(() => atGithub(control), patience).toBe(kind === 'hang' ? old : next)
    await killWholeApp(app)
    expectNowhere(userData, [old, next])

    const page = await startsAgain(await launch(), passphrase)
    await opensReplacement(page, 'kyc_onboarding')
    await expectTruth(page, /^Both keys work\./)
    await expectPlace(page, github, 'Being changed')
    await act(page, 'Continue')
    await expectPlace(page, github, 'Changed')
    await expectPlace(page, vercel, 'Waits for deployment')
    expect(await atGithub(control)).toBe(next)
    expect(secretIn(env)).toBe(next)
    expect(await control.count(routes.create)).toBe(0)
  })
}

test('killed while a site waits for its deployment, it is looked at again', async ({
  app,
  unlocked,
  passphrase,
  control,
  env,
  userData,
}) => {
  const old = secretIn(env)
  await replaceFromPanel(unlocked, 'kyc_onboarding')
  await expectPlace(unlocked, vercel, 'Waits for deployment')
  const locked = await throughLock(app, unlocked, () => killHost(app))
  expectNowhere(userData, [old, secretIn(env)])
  await unlock(locked, passphrase)
  await openReplacements(locked)
  await opensReplacement(locked, 'kyc_onboarding')
  await expectPlace(locked, vercel, 'Waits for deployment')
  await control.advance(60_000)
  await actAt(locked, vercel, 'Look whether it is deployed')
  await expectLine(locked, '4 of 4 places use the new key')
  await expectLine(locked, /^Old key works until /)
})

test('killed while it is taken back, the rest is put back and the new key goes', async ({
  app,
  unlocked,
  launch,
  passphrase,
  control,
  env,
  userData,
}) => {
  const [old, before] = [secretIn(env), await control.names()]
  await replaceFromPanel(unlocked, 'kyc_onboarding')
  await expectPlace(unlocked, vercel, 'Waits for deployment')
  const next = secretIn(env)
  await control.fault({ provider: 'github', route: putSecret, kind: 'hang' })
  await act(unlocked, 'Take it back')
  await unlocked
    .getByRole('form', { name: 'Take the replacement back' })
    .getByRole('button', { name: 'Take it back' })
    .click()
  await expectPlace(unlocked, github, 'Being put back')
  await killWholeApp(app)
  expectNowhere(userData, [old, next])

  const page = await startsAgain(await launch(), passphrase)
  await opensReplacement(page, 'kyc_onboarding')
  await expectTruth(page, 'Both keys work. It is being taken back.')
  // A key that some place still has is not turned off.
  expect(await control.names()).toHaveLength(before.length + 1)
  await act(page, 'Continue')
  await expectPlace(page, github, 'Put back')
  // What is put back last may come to the site after its clock was moved: then it is moved again.
  const isBack = page.getByRole('status').filter({ hasText: 'Taken back. Only the old key works.' })
  await expect(async () => {
    if (await isBack.isVisible()) return
    await control.advance(60_000)
    await actAt(page, vercel, 'Look whether it is deployed')
    await expect(isBack).toBeVisible({ timeout: 5_000 })
  }).toPass(settles)
  expect(env.text()).toBe(env.before.toString())
  expect(await atGithub(control)).toBe(old)
  expect(await control.names()).toEqual(before)
})

test('killed while a key is turned off in an emergency, it is off and gets a new one', async ({
  app,
  unlocked,
  launch,
  passphrase,
  control,
  env,
  userData,
}) => {
  const [old, before] = [secretIn(env), await control.names()]
  await control.fault({ route: routes.turnOff, kind: 'hang-after' })
  const dialog = await beginEmergency(unlocked, 'kyc_onboarding')
  await dialog.getByRole('radio', { name: 'It was seen by others' }).check()
  await dialog.getByRole('checkbox').check()
  await dialog.getByRole('button', { name: 'Turn off now' }).click()
  await expect.poll(async () => (await control.names()).length).toBe(before.length - 1)
  await killWholeApp(app)
  expectNowhere(userData, [old])

  const page = await startsAgain(await launch(), passphrase)
  await opensReplacement(page, 'kyc_onboarding', /^Turn off and replace/)
  await act(page, 'Continue')
  await expectLine(page, 'Old key is off')
  await expectPlace(page, vercel, 'Waits for deployment')
  expect(secretIn(env)).not.toBe(old)
  expect(await atGithub(control)).toBe(secretIn(env))
  expect(await control.names()).toHaveLength(before.length)
  await control.advance(60_000)
  await actAt(page, vercel, 'Look whether it is deployed')
  await expectTruth(page, 'The new key works. The old one is off and refused.')
})

test('killed before a key was replaced in place, the old one is found alive', async ({
  app,
  unlocked,
  launch,
  passphrase,
  control,
}) => {
  await control.fault({ provider: 'atomicat', route: regenerate, kind: 'hang' })
  await replacesInPlace(unlocked)
  await reached(control, 'atomicat', 'POST')
  await killWholeApp(app)

  const page = await looksAgainInPlace(await launch(), passphrase)
  await expect(page.getByRole('button', { name: 'Start again' })).toBeVisible(settles)
  expect(await control.asked('atomicat', 'POST')).toBe(0)
  await act(page, 'Start again')
  await finishesInPlace(page)
})

test('killed after a key was replaced in place, its lost secret is read once more', async ({
  app,
  unlocked,
  launch,
  passphrase,
  control,
}) => {
  await control.fault({ provider: 'atomicat', route: regenerate, kind: 'hang-after' })
  await replacesInPlace(unlocked)
  await reached(control, 'atomicat', 'POST')
  await killWholeApp(app)

  const page = await looksAgainInPlace(await launch(), passphrase)
  await expectTruth(page, 'The old key is dead, and the secret of the new one was lost.')
  await act(page, 'Read the new key once more')
  await finishesInPlace(page)
  expect(await control.asked('atomicat', 'POST')).toBe(0)
})

async function replacesInPlace(page: Page): Promise<void> {
  await replaceFromPanel(page, 'lead_forms')
  await page.getByRole('checkbox', { name: 'I know what breaks' }).check()
  await page.getByRole('button', { name: 'Replace key' }).click()
}

/** The app once more, and a look at what became of the lost reply. */
async function looksAgainInPlace(app: ElectronApplication, passphrase: string): Promise<Page> {
  const page = await startsAgain(app, passphrase)
  await opensReplacement(page, 'lead_forms')
  await expectTruth(page, 'Either key may be the living one. Nothing more is sent. Safe to close.')
  await act(page, 'Check what happened')
  return page
}

async function finishesInPlace(page: Page): Promise<void> {
  await expectTruth(
    page,
    'The old key is dead. The new one is saved. Places break until they have it.',
  )
  await actAt(page, 'crm/.env:14', 'I changed it')
  await expectTruth(page, 'The new key works. The old one is off and refused.')
}

function secretIn(env: SampleFile): string {
  return env.value('ATNA_CREDENTIAL_SECRET')
}

async function atGithub(control: PracticeControl): Promise<string | undefined> {
  return (await control.values('github'))[0]?.value
}

/** Waits until a request with a method has come to a provider, beside those of the samples. */
async function reached(
  control: PracticeControl,
  provider: ProviderName,
  method: string,
): Promise<void> {
  await expect.poll(() => control.asked(provider, method), patience).toBeGreaterThan(0)
}

/** The same profile in a new run of the app, unlocked, with everything that is under way. */
async function startsAgain(app: ElectronApplication, passphrase: string): Promise<Page> {
  const page = await firstPage(app)
  await unlock(page, passphrase)
  await openReplacements(page)
  return page
}

async function opensReplacement(
  page: Page,
  service: string,
  title: string | RegExp = `Replace ${service}`,
): Promise<void> {
  await card(page, title).getByRole('button', { name: 'Open' }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
}

/** Neither key stands in any file of the profile, whatever was cut off. */
function expectNowhere(userData: string, secrets: readonly string[]): void {
  for (const secret of secrets) expect(secret).toMatch(/^atna_sample_\w{32}$/)
  const found = filesIn(userData).flatMap((file) =>
    foundIn(readIfThere(join(userData, file)), secrets).map((as) => `${file}: ${as}`),
  )
  expect(found).toEqual([])
}
