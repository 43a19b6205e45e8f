import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { foundOnPage, test, type Desk } from './intake-fixture.ts'
import {
  answerChoosing,
  createToKeep,
  expectCount,
  expectFound,
  expectKept,
  expectTicked,
  findIn,
  foundRow,
  keep,
  keepBox,
  openIntake,
  tick,
} from './pages/intake.ts'
import { planReplacement } from './pages/places.ts'
import { expect } from './pages/patience.ts'
import { openItem } from './pages/practice.ts'
import { allKeys, row } from './pages/vault.ts'
import { awsKeyId, truth } from './projects.ts'

// A folder is chosen, and its keys stand there before any passphrase was asked for; then they are
// kept. The values are random for each test, so wherever one turns up it came from here.

test.describe.configure({ timeout: 240_000 })

const headline = `${truth.keys} keys in ${truth.projects} projects`

test('before any passphrase it says how many keys there are, where, and how bad it is', async ({
  desk,
}) => {
  const { page } = await found(desk)
  await expectCount(page, truth.committed, 'committed to git')
  await expectCount(page, truth.overYear, 'over a year old')
  await expectCount(page, truth.severalPlaces, 'in several places')
  await expectCount(page, 1, 'not sure they are keys')
  await expectCount(page, 8, 'providers')
  await expectTicked(page, '10 keys shown, 9 to be kept')
  await expect(keepBox(page, 'SESSION_BLOB')).not.toBeChecked()
  await expect(keepBox(page, 'OPENAI_API_KEY')).toBeChecked()

  await expect(foundRow(page, 'STRIPE_SECRET_KEY')).toContainText('Pushed')
  await expect(foundRow(page, 'STRIPE_SECRET_KEY')).toContainText(
    /shop\/\.env\.production.*and 1 more/,
  )
  await expect(foundRow(page, 'SLACK_BOT_TOKEN')).toContainText('In git history')
  await expect(foundRow(page, 'OPENAI_API_KEY')).toContainText('ignored by git')
  for (const never of ['NEXT_PUBLIC', 'ANOTHER_API_KEY', 'NPM_TOKEN', 'node_modules/'])
    await expect(foundRow(page, never)).toHaveCount(0)

  await page.getByRole('group', { name: 'What was found' }).getByText('committed to git').click()
  await expect(foundRow(page, 'OPENAI_API_KEY')).toHaveCount(0)
  await expect(foundRow(page, 'SLACK_BOT_TOKEN')).toBeVisible()
})

test('values are masked, and nothing is written anywhere before Keep', async ({ desk }) => {
  const { page, keys, left } = await found(desk)
  const texts = Object.values(keys)
  for (const name of ['STRIPE_SECRET_KEY', 'SLACK_BOT_TOKEN']) {
    await foundRow(page, name).click()
    await expect(page.getByRole('complementary', { name })).toBeVisible()
    expect(await foundOnPage(page, texts)).toEqual([])
  }
  await expect(page.getByText(/^commit [0-9a-f]{10}$|commit [0-9a-f]{10}/).first()).toBeVisible()
  expect(left()).toEqual([])

  await page.getByRole('button', { name: 'Forget these keys' }).click()
  await expect(page.getByRole('button', { name: 'Choose a folder' })).toBeVisible()
  expect(await foundOnPage(page, texts)).toEqual([])
  expect(left()).toEqual([])
})

test('what is ticked is kept with its places, which a replacement writes', async ({ desk }) => {
  const { page, keys, code, left } = await found(desk)
  await page.getByRole('button', { name: 'Change 9…' }).click()
  const bulk = page.getByRole('dialog', { name: 'Change 9 keys' })
  await bulk.getByLabel('Owner', { exact: true }).fill('Ada Nowak')
  await bulk.getByLabel('Environment', { exact: true }).fill('production')
  await bulk.getByRole('button', { name: 'Change them' }).click()
  await expect(bulk).toBeHidden()
  const env = readFileSync(join(code, 'shop', '.env'), 'utf8')

  await keep(page, truth.keys)
  await createToKeep(page)
  await expectKept(page, '9 keys kept')
  await expect(page.getByText('1 key was not ticked and is not saved.')).toBeVisible()
  expect(left()).toEqual([])
  await page.getByRole('button', { name: 'See your keys' }).click()
  await expect(allKeys(page)).toBeVisible()
  for (const provider of ['Stripe', 'OpenAI', 'SendGrid', 'Slack', 'Anthropic', 'AWS'])
    await expect(row(page, provider).first()).toBeVisible()
  expect(readFileSync(join(code, 'shop', '.env'), 'utf8')).toBe(env)
  expect(await foundOnPage(page, Object.values(keys))).toEqual([])

  const opened = await openItem(page, 'shop_openai')
  await expect(opened.getByText('Ada Nowak')).toBeVisible()
  await expect(opened.getByText('shop/.env').first()).toBeVisible()
  await planReplacement(page, 'shop_openai')
  await expect(page.getByRole('main')).toContainText(/shop\/\.env.*OPENAI_API_KEY/)
})

test('finding the same folder again marks all as kept, and keeps none of them twice', async ({
  desk,
}) => {
  const { app, page, code } = await found(desk)
  await keep(page, truth.keys)
  await createToKeep(page)
  await expectKept(page, '9 keys kept')
  await page.getByRole('button', { name: 'See your keys' }).click()
  await openIntake(page)
  await page
    .getByRole('button', { name: 'Forget these keys' })
    .or(page.getByRole('button', { name: 'Choose a folder' }))
    .click()
  await answerChoosing(app, code)
  await findAgain(page)
  await expectFound(page, headline)
  await expectCount(page, truth.keys, 'in your vault already')
  await expectTicked(page, '10 keys shown, 0 to be kept')

  await tick(page, 'STRIPE_SECRET_KEY')
  await tick(page, 'SESSION_BLOB')
  await keep(page, 2)
  await expectKept(page, '2 keys kept')
  await expect(page.getByText('1 was in it already and got its new places.')).toBeVisible()
  await page.getByRole('button', { name: 'See your keys' }).click()
  const main = page.getByRole('navigation', { name: 'Main' })
  await expect(main.getByRole('button', { name: /^All keys/ })).toContainText('10')
})

test('who would be asked is said first, and only keys that are ticked are asked about', async ({
  desk,
}) => {
  const { page } = await found(desk)
  await page.getByRole('button', { name: 'Tick all' }).click()
  await page.getByRole('button', { name: 'Tick none' }).click()
  await expect(keepBox(page, 'STRIPE_SECRET_KEY')).not.toBeChecked()
  await tick(page, 'OPENAI_API_KEY')
  await tick(page, 'LINEAR_API_KEY')
  await page.getByRole('button', { name: 'Check which still work…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Check which still work' })
  await expect(dialog.getByText('api.openai.com')).toBeVisible()
  await expect(dialog.getByText('api.linear.app')).toBeVisible()
  await expect(dialog.getByText('api.stripe.com')).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Send 2 requests' }).click()

  // No network is reached from here: the honest answer is that nobody can tell.
  await expect(foundRow(page, 'OPENAI_API_KEY')).toContainText('Can’t tell')
  await expect(foundRow(page, 'LINEAR_API_KEY')).toContainText('Can’t tell')
  await expect(foundRow(page, 'STRIPE_SECRET_KEY')).not.toContainText('Can’t tell')
  await expect(foundRow(page, awsKeyId)).toHaveCount(0)
})

/** Finds the keys of the projects on the first screen. */
async function found(desk: Desk): Promise<Desk> {
  await findIn(desk.app, desk.page, desk.code)
  await expectFound(desk.page, headline)
  return desk
}

async function findAgain(page: Page): Promise<void> {
  await openIntake(page)
  await page.getByRole('button', { name: 'Choose a folder' }).click()
}
