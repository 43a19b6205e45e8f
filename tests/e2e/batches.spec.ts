import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { killWholeApp } from './kills.ts'
import { expect, patience } from './pages/patience.ts'
import { atna, firstPage, lock, unlock } from './pages/practice.ts'
import { act } from './pages/replacement.ts'
import { test } from './places-fixture.ts'
import { routes } from './practice-control.ts'

test.setTimeout(150_000)

test('all that are overdue: one fails, one is put off, the others go on', async ({
  unlocked: page,
  control,
  userData,
  yaml,
}) => {
  const before = await control.names()
  await control.fault({ route: routes.create, kind: 'status', status: 403 })
  await control.fault({
    provider: 'portal',
    route: 'POST /sim/v1/environments/{env}/api-secrets',
    kind: 'status',
    status: 429,
  })
  await page.getByRole('button', { name: /^Replace many/ }).click()
  await page.getByRole('radio', { name: /^All that are overdue/ }).check()
  await act(page, 'Show the plan')
  const plan = page.getByRole('table', { name: 'The plan' })
  for (const name of ['risk_scoring', 'docs_export', 'lead_forms']) {
    await expect(plan.getByRole('row').filter({ hasText: name })).toBeVisible()
  }
  // Nothing has begun, and what breaks is to be accepted for each key.
  expect(await control.count(routes.create)).toBe(0)
  await expect(page.getByText(/would break something/)).toBeVisible()
  await page.getByRole('checkbox', { name: /^I know what breaks for lead_forms/ }).check()
  const others = /^Replace (?!risk_scoring|docs_export|lead_forms)/
  for (const box of await plan.getByRole('checkbox', { name: others, disabled: false }).all()) {
    await box.uncheck()
  }
  await page.getByRole('button', { name: 'Replace 3 keys' }).click()

  await expectState(page, 'risk_scoring', 'Stopped')
  // What was put off is tried again by itself when its time has come.
  const putOff = batchLines(page).filter({ hasText: 'docs_export' })
  await expect(putOff).toContainText('New key in use', { timeout: 100_000 })
  await expectState(page, 'lead_forms', 'Its next step is yours.')
  expect(await control.names()).toEqual(before)
  expect(await control.asked('atomicat', 'POST')).toBe(1)
  expect((await control.values('gitlab'))[0]?.value).toBe(yaml.value('secret:'))
  expect(yaml.text()).not.toBe(yaml.before.toString())
  const file = join(`${userData}-practice-providers`, 'summary.csv')
  await exportsSummary(page, file)
  const text = readFileSync(file, 'utf8')
  for (const name of ['risk_scoring', 'docs_export', 'lead_forms']) expect(text).toContain(name)
  expect(text).not.toMatch(/atna_sample_|portal_sample_|atomicat_sample_/)
  expect(text).not.toContain(yaml.value('secret:'))
  expect(statSync(file).mode & 0o077).toBe(0)
})

async function exportsSummary(page: Page, file: string): Promise<void> {
  await act(page, 'Save a summary')
  const dialog = page.getByRole('dialog', { name: 'Save a summary' })
  await dialog.getByLabel('New file', { exact: true }).fill(file)
  await dialog.getByRole('button', { name: 'Write the file' }).click()
  await expect(dialog.getByText('The summary is written.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click()
}

test('stopped, locked and unlocked, a batch goes on only when the person says so', async ({
  app,
  unlocked: page,
  passphrase,
  control,
}) => {
  const before = await control.names()
  await control.fault({ route: routes.create, kind: 'delay', ms: 5_000 })
  await startsAllOfAtna(page)
  await expect.poll(() => control.count(routes.create), patience).toBe(1)
  await act(page, 'Stop')
  await expect(batchLines(page).filter({ hasText: 'Not begun' })).toHaveCount(2)
  await expect.poll(async () => (await control.names()).length, patience).toBe(before.length + 1)

  const locked = await lock(app, page)
  await unlock(locked, passphrase)
  await opensBatch(locked)
  await expect(locked.getByRole('status').filter({ hasText: 'Stopped.' })).toBeVisible()
  await expect(batchLines(locked).filter({ hasText: 'Not begun' })).toHaveCount(2)
  expect(await control.count(routes.create)).toBe(1)
  await act(locked, 'Go on')
  await expect.poll(() => control.count(routes.create), patience).toBe(3)
  await expect(batchLines(locked).filter({ hasText: 'Not begun' })).toHaveCount(0)
  await expect(batchLines(locked).filter({ hasText: 'Waiting' })).toHaveCount(3)
  expect(await control.names()).toHaveLength(before.length + 3)
})

test('killed in the middle, a batch is stopped, and the lost reply is not asked again', async ({
  app,
  unlocked,
  launch,
  passphrase,
  control,
}) => {
  const before = await control.names()
  await control.fault({ route: routes.create, kind: 'hang-after' })
  await startsAllOfAtna(unlocked)
  await expect.poll(async () => (await control.names()).length, patience).toBe(before.length + 1)
  await killWholeApp(app)

  const page = await firstPage(await launch())
  await unlock(page, passphrase)
  await opensBatch(page)
  await expect(page.getByRole('status').filter({ hasText: 'Stopped.' })).toBeVisible()
  expect(await control.count(routes.create)).toBe(0)
  await act(page, 'Go on')
  await expect.poll(() => control.count(routes.create), patience).toBe(2)
  await expect(batchLines(page).filter({ hasText: 'Not begun' })).toHaveCount(0)
  await expect(batchLines(page).filter({ hasText: 'Under way' })).toHaveCount(0)
  expect(await control.names()).toHaveLength(before.length + 3)
  await expectState(page, 'risk_scoring', 'It is not sent a second time. Check what happened.')
  await expectState(page, 'kyc_onboarding', 'It goes on by itself.')
  await expectState(page, 'fraud_reports', 'Its next step is yours.')
})

async function startsAllOfAtna(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Replace many/ }).click()
  await page.getByRole('radio', { name: /^All at one linked account/ }).check()
  await page.getByLabel('Account', { exact: true }).selectOption({ label: atna })
  await act(page, 'Show the plan')
  await page.getByRole('button', { name: 'Replace 3 keys' }).click()
  await expect(batchLines(page)).toHaveCount(3)
}

async function opensBatch(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Replace many/ }).click()
  await page.getByRole('button', { name: /^Keys at / }).click()
  await expect(batchLines(page)).toHaveCount(3)
}

/** The keys of the batch that is shown. */
function batchLines(page: Page): Locator {
  return page.locator('.batch-items').getByRole('listitem')
}

async function expectState(page: Page, name: string, state: string): Promise<void> {
  await expect(batchLines(page).filter({ hasText: name })).toContainText(state)
}
