import type { Locator, Page } from '@playwright/test'
import { expect } from './pages/patience.ts'
import { openItem } from './pages/practice.ts'
import { factOf } from './pages/replacement.ts'
import { chooseMore } from './pages/vault.ts'
import { test } from './practice-fixture.ts'

// Why a key does not work, at the practice AtomicPay: one request that reads, and six causes.

test.setTimeout(180_000)

const sixCauses = [
  'Copied incorrectly',
  'Wrong business or environment',
  'Wrong authentication format',
  'No permission for this action',
  'Replaced or turned off',
  'Address changed, or called wrongly',
]

const products = 'GET /v1/products'

test('002-19 002-28 a key is tried by one request that reads, and all six causes are told', async ({
  unlocked: page,
  control,
}) => {
  const dialog = await openDiagnosis(page, 'billing_sync')
  const writes = await control.asked('atomicpay', 'POST')
  const result = await findOut(dialog)
  await expect(result).toContainText('It works. AtomicPay practice accepted the key just now.')
  await expect(factOf(result, 'Answer')).toHaveText('200')
  await expect(factOf(result, 'Asked')).toContainText(/^GET 127\.0\.0\.1:\d+\/v1\/products/)
  await expect(causesIn(result)).toHaveText(sixCauses)
  await expect(likely(result)).toHaveCount(0)
  expect(await control.asked('atomicpay', 'POST')).toBe(writes)
  await dialog.getByRole('button', { name: 'Close' }).click()
  const panel = await openItem(page, 'billing_sync')
  await expect(
    panel.getByRole('checkbox', { name: /^Try it with one low-risk request/ }),
  ).toBeChecked()
})

test('001-35 002-25 a key that may not do it is told from a key that is not accepted', async ({
  unlocked: page,
  control,
}) => {
  const dialog = await openDiagnosis(page, 'refunds_tool')
  const notAllowed = await findOut(dialog)
  await expect(notAllowed).toContainText('does not let it do this (403). The key itself is good.')
  await expect(likely(notAllowed)).toHaveText('No permission for this action')

  await control.fault({ provider: 'atomicpay', route: products, kind: 'status', status: 401 })
  const refused = await findOut(dialog)
  await expect(refused).toContainText('did not accept the key (401)')
  await expect(refused).toContainText('This is about the key itself')
  await expect(cause(refused, 'No permission for this action')).toContainText('Unlikely')
})

test('002-23 002-27 a wrong environment and an address that changed are named as such', async ({
  unlocked: page,
  control,
}) => {
  const dialog = await openDiagnosis(page, 'billing_sync')
  await control.fault({ provider: 'atomicpay', route: products, kind: 'status', status: 410 })
  const gone = await findOut(dialog)
  await expect(gone).toContainText('This is about the address, and not about the key.')
  await expect(likely(gone)).toHaveText('Address changed, or called wrongly')

  await dialog.getByLabel('Environment in which it fails').fill('Test')
  await control.fault({ provider: 'atomicpay', route: products, kind: 'status', status: 401 })
  const other = await findOut(dialog)
  await expect(cause(other, 'Wrong business or environment')).toContainText(
    'It belongs to another environment.',
  )
  await expect(likely(other)).toContainText(['Wrong business or environment'])
})

test('002-22 a key that was copied wrongly is found before anything is sent', async ({
  unlocked: page,
  control,
}) => {
  const form = await fillOwnKey(page, '"atpay_sample_Zz91c0Te8Q2dVn5BwJ7sKu4T"')
  await form.getByRole('button', { name: 'Add the key' }).click()
  await expect(form).toBeHidden()
  const asked = await control.asked('atomicpay', 'GET')
  const dialog = await openDiagnosis(page, 'pasted_wrong')
  const result = await findOut(dialog)
  await expect(result).toContainText('The key is not whole, so it was sent to nobody.')
  await expect(factOf(result, 'Asked')).toHaveText('nothing')
  await expect(likely(result)).toHaveText('Copied incorrectly')
  await expect(cause(result, 'Copied incorrectly')).toContainText('Quotes stand around it.')
  expect(await control.asked('atomicpay', 'GET')).toBe(asked)
})

async function fillOwnKey(page: Page, secret: string): Promise<Locator> {
  await page.getByRole('button', { name: 'New key' }).click()
  const dialog = page.getByRole('dialog', { name: 'New key' })
  await dialog.getByRole('radio', { name: 'Add one you have' }).check()
  await dialog.getByLabel('Name', { exact: true }).fill('pasted_wrong')
  await dialog.getByLabel('Provider', { exact: true }).fill('AtomicPay')
  await dialog.getByLabel('Secret (optional)', { exact: true }).fill(secret)
  return dialog
}

async function openDiagnosis(page: Page, service: string): Promise<Locator> {
  await openItem(page, service)
  await chooseMore(page, 'It does not work…')
  const dialog = page.getByRole('dialog', { name: `Why does ${service} not work?` })
  await expect(dialog).toBeVisible()
  return dialog
}

/** Has the cause looked for, the first time or again; answers with what was found. */
async function findOut(dialog: Locator): Promise<Locator> {
  const result = dialog.getByRole('status')
  const before = await result.allInnerTexts()
  await dialog.getByRole('button', { name: /^Find out/ }).click()
  await expect(result).not.toHaveText(before)
  await expect(result.getByRole('listitem')).toHaveCount(sixCauses.length)
  return result
}

function causesIn(result: Locator): Locator {
  return result.getByRole('listitem').locator('strong')
}

function cause(result: Locator, title: string): Locator {
  return result.getByRole('listitem').filter({ hasText: title })
}

/** The titles of the causes that are marked as likely. */
function likely(result: Locator): Locator {
  const marked = result.page().getByText('Likely', { exact: true })
  return result.getByRole('listitem').filter({ has: marked }).locator('strong')
}
