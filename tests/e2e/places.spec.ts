import {
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { expect, patience } from './pages/patience.ts'
import {
  actAt,
  addPlace,
  expectPlace,
  openPlace,
  planReplacement,
  replaceFromPanel,
} from './pages/places.ts'
import { openItem } from './pages/practice.ts'
import { expectLine, expectTruth, storyLine, turnOff } from './pages/replacement.ts'
import { test, type SampleFile } from './places-fixture.ts'
import type { PracticeControl } from './practice-control.ts'

test.setTimeout(120_000)

const [idLine, secretLine] = ['ATNA_CREDENTIAL_ID', 'onboarding/.env ATNA_CREDENTIAL_SECRET']
const github = 'northwind/checkout ATNA_CREDENTIAL_SECRET'
const vercel = 'checkout production / ATNA_CREDENTIAL_SECRET'

test('a replacement reaches a file and two services, and waits for what deploys', async ({
  unlocked: page,
  control,
  env,
}) => {
  const old = { secret: secretIn(env), id: env.value(idLine) }
  const names = await control.names()
  await replaceFromPanel(page, 'kyc_onboarding')
  await expectLine(page, '3 of 4 places use the new key')
  await expectPlace(page, vercel, 'Waits for deployment')
  const next = { secret: secretIn(env), id: env.value(idLine) }
  expect(next.secret).toMatch(/^atna_sample_\w{32}$/)
  expect(next.secret).not.toBe(old.secret)
  // Nothing but the two halves of the key is another: comments, quotes, order, ends of lines.
  expect(env.text()).toBe(
    env.before.toString().replace(old.secret, next.secret).replace(old.id, next.id),
  )
  expect(env.mode()).toBe(0o600)
  expect(await valueAt(control, 'github')).toMatchObject({ value: next.secret })
  expect(await valueAt(control, 'vercel')).toMatchObject({
    value: next.secret,
    live: { production: old.secret },
  })

  await test.step('no place shows a value', async () => {
    const panel = await openPlace(page, secretLine)
    const tail = next.secret.slice(-4)
    await expect(panel).toContainText(`ATNA_CREDENTIAL_SECRET="atna_sample_•••••${tail}"`)
    expect(await page.content()).not.toContain(next.secret)
    expect(await page.content()).not.toContain(old.secret)
  })

  await test.step('the site is deployed, and the new key is in use', async () => {
    const asked = await countAtVercel(control)
    await actAt(page, vercel, 'Look whether it is deployed')
    await expect.poll(() => countAtVercel(control), patience).toBeGreaterThan(asked)
    const panel = await openPlace(page, vercel)
    const look = panel.getByRole('button', { name: 'Look whether it is deployed' })
    await expect(look).toBeEnabled()
    await expectPlace(page, vercel, 'Waits for deployment')
    await control.advance(60_000)
    expect(await valueAt(control, 'vercel')).toMatchObject({ live: { production: next.secret } })
    await actAt(page, vercel, 'Look whether it is deployed')
    await expectLine(page, '4 of 4 places use the new key')
    await expectLine(page, /^Old key works until /)
    await expectTruth(page, 'Both keys work. Safe to close.')
  })

  await turnOff(page, 'Turn off the old key')
  await expectTruth(page, 'The new key works. The old one is off and refused.')
  expect(await control.names()).toHaveLength(names.length)
  await seesTheTimeline(page, { old: old.secret, next: next.secret })
})

async function seesTheTimeline(
  page: Page,
  { old, next }: { readonly old: string; readonly next: string },
): Promise<void> {
  const panel = await openItem(page, 'kyc_onboarding')
  const dead = panel.getByRole('button', { name: new RegExp(`^Dead …${old.slice(-4)}`) })
  await expect(dead).toBeVisible()
  await expect(
    panel.getByRole('button', { name: new RegExp(`^In use …${next.slice(-4)}`) }),
  ).toBeVisible()
  await dead.click()
  await expect(panel.getByRole('definition').filter({ hasText: 'dropped' })).toBeVisible()
}

test('a file in which something else stands is left alone until the person decides', async ({
  unlocked: page,
  control,
  env,
}) => {
  const foreign = env.text().replace(secretIn(env), 'typed_by_somebody_else')
  env.write(foreign)
  await replaceFromPanel(page, 'kyc_onboarding')
  await expectPlace(page, secretLine, 'Something else stands here')
  await expectLine(page, '2 of 4 places use the new key')
  const panel = await openPlace(page, secretLine)
  await expect(panel).toContainText('What stands here now is kept in this vault first.')
  expect(secretIn(env)).toBe('typed_by_somebody_else')
  const [next] = await control.values('github')

  await actAt(page, secretLine, 'Put it here all the same')
  await expectPlace(page, secretLine, 'Changed')
  expect(secretIn(env)).toBe(next?.value)

  await actAt(page, secretLine, 'Undo this place')
  await expectPlace(page, secretLine, 'Put back')
  expect(secretIn(env)).toBe('typed_by_somebody_else')

  await actAt(page, secretLine, 'Leave this place out')
  await expectPlace(page, secretLine, 'Left out')
  expect(secretIn(env)).toBe('typed_by_somebody_else')
})

test('one place is put back alone, and gets the new key again', async ({
  unlocked: page,
  control,
  env,
}) => {
  const old = secretIn(env)
  await replaceFromPanel(page, 'kyc_onboarding')
  await expectPlace(page, vercel, 'Waits for deployment')
  const next = secretIn(env)

  for (const name of [secretLine, github]) {
    await actAt(page, name, 'Undo this place')
    await expectPlace(page, name, 'Put back')
  }
  expect(secretIn(env)).toBe(old)
  expect(await valueAt(control, 'github')).toMatchObject({ value: old })
  await expectTruth(page, 'Both keys work')

  for (const name of [secretLine, github]) {
    await actAt(page, name, 'Try again')
    await expectPlace(page, name, 'Changed')
  }
  expect(secretIn(env)).toBe(next)
  expect(await valueAt(control, 'github')).toMatchObject({ value: next })
})

test('a file that may not be written says so, and is tried again', async ({
  unlocked: page,
  env,
}) => {
  env.allow(0o400)
  await replaceFromPanel(page, 'kyc_onboarding')
  await expectPlace(page, secretLine, 'Not changed')
  const panel = await openPlace(page, secretLine)
  const told = panel.getByRole('alert').filter({ hasText: 'This file may not be written.' })
  await expect(told).toContainText('Allow writing and try again, or change it by hand.')
  expect(env.text()).toBe(env.before.toString())

  env.allow(0o640)
  await actAt(page, secretLine, 'Try again')
  await expectPlace(page, secretLine, 'Changed')
  await actAt(page, `onboarding/.env ${idLine}`, 'Try again')
  await expectPlace(page, `onboarding/.env ${idLine}`, 'Changed')
  expect(secretIn(env)).not.toBe('')
  expect(env.mode()).toBe(0o640)
})

test('a symbolic link is told, and the file behind it is written', async ({
  app,
  unlocked: page,
  env,
}) => {
  await allowPlaces(app)
  const folder = dirname(env.path)
  const [file, link] = [join(folder, 'shared', 'real.env'), join(folder, 'linked.env')]
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, 'A=1\r\nexport RISK = wrong # ours\r\nZ=2\r\n', { mode: 0o640 })
  symlinkSync(join('shared', 'real.env'), link)

  const opened = await openItem(page, 'risk_scoring')
  const secret = await shownSecret(opened)
  writeFileSync(file, readFileSync(file, 'utf8').replace('wrong', secret))
  const dialog = await addPlace(page, 'risk_scoring')
  await dialog.getByLabel('File', { exact: true }).fill(link)
  await dialog.getByLabel('Variable', { exact: true }).fill('RISK')
  await dialog.getByRole('button', { name: 'Look', exact: true }).click()
  await expect(dialog.getByText('The key in use stands there.')).toBeVisible()
  await expect(dialog.getByText('It is a symbolic link.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toBeHidden()

  await replaceFromPanel(page, 'risk_scoring')
  await expectPlace(page, 'linked.env RISK', 'Changed')
  const text = readFileSync(file, 'utf8')
  expect(text).toMatch(/^A=1\r\nexport RISK = atna_sample_\w{32} # ours\r\nZ=2\r\n$/)
  expect(text).not.toContain(secret)
  expect(lstatSync(file).mode & 0o777).toBe(0o640)
  expect(readlinkSync(link)).toBe(join('shared', 'real.env'))
  await ticksByHand(page)
})

/** Answers for the person where the system asks whether Keyturn may reach a place. */
async function allowPlaces(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ dialog }) => {
    dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false })
  })
}

async function ticksByHand(page: Page): Promise<void> {
  await expectLine(page, '1 of 3 places use the new key')
  for (const name of ['checkout/.env.production:19', 'GitHub Actions, checkout']) {
    const panel = await openPlace(page, name)
    await expect(panel.getByRole('button', { name: 'Copy notice' })).toBeVisible()
    await panel.getByRole('button', { name: 'I changed it', exact: true }).click()
    await expectPlace(page, name, 'Ticked by you')
  }
  await expectLine(page, /^Old key works until /)
}

test('a tick may be taken away as long as another place is open', async ({ unlocked: page }) => {
  await replaceFromPanel(page, 'risk_scoring')
  const name = 'checkout/.env.production:19'
  await actAt(page, name, 'I changed it')
  await expectPlace(page, name, 'Ticked by you')
  await actAt(page, name, 'Take the tick away')
  await expectPlace(page, name, 'You do this')
  await expect(storyLine(page, '0 of 2 places use the new key')).toBeVisible()
})

test('without a grace period the old key is looked at, at once', async ({
  unlocked: page,
  control,
  yaml,
}) => {
  const old = yaml.value('secret:')
  await planReplacement(page, 'docs_export')
  await page.getByRole('radio', { name: 'Not at all' }).check()
  await expect(page.getByText('It goes as soon as every place has the new key.')).toBeVisible()
  await page.getByRole('button', { name: 'Replace key' }).click()
  await expectLine(page, '2 of 2 places use the new key')
  const next = yaml.value('secret:')
  expect(yaml.text()).toBe(yaml.before.toString().replace(old, next))
  expect(await valueAt(control, 'gitlab')).toMatchObject({ value: next })
  await expectLine(page, 'Old key still works')
})

function secretIn(env: SampleFile): string {
  return env.value('ATNA_CREDENTIAL_SECRET')
}

async function countAtVercel(control: PracticeControl): Promise<number> {
  const requests = await control.requests()
  return requests.filter(({ provider }) => provider === 'vercel').length
}

async function valueAt(control: PracticeControl, service: 'github' | 'gitlab' | 'vercel') {
  const values = await control.values(service)
  expect(values).toHaveLength(1)
  return values[0]
}

async function shownSecret(panel: ReturnType<Page['locator']>): Promise<string> {
  await panel.getByRole('button', { name: 'Show secret' }).click()
  const secret = panel.getByRole('group', { name: 'Secret' })
  await expect(secret).toContainText(/atna_sample_\w{32}/)
  const text = /atna_sample_\w{32}/u.exec(await secret.innerText())?.[0] ?? ''
  await panel.getByRole('button', { name: 'Hide secret' }).click()
  return text
}
