import type { Locator, Page } from '@playwright/test'
import { accounts, keyRow, openAccounts, openKeysAt } from './pages/accounts.ts'
import { makeKey, openItem, openKeys } from './pages/practice.ts'
import { expect, test } from './practice-fixture.ts'

// Accounts at providers: whose they are, what their sign-in may do, linking one, removing one.

test.setTimeout(120_000)

const team = 'Dailybot team'
const mayNot =
  'The sign-in of this account has the role “member”, which may not make or turn off keys.'

test('001-03 a member is refused, the controls are off with the reason, and nothing changes', async ({
  unlocked: page,
  control,
}) => {
  const { member } = await control.signIns('dailybot')
  const screen = await link(page, { provider: accounts.dailybot, name: team, admin: member })
  await expect(screen.getByText(/signed in as member/)).toBeVisible()
  await expect(screen.getByRole('alert')).toContainText('What happened')
  await expect(screen.getByText(mayNot)).toBeVisible()
  const make = screen.getByRole('button', { name: 'Create API key' })
  await expect(make).toBeDisabled()
  await expect(make).toHaveAttribute('title', mayNot)
  await expect(screen.getByRole('button', { name: /^Revoke / })).toHaveCount(0)
  expect(await control.asked('dailybot', 'POST')).toBe(0)

  await openKeys(page)
  await makeKey(page, { account: team, service: 'weekly_report' })
  await expect(page.getByRole('main').getByRole('alert')).toContainText('What happened')
  await openKeysAt(page, accounts.dailybot)
  await expect(page.getByRole('button', { name: 'Create API key' })).toBeEnabled()
  await expect(page.getByRole('button', { name: /^Revoke / })).toHaveCount(5)
  await expect(keyRow(page, /^weekly_report/)).toHaveCount(0)
})

test('an account is linked with a sign-in that the vault keeps, and shows what stands there', async ({
  unlocked: page,
  control,
}) => {
  const { admin } = await control.signIns('dailybot')
  const screen = await link(page, { provider: accounts.dailybot, name: team, admin })
  await expect(screen.getByText(/signed in as admin/)).toBeVisible()
  await expect(keyRow(page, /^ci_agents/)).toBeVisible()
  await expect(page.getByText(admin)).toHaveCount(0)
  const list = await openAccounts(page)
  await expect(list.getByRole('listitem').filter({ hasText: team })).toContainText('5 keys there')
})

test('an account whose sign-in has run out says so, and shows no key', async ({
  unlocked: page,
  control,
}) => {
  const { expired } = await control.signIns('dailybot')
  const screen = await link(page, { provider: accounts.dailybot, name: team, admin: expired })
  await expect(screen.getByRole('alert')).toBeVisible()
  await expect(screen.getByRole('table')).toHaveCount(0)
  await expect(screen.getByRole('button', { name: 'Create API key' })).toHaveCount(0)
})

test('a sign-in that is missing or broken by a blank links no account', async ({
  unlocked: page,
  control,
}) => {
  const dialog = await fillAccount(page, { provider: accounts.dailybot, name: '', admin: '' })
  const save = dialog.getByRole('button', { name: 'Link it' })
  await save.click()
  await expect(dialog.getByText('Give it a name.')).toBeVisible()
  await expect(dialog.getByText('Paste it.')).toBeVisible()
  const { member } = await control.signIns('dailybot')
  await dialog.getByLabel('Name', { exact: true }).fill(team)
  await signInOf(dialog).fill(`${member.slice(0, 9)} ${member.slice(9)}`)
  await save.click()
  await expect(dialog.getByText(/There is a space or a line break in it/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  const list = await openAccounts(page)
  await expect(list.getByRole('button', { name: `Show keys of ${team}` })).toHaveCount(0)
})

test('removing an account leaves its keys, which are turned off by hand from then on', async ({
  unlocked: page,
  control,
}) => {
  const list = await openAccounts(page)
  const account = accounts.atomicpay
  await list.getByRole('button', { name: `Remove account ${account}` }).click()
  const dialog = page.getByRole('dialog', { name: `Remove the account ${account}` })
  await expect(dialog.getByText(/Its keys stay here and go on working/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(list.getByRole('button', { name: `Show keys of ${account}` })).toBeVisible()

  await list.getByRole('button', { name: `Remove account ${account}` }).click()
  await dialog.getByRole('button', { name: 'Remove it' }).click()
  await expect(list.getByRole('button', { name: `Show keys of ${account}` })).toHaveCount(0)
  const panel = await openItem(page, 'billing_sync')
  await expect(panel).toBeVisible()
  expect(await control.asked('atomicpay', 'DELETE')).toBe(0)
})

type Account = { readonly provider: string; readonly name: string; readonly admin: string }

/** Opens the form of an account and fills it in. */
async function fillAccount(page: Page, { provider, name, admin }: Account): Promise<Locator> {
  await openAccounts(page)
  await page.getByRole('button', { name: 'Link an account…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Link an account' })
  await dialog.getByLabel('Provider', { exact: true }).selectOption({ label: provider })
  await dialog.getByLabel('Name', { exact: true }).fill(name)
  await signInOf(dialog).fill(admin)
  return dialog
}

/** Links an account; answers with the screen of its keys. */
async function link(page: Page, account: Account): Promise<Locator> {
  const dialog = await fillAccount(page, account)
  await expect(dialog.getByRole('region', { name: 'What it must be allowed to do' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Link it' }).click()
  const screen = page.getByRole('main', { name: `Keys of ${account.name}` })
  await expect(screen).toBeVisible()
  return screen
}

function signInOf(dialog: Locator): Locator {
  return dialog.getByLabel('Sign-in or key by which keys are managed')
}
