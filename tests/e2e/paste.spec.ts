import type { Page } from '@playwright/test'
import { foundBelow, foundOnPage } from './intake-fixture.ts'
import { test } from './own-vault.ts'
import { expectFound, expectKept, foundRow, keep, openIntake } from './pages/intake.ts'
import { expect } from './pages/patience.ts'
import { openItem } from './pages/practice.ts'
import { panel, unlock } from './pages/vault.ts'
import { letters, makeKeys } from './projects.ts'

// Whatever has a key in it is pasted; the key is found, the rest is forgotten.

test.describe.configure({ timeout: 240_000 })

const keys = makeKeys()
const around = `told-besides-${letters(6)}`

const one: readonly {
  readonly what: string
  readonly text: string
  readonly key: string
  readonly provider: string
}[] = [
  { what: 'a key', text: `  ${keys.openai}\n`, key: keys.openai, provider: 'OpenAI' },
  {
    what: 'a header',
    text: `Authorization: Bearer ${keys.stripe}`,
    key: keys.stripe,
    provider: 'Stripe',
  },
  {
    what: 'a curl command',
    text: `curl -X POST 'https://api.resend.com/emails?trace=${around}' \\\n  -H 'Authorization: Bearer ${keys.resend}' -d '{"a": 1}'`,
    key: keys.resend,
    provider: 'Resend',
  },
  {
    what: 'a reply in JSON',
    text: `{"id": "key_1", "message": "${around}", "apiKey": "${keys.linear}"}`,
    key: keys.linear,
    provider: 'Linear',
  },
]

for (const { what, text, key, provider } of one)
  test(`${what} becomes one key, and the text stays nowhere`, async ({ page, userData }) => {
    await unlock(page)
    await paste(page, text)
    const dialog = page.getByRole('dialog', { name: 'Keep this key' })
    await expect(dialog.getByLabel('Provider', { exact: true })).toHaveValue(provider)
    expect(await foundOnPage(page, [key, around])).toEqual([])
    expect(foundBelow(userData, [key, around])).toEqual([])
    await dialog.getByLabel('Name', { exact: true }).fill('pasted_one-20_11_2026-14_05')
    await dialog.getByRole('button', { name: 'Keep it' }).click()
    await expectKept(page, '1 key kept')
    await page.getByRole('button', { name: 'See your keys' }).click()
    await openItem(page, 'pasted_one')
    const opened = panel(page, 'pasted_one-20_11_2026-14_05')
    await opened.getByRole('button', { name: 'Show secret' }).click()
    await expect(opened.getByText(key)).toBeVisible()
    await opened.getByRole('button', { name: 'Hide' }).click()
    expect(await foundOnPage(page, [around])).toEqual([])
    expect(foundBelow(userData, [key, around])).toEqual([])
  })

test('a block of lines becomes a list, and what is no key is left out', async ({
  page,
  userData,
}) => {
  await unlock(page)
  const lines = [
    '# from the old server',
    `export SLACK_BOT_TOKEN="${keys.slack}"`,
    `ANTHROPIC_API_KEY=${keys.anthropic}`,
    'OPENAI_API_KEY=your-api-key-here',
    'PORT=3000',
  ]
  await paste(page, lines.join('\n'))
  await expectFound(page, /^2 keys/)
  for (const name of ['SLACK_BOT_TOKEN', 'ANTHROPIC_API_KEY'])
    await expect(foundRow(page, name)).toContainText('pasted')
  const texts = Object.values(keys)
  expect(await foundOnPage(page, texts)).toEqual([])
  await keep(page, 2)
  await expectKept(page, '2 keys kept')
  expect(await foundOnPage(page, texts)).toEqual([])
  expect(foundBelow(userData, texts)).toEqual([])
})

test('a text without a key is told so, and is gone from the field', async ({ page }) => {
  await unlock(page)
  const text = `Please call me about the invoice ${letters(6)} tomorrow.`
  await paste(page, text)
  await expect(page.getByText('There is no key in this text.')).toBeVisible()
  expect(await foundOnPage(page, [text])).toEqual([])
})

/** Pastes a text on the screen of bringing in. */
async function paste(page: Page, text: string): Promise<void> {
  await openIntake(page)
  await page.getByRole('button', { name: /^Paste a key/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Paste a key' })
  await dialog.getByLabel('What you copied').fill(text)
  await dialog.getByRole('button', { name: 'Find the key in it' }).click()
}
