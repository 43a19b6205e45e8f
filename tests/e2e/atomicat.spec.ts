import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { accounts, areaKey, openArea, openKeysAt, showAreaKey } from './pages/accounts.ts'
import { clipboardText, openItem } from './pages/practice.ts'
import { act, expectTruth, factOf } from './pages/replacement.ts'
import { expect, test as base } from './practice-fixture.ts'

// The keys by which deliveries are checked: one for each area, replaced in place.

const forms = 'Form webhook delivery'
const quizzes = 'Quiz webhook delivery'
const replaceRoute = 'POST /sim/v1/webhooks/{area}/key'

const test = base.extend<{ readonly emptyArea: 'form' | 'quiz' | null }>({
  /** An area for which no key was made yet. */
  emptyArea: [null, { option: true }],

  userData: async ({ userData, emptyArea }, use) => {
    if (emptyArea !== null) await forgetKey(userData, emptyArea)
    await use(userData)
  },
})

test.setTimeout(120_000)

test('000-05 000-06 000-10 000-11 each area leads to its own key, and says what it is for', async ({
  unlocked: page,
}) => {
  await openKeysAt(page, accounts.atomicat)
  const values: string[] = []
  for (const area of [forms, quizzes]) {
    const dialog = await openArea(page, area)
    await expect(dialog.getByText(/should check with such a key/)).toBeVisible()
    await expect(dialog.getByText('Keep the key private.')).toBeVisible()
    await expect(dialog.getByText(/^Replace it at once if you suspect/)).toBeVisible()
    values.push(await showAreaKey(dialog))
    await dialog.getByRole('button', { name: 'Close' }).click()
    await expect(dialog).toBeHidden()
  }
  expect(new Set(values).size).toBe(2)
})

test('000-19 000-22 a key is copied with a tick that goes again, and cannot be changed', async ({
  unlocked: page,
  app,
}) => {
  await openKeysAt(page, accounts.atomicat)
  const dialog = await openArea(page, forms)
  const value = await showAreaKey(dialog)
  await dialog.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(areaKey(dialog)).toHaveValue(value)
  await cannotChange(page, areaKey(dialog), value)

  const copy = dialog.getByRole('button', { name: 'Copy', exact: true })
  const tick = copy.locator('.lucide-check')
  await expect(tick).toHaveCount(0)
  await copy.click()
  await expect(tick).toBeVisible()
  await expect(dialog.getByRole('status').filter({ hasText: /^Copied$/ })).toHaveCount(1)
  expect(await clipboardText(app)).toBe(value)
  await expect(tick).toHaveCount(0)
  await expect(dialog.getByRole('status').filter({ hasText: /^Copied$/ })).toHaveCount(0)
})

test('000-23 a clipboard that takes no key shows an error, and no tick', async ({
  unlocked: page,
  app,
}) => {
  await openKeysAt(page, accounts.atomicat)
  const dialog = await openArea(page, forms)
  await app.evaluate(({ clipboard }) => {
    clipboard.write = () => Promise.reject(new Error('another program holds it'))
  })
  const copy = dialog.getByRole('button', { name: 'Copy', exact: true })
  await copy.click()
  await expect(dialog.getByRole('alert')).toContainText('What happened')
  await expect(copy.locator('.lucide-check')).toHaveCount(0)
  await expect(dialog.getByRole('status').filter({ hasText: /^Copied$/ })).toHaveCount(0)
})

test('000-08 000-13 000-14 000-17 a new key takes the place of the old one once it is accepted', async ({
  unlocked: page,
  control,
}) => {
  const receiver = await receiverOf(page, 'lead_forms')
  await openKeysAt(page, accounts.atomicat)
  const other = await keyOf(page, quizzes)
  const dialog = await openArea(page, forms)
  const old = await showAreaKey(dialog)
  expect(await delivers(receiver, old)).toBe(200)
  await expect(dialog.getByRole('button', { name: 'Generate API key', exact: true })).toHaveCount(0)

  await control.fault({ provider: 'atomicat', route: replaceRoute, kind: 'delay', ms: 4_000 })
  await dialog.getByRole('button', { name: 'Regenerate API key', exact: true }).click()
  const busy = dialog.getByRole('button', { name: 'Generating', exact: true })
  await expect(busy).toHaveAttribute('aria-disabled', 'true')
  await busy.click({ force: true })
  await busy.press('Enter')
  await expect(dialog.getByRole('button', { name: /generate API key/i })).toHaveCount(0)
  expect(await showAreaKey(dialog)).toBe(old)

  await expect(
    dialog.getByRole('button', { name: 'Regenerate API key', exact: true }),
  ).toBeVisible()
  await expect(dialog.getByRole('status').filter({ hasText: /still has to get/ })).toBeVisible()
  expect(await control.asked('atomicat', 'POST')).toBe(1)
  const made = await showAreaKey(dialog)
  expect(made).not.toBe(old)
  await expect.poll(() => delivers(receiver, made)).toBe(200)
  expect(await delivers(receiver, old)).toBe(401)
  await dialog.getByRole('button', { name: 'Close' }).click()
  expect(await keyOf(page, quizzes)).toBe(other)
})

test('000-15 a refused replacement leaves the old key, says so, and can be tried again', async ({
  unlocked: page,
  control,
}) => {
  const receiver = await receiverOf(page, 'lead_forms')
  await openKeysAt(page, accounts.atomicat)
  const dialog = await openArea(page, forms)
  const old = await showAreaKey(dialog)
  await control.fault({ provider: 'atomicat', route: replaceRoute, kind: 'status', status: 403 })
  const again = dialog.getByRole('button', { name: 'Regenerate API key', exact: true })
  await again.click()
  await expect(dialog.getByRole('alert')).toContainText('What happened')
  await expect(again).toBeEnabled()
  expect(await showAreaKey(dialog)).toBe(old)
  expect(await delivers(receiver, old)).toBe(200)

  await again.click()
  await expect(dialog.getByRole('status').filter({ hasText: /still has to get/ })).toBeVisible()
  await expect(dialog.getByRole('alert')).toHaveCount(0)
  expect(await showAreaKey(dialog)).not.toBe(old)
})

test('000-16 after a lost reply the key is read from the provider before any is called current', async ({
  unlocked: page,
  control,
}) => {
  await openKeysAt(page, accounts.atomicat)
  const dialog = await openArea(page, forms)
  const old = await showAreaKey(dialog)
  await control.fault({ provider: 'atomicat', route: replaceRoute, kind: 'close-after' })
  await dialog.getByRole('button', { name: 'Regenerate API key', exact: true }).click()
  await expect(dialog.getByRole('alert')).toContainText('Check what happened')
  await dialog.getByRole('button', { name: 'Go on with it' }).click()
  await expectTruth(page, 'Either key may be the living one. Nothing more is sent. Safe to close.')

  await act(page, 'Check what happened')
  await act(page, 'Read the new key once more')
  await expectTruth(page, /^The old key is dead\. The new one is saved\./)
  await openKeysAt(page, accounts.atomicat)
  expect(await keyOf(page, forms)).not.toBe(old)
  expect(await control.asked('atomicat', 'POST')).toBe(1)
})

test.describe('an area without a key', () => {
  test.use({ emptyArea: 'quiz' })

  test('000-12 000-18 000-20 its first key turns Generate into Regenerate without a reload', async ({
    unlocked: page,
  }) => {
    await removeFromKeyturn(page, 'lead_quizzes')
    await openKeysAt(page, accounts.atomicat)
    const dialog = await openArea(page, quizzes)
    await expect(dialog.getByText('There is no key yet.')).toBeVisible()
    await expect(dialog.getByRole('textbox')).toHaveCount(0)
    await expect(dialog.getByRole('button', { name: 'Copy', exact: true })).toHaveCount(0)
    await expect(dialog.getByRole('button', { name: 'Regenerate API key' })).toHaveCount(0)

    let loads = 0
    page.on('framenavigated', () => (loads += 1))
    await dialog.getByRole('button', { name: 'Generate API key', exact: true }).click()
    await expect(
      dialog.getByRole('button', { name: 'Regenerate API key', exact: true }),
    ).toBeVisible()
    await expect(dialog.getByRole('button', { name: 'Generate API key', exact: true })).toHaveCount(
      0,
    )
    await expect(areaKey(dialog)).toBeVisible()
    expect(loads).toBe(0)
    const value = await showAreaKey(dialog)
    await dialog.getByRole('button', { name: 'Close' }).click()
    expect(await keyOf(page, quizzes)).toBe(value)
  })
})

/** Opens the dialog of an area, reads its key, and closes it. */
async function keyOf(page: Page, area: string): Promise<string> {
  const dialog = await openArea(page, area)
  const value = await showAreaKey(dialog)
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(dialog).toBeHidden()
  return value
}

async function cannotChange(page: Page, field: Locator, value: string): Promise<void> {
  await expect(field).not.toBeEditable()
  await field.focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('other')
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('ControlOrMeta+X')
  await page.keyboard.press('ControlOrMeta+V')
  await page.keyboard.press('Delete')
  await expect(field).toHaveValue(value)
}

/** Where the practice receiver takes what the key of a service checks. */
async function receiverOf(page: Page, service: string): Promise<string> {
  const panel = await openItem(page, service)
  const part = panel.getByRole('region', { name: 'Webhooks' })
  return (await factOf(part, 'Samples to').innerText()).trim()
}

/** Delivers as Atomicat would with a key; answers with what the receiver says. */
async function delivers(receiver: string, key: string): Promise<number> {
  const headers = { 'content-type': 'application/json', 'x-webhook-key': key }
  const { status } = await fetch(receiver, { method: 'POST', headers, body: '{"type":"form"}' })
  return status
}

async function removeFromKeyturn(page: Page, service: string): Promise<void> {
  await openItem(page, service)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('button', { name: 'Remove from Keyturn…' }).click()
  const dialog = page.getByRole('dialog', { name: new RegExp(`^Remove ${service}`) })
  const label = await dialog.getByText(/^Type .+ to confirm$/).innerText()
  await dialog.getByRole('textbox').pressSequentially(label.replace(/^Type (.+) to confirm$/, '$1'))
  await dialog.getByRole('button', { name: /^Remove/ }).click()
  await expect(dialog).toBeHidden()
}

async function forgetKey(profile: string, area: 'form' | 'quiz'): Promise<void> {
  const path = join(`${profile}-practice-providers`, 'atomicat.json')
  const state = JSON.parse(await readFile(path, 'utf8')) as {
    readonly keys: Readonly<Record<string, unknown>>
  }
  const keys = { ...state.keys, [area]: null }
  await writeFile(path, JSON.stringify({ ...state, keys }))
}
