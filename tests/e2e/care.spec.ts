import { mkdirSync, readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page, TestInfo } from '@playwright/test'
import { expect } from './pages/patience.ts'
import { planReplacement } from './pages/places.ts'
import { clipboardText, openItem, shownOnce } from './pages/practice.ts'
import { act, expectLine } from './pages/replacement.ts'
import { test } from './practice-fixture.ts'
import { routes } from './practice-control.ts'
import { git, writeFiles } from './projects.ts'

// Looking after a key in the real window: before it is made, when it is handed out, before it goes.

test.setTimeout(180_000)

const variable = 'DAILYBOT_API_KEY'

test('002-04 002-08 002-09 002-30 a new key is asked about before it is made', async ({
  unlocked: page,
  control,
}) => {
  const posts = await control.asked('atomicpay', 'POST')
  const dialog = await openMaking(page, 'AtomicPay practice')
  const advice = dialog.getByRole('region', { name: 'Is a key needed?' }).getByRole('status')
  await dialog.getByRole('checkbox', { name: 'It is one export or a quick review' }).check()
  await expect(advice).toContainText('Prefer the dashboard of AtomicPay practice')
  await dialog.getByRole('checkbox', { name: 'A team member can do it by hand' }).check()
  await expect(advice).toContainText('Prefer the dashboard of AtomicPay practice')
  await dialog.getByRole('checkbox', { name: 'A backend system needs automated access' }).check()
  await expect(advice).toContainText('Make a key for the program only')

  await dialog.getByLabel('What is it for?').fill('invoice_export')
  await dialog.getByLabel('Which system will use it?').fill('Invoices')
  await dialog.getByLabel('What data or actions is it needed for?').fill('read purchases')
  await expect(dialog).toContainText('It gets no right that AtomicPay practice lets you choose.')
  await dialog.getByRole('checkbox', { name: 'purchases.read' }).check()
  await expect(dialog).toContainText('It gets: purchases.read.')
  await dialog.getByRole('radio', { name: 'In a web page or an app that others install' }).check()
  const make = dialog.getByRole('button', { name: 'Make the key' })
  await make.click()
  await expect(dialog.getByRole('alert')).toContainText('A key cannot stay secret there')
  expect(await control.asked('atomicpay', 'POST')).toBe(posts)

  await dialog.getByRole('radio', { name: 'On a server, a computer or in a pipeline' }).check()
  await make.click()
  await shownOnce(page).getByRole('button', { name: 'Done' }).click()
  const panel = await openItem(page, 'invoice_export')
  const care = panel.getByRole('region', { name: 'Care' })
  await expect(care.getByRole('checkbox', { name: /^Confirm that a key is needed/ })).toBeChecked()
  await expect(care).toContainText('read purchases')
  await expect(care).toContainText('purchases.read')
})

test('001-29 002-12 002-30 a key is copied as its variable, and never as one for a page', async ({
  app,
  unlocked: page,
}) => {
  const panel = await openItem(page, 'ci_agents')
  await panel.getByRole('button', { name: 'Copy as environment variable…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Copy as an environment variable' })
  const name = dialog.getByLabel('Name of the variable')
  await expect(name).toHaveValue(variable)
  const copy = dialog.getByRole('button', { name: 'Copy the line' })
  await name.fill(`NEXT_PUBLIC_${variable}`)
  await copy.click()
  await expect(dialog).toContainText('Keep the key on the server')
  expect(await clipboardText(app)).not.toContain(variable)

  await name.fill(variable)
  await copy.click()
  await expect(dialog.getByText('Copied')).toBeVisible()
  expect(await clipboardText(app)).toMatch(/^DAILYBOT_API_KEY=["']?dbot_sample_\w+["']?\n?$/)
  expect(await page.content()).not.toMatch(/dbot_sample_\w{8}/)
})

test('001-29 a key goes into a file after a warning where git would take it', async ({
  unlocked: page,
}, testInfo) => {
  const project = makeProject(testInfo)
  const file = join(project, '.env')
  const panel = await openItem(page, 'ci_agents')
  await panel.getByRole('button', { name: 'Put it into a file…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Put it into a file' })
  await dialog.getByRole('button', { name: 'Add a file…' }).click()
  const place = page.getByRole('dialog', { name: 'A place that uses ci_agents' })
  await place.getByLabel('File', { exact: true }).fill(file)
  await place.getByLabel('Variable', { exact: true }).fill(variable)
  await place.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toContainText('This file lies in a git folder and is not ignored')
  const put = dialog.getByRole('button', { name: 'Put it there' })
  await expect(put).toBeDisabled()
  expect(readFileSync(file, 'utf8')).toBe(`PORT=1\n${variable}=\n`)

  await dialog.getByRole('checkbox', { name: 'I know that git would keep it' }).check()
  await put.click()
  await expect(dialog).toContainText('It stands there now.')
  expect(readFileSync(file, 'utf8')).toMatch(/^PORT=1\nDAILYBOT_API_KEY=dbot_sample_\w+\n$/)
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(panel.getByText('Put into a place by you')).toBeVisible()
})

test('000-31 001-05 a replacement is told to those who use the key, put off, and begun now', async ({
  app,
  unlocked: page,
  control,
}) => {
  const made = await control.count(routes.create)
  await planReplacement(page, 'risk_scoring')
  const tell = page.getByRole('region', { name: 'Tell who uses it' })
  await expect(tell).toContainText('Priya Raman, who owns it')
  await expect(tell).toContainText('checkout/.env.production:19')
  await page.getByRole('radio', { name: 'Later' }).check()
  await expect(page.getByText('Choose a time in which little goes through it')).toBeVisible()
  await tell.getByRole('button', { name: 'Copy a notice' }).click()
  await expect(tell.getByText('Copied')).toBeVisible()
  const notice = await clipboardText(app)
  expect(notice).toContain('checkout/.env.production:19')
  expect(notice).toMatch(/^The key risk_scoring\S* of ATNA practice is being replaced\./)
  expect(notice).not.toContain('atna_sample_')

  await page.getByRole('button', { name: 'Begin then' }).click()
  await expect(page.getByText(/^It begins .+\. Nothing was sent\./)).toBeVisible()
  await expect(page.getByText('Nobody said yet that those who use it were told.')).toBeVisible()
  await act(page, 'I told those who use it')
  await expect(page.getByText(/^They were told /)).toBeVisible()
  expect(await control.count(routes.create)).toBe(made)
  await act(page, 'Begin now')
  await expectLine(page, 'Saved in this vault, and proved')
  expect(await control.count(routes.create)).toBe(made + 1)
})

async function openMaking(page: Page, account: string): Promise<Locator> {
  await page.getByRole('button', { name: 'New key' }).click()
  const dialog = page.getByRole('dialog', { name: 'New key' })
  await dialog.getByLabel('Linked account').selectOption({ label: account })
  return dialog
}

/** A work tree in which nothing is ignored. */
function makeProject(testInfo: TestInfo): string {
  mkdirSync(testInfo.outputPath('code'), { recursive: true })
  const project = join(realpathSync(testInfo.outputPath('code')), 'agents')
  writeFiles(project, { '.env': `PORT=1\n${variable}=\n` })
  git(project, 'init', '-q')
  return project
}
