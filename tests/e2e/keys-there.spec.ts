import type { Locator } from '@playwright/test'
import { accounts, keyRow, openKeysAt } from './pages/accounts.ts'
import { openItem, shownOnce } from './pages/practice.ts'
import { expect, test } from './practice-fixture.ts'

// The lists of keys as their providers show them, with the controls that a person knows from there.

test.setTimeout(120_000)

test.describe('the portal', () => {
  test('003-03 003-05 003-06 003-08 003-09 the third secret is the last, and the button says why', async ({
    unlocked: page,
    control,
  }) => {
    const screen = await openKeysAt(page, accounts.portal)
    const list = screen.getByRole('region', { name: 'API secrets' })
    const make = list.getByRole('button', { name: 'Create a new API secret' })
    for (const head of ['Creation date', 'Last used', 'Actions']) {
      await expect(list.getByRole('columnheader', { name: head })).toBeVisible()
    }
    await expect(list.getByRole('rowheader')).toHaveCount(2)
    await expect(make).toBeEnabled()

    await make.click()
    const dialog = page.getByRole('dialog', { name: 'New key' })
    await dialog.getByLabel('What is it for?').fill('docs_third')
    await dialog.getByRole('button', { name: 'Make the key' }).click()
    await shownOnce(page).getByRole('button', { name: 'Done' }).click()
    await expect(list.getByRole('rowheader')).toHaveCount(3)
    await expect(keyRow(page, /^docs_third/)).toContainText(/just now|ago/)
    const reason = 'There are 3 already, and that is the most there can be. Remove one first.'
    await expect(make).toBeDisabled()
    await expect(make).toHaveAttribute('title', reason)
    await expect(list.getByText(reason)).toBeVisible()
    expect(await control.labels()).toHaveLength(3)
  })

  test('003-16 003-17 003-18 another secret signs once that is confirmed, and not before', async ({
    unlocked: page,
    control,
  }) => {
    await openKeysAt(page, accounts.portal)
    const [signs, other] = [keyRow(page, /^docs_editor/), keyRow(page, /^docs_export/)]
    await expect(signs).toContainText('Signs webhooks')
    await expect(signs.getByRole('button', { name: /^Use with webhooks/ })).toHaveCount(0)
    const choose = other.getByRole('button', { name: /^Use with webhooks docs_export/ })
    await choose.click()
    const dialog = page.getByRole('dialog', { name: 'Sign webhooks with docs_export' })
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await expect(dialog).toBeHidden()
    await expect(signs).toContainText('Signs webhooks')
    expect(await control.signer()).toMatch(/^docs_editor-/)

    await choose.click()
    await dialog.getByRole('button', { name: 'Use with webhooks' }).click()
    await expect(other).toContainText('Signs webhooks')
    await expect(
      signs.getByRole('button', { name: /^Use with webhooks docs_editor/ }),
    ).toBeVisible()
    await expect(page.getByText('Signs webhooks', { exact: true })).toHaveCount(1)
    expect(await control.signer()).toMatch(/^docs_export-/)
  })

  test('003-20 003-23 003-24 003-25 003-26 a secret is removed by a phrase that is typed', async ({
    unlocked: page,
    control,
  }) => {
    await openKeysAt(page, accounts.portal)
    const row = keyRow(page, /^docs_export/)
    const bin = row.getByRole('button', { name: 'Remove', exact: true })
    await bin.click()
    const dialog = page.getByRole('dialog', { name: /^Remove docs_export/ })
    await expect(dialog.getByText('Cannot be taken back.')).toBeVisible()
    const first = await phraseOf(dialog)
    const confirm = dialog.getByRole('button', { name: 'Confirm', exact: true })
    await refusesVariants(dialog, { phrase: first, confirm })
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await expect(dialog).toBeHidden()
    expect(await control.labels()).toHaveLength(2)

    await bin.click()
    const phrase = await phraseOf(dialog)
    expect(phrase).not.toBe(first)
    await dialog.getByRole('textbox').pressSequentially(phrase)
    await confirm.click()
    await expect(dialog.getByRole('status').filter({ hasText: /^Turned off\./ })).toBeVisible()
    await dialog.getByRole('button', { name: 'Close' }).click()
    await expect(row).toHaveCount(0)
    expect((await control.labels()).map((label) => label.split('-')[0])).toEqual(['docs_editor'])
  })

  test('003-21 003-22 the secret that signs stays, and it is said what to do first', async ({
    unlocked: page,
    control,
  }) => {
    await openKeysAt(page, accounts.portal)
    await keyRow(page, /^docs_editor/)
      .getByRole('button', { name: 'Remove', exact: true })
      .click()
    const dialog = page.getByRole('dialog', { name: /^Remove docs_editor/ })
    await expect(dialog.getByText(/Choose another key for that first/)).toBeVisible()
    await expect(dialog.getByRole('button', { name: 'Confirm' })).toHaveCount(0)
    await expect(dialog.getByRole('textbox')).toHaveCount(0)
    await dialog.getByRole('button', { name: 'Close' }).click()
    expect(await control.labels()).toHaveLength(2)
  })
})

test('004-14 004-15 004-16 004-18 a credential is deleted under More Options, once it is confirmed', async ({
  unlocked: page,
  control,
}) => {
  const screen = await openKeysAt(page, accounts.atna)
  await expect(screen.getByRole('button', { name: '+ Generate an API Key' })).toBeVisible()
  const row = keyRow(page, /^fraud_reports/)
  await row.getByRole('button', { name: 'More Options' }).click()
  await row.getByRole('button', { name: 'Delete', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: /^Delete fraud_reports/ })
  await expect(dialog.getByText('Cannot be taken back.')).toBeVisible()
  await expect(dialog.getByText(/whatever still does will fail/)).toBeVisible()
  const known = dialog.getByRole('definition')
  await expect(known.filter({ hasText: /^reports\/\.env:2$/ })).toBeVisible()
  await expect(known.filter({ hasText: /^unknown, ATNA practice can’t say$/ })).toBeVisible()
  const remove = dialog.getByRole('button', { name: 'Delete', exact: true })
  await expect(remove).toBeDisabled()
  await dialog.getByRole('checkbox', { name: 'I know that this breaks reports/.env:2.' }).check()
  await remove.click()
  await expect(dialog.getByRole('status').filter({ hasText: /^Turned off\./ })).toBeVisible()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(row).toHaveCount(0)
  expect((await control.names()).some((name) => name.startsWith('fraud_reports'))).toBe(false)
})

test.describe('Dailybot', () => {
  test('001-04 001-30 the list says who owns a key, what it may do, and when it was used', async ({
    unlocked: page,
  }) => {
    const screen = await openKeysAt(page, accounts.dailybot)
    await expect(screen.getByText('Admin how-to')).toBeVisible()
    await expect(screen.getByText('Admin actions')).toBeVisible()
    const agents = keyRow(page, /^ci_agents/)
    await expect(agents).toContainText('Priya Raman')
    await expect(agents).toContainText('forms.read, reports.read')
    await expect(keyRow(page, /^forms_import/)).toContainText('never used')
    await expect(keyRow(page, /^standup_bot/)).not.toContainText('never used')
  })

  test('001-20 X-08 an exposed key is turned off from the list with one confirmation', async ({
    unlocked: page,
    control,
  }) => {
    await openKeysAt(page, accounts.dailybot)
    const row = keyRow(page, /^ci_agents/)
    await row.getByRole('button', { name: /^Revoke ci_agents/ }).click()
    const dialog = page.getByRole('dialog', { name: /^Revoke ci_agents/ })
    const revoke = dialog.getByRole('button', { name: 'Revoke', exact: true })
    // In use as it is, it needs a tick; others may have seen it, so that nothing may hold it up.
    await expect(revoke).toBeDisabled()
    await dialog.getByRole('radio', { name: 'Others may have seen it' }).check()
    await expect(dialog.getByRole('checkbox')).toHaveCount(0)
    await revoke.click()
    await expect(dialog.getByRole('status').filter({ hasText: /^Turned off\./ })).toBeVisible()
    await dialog.getByRole('button', { name: 'Close' }).click()
    await expect(row).toHaveCount(0)
    expect(await control.asked('dailybot', 'DELETE')).toBe(1)
    const panel = await openItem(page, 'ci_agents')
    await expect(panel.getByText('Others may have seen it').first()).toBeVisible()
  })

  test('001-09 001-10 001-11 a key gets the rights that were ticked, and is saved before it is shown', async ({
    unlocked: page,
  }) => {
    const screen = await openKeysAt(page, accounts.dailybot)
    await screen.getByRole('button', { name: 'Create API key' }).click()
    const dialog = page.getByRole('dialog', { name: 'New key' })
    const scopes = dialog.getByRole('group', { name: 'What may it do?' })
    for (const box of await scopes.getByRole('checkbox').all()) await expect(box).not.toBeChecked()
    await scopes.getByRole('checkbox', { name: 'reports.read' }).check()
    await expect(scopes.getByText('It gets: reports.read.')).toBeVisible()
    await dialog.getByLabel('What is it for?').fill('weekly_report')
    await dialog.getByRole('button', { name: 'Make the key' }).click()

    const shown = shownOnce(page)
    const secret = shown.getByRole('group', { name: 'Secret of the new key' })
    await expect(secret).not.toContainText('•')
    const value = (await secret.innerText()).replaceAll(/\s/g, '')
    expect(value).toMatch(/^dbot_sample_\w+$/)
    await expect(shown.getByText(/will not show it again\. Your vault keeps it/)).toBeVisible()
    // Leaving at once loses nothing: it was saved before anybody saw it.
    await page.keyboard.press('Escape')
    await expect(shown).toBeHidden()
    const row = keyRow(page, /^weekly_report/)
    await expect(row).toContainText('reports.read')
    await expect(page.getByText(value)).toHaveCount(0)
    await row.getByRole('button', { name: 'Open weekly_report' }).click()
    const panel = page.getByRole('complementary', { name: 'weekly_report' })
    await panel.getByRole('button', { name: 'Show secret' }).click()
    await expect.poll(async () => (await panel.innerText()).replaceAll(/\s/g, '')).toContain(value)
  })
})

test('001-08 002-04 002-08 002-30 before a key is made it is asked whether one is needed, and where it runs', async ({
  unlocked: page,
  control,
}) => {
  const screen = await openKeysAt(page, accounts.atomicpay)
  await screen.getByRole('button', { name: 'Create API key' }).click()
  const dialog = page.getByRole('dialog', { name: 'New key' })
  const need = dialog.getByRole('region', { name: 'Is a key needed?' })
  await expect(need.getByRole('checkbox')).toHaveCount(8)
  await need.getByRole('checkbox', { name: 'A team member can do it by hand' }).check()
  await expect(need.getByRole('status')).toContainText('Prefer the dashboard of AtomicPay')
  await need.getByRole('checkbox', { name: 'A backend system needs automated access' }).check()
  await expect(need.getByRole('status')).toContainText('for the program only')

  const make = dialog.getByRole('button', { name: 'Make the key' })
  await dialog.getByLabel('What is it for?').fill('test')
  await make.click()
  await expect(dialog.getByText(/does not say what the key is for/)).toBeVisible()
  await dialog.getByLabel('What is it for?').fill('refund_export')
  await dialog.getByRole('radio', { name: 'In a web page or an app that others install' }).check()
  await expect(dialog.getByRole('alert')).toContainText('A key cannot stay secret there')
  await make.click()
  await expect(dialog).toBeVisible()
  expect(await control.asked('atomicpay', 'POST')).toBe(0)

  await dialog.getByRole('radio', { name: /^On a server/ }).check()
  await make.click()
  await shownOnce(page).getByRole('button', { name: 'Done' }).click()
  await expect(keyRow(page, /^refund_export/)).toBeVisible()
  expect(await control.asked('atomicpay', 'POST')).toBe(1)
})

async function phraseOf(dialog: Locator): Promise<string> {
  const label = dialog.getByText(/^Type .+ to confirm$/)
  await expect(label).toBeVisible()
  return (await label.innerText()).replace(/^Type (.+) to confirm$/, '$1')
}

async function refusesVariants(
  dialog: Locator,
  { phrase, confirm }: { readonly phrase: string; readonly confirm: Locator },
): Promise<void> {
  const field = dialog.getByRole('textbox')
  await expect(confirm).toBeDisabled()
  for (const variant of [phrase.toUpperCase(), ` ${phrase}`, `${phrase} `, phrase.slice(0, -1)]) {
    await field.fill('')
    await field.pressSequentially(variant)
    await expect(confirm).toBeDisabled()
  }
  await field.fill(phrase)
  await expect(confirm).toBeEnabled()
  await field.press('ControlOrMeta+A')
  await field.press('ControlOrMeta+X')
  await field.press('ControlOrMeta+V')
  await expect(dialog.getByText('Type it by hand. Pasting does not count.')).toBeVisible()
  await expect(confirm).toBeDisabled()
}
