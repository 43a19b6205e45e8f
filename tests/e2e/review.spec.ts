import type { Locator, Page } from '@playwright/test'
import { expect } from './pages/patience.ts'
import { openItem, rowOf } from './pages/practice.ts'
import { factOf } from './pages/replacement.ts'
import { test } from './practice-fixture.ts'

// The three-monthly review in the real window: what stands out, who owns it, and who has left.

test.setTimeout(180_000)

test('000-25 001-22 001-23 001-28 001-31 002-15 002-16 X-07 the review says what stands out', async ({
  unlocked: page,
}) => {
  const main = await openReview(page)
  const expected: readonly (readonly [string, string, string])[] = [
    ['Nobody owns them', 'standup_bot', ''],
    ['Their label is out of date', 'prod-reporting-2024', '2024'],
    ['Used by more than one system', 'ci_agents', 'Continuous integration, Agent host'],
    ['The same value in two environments', 'search_dev', 'search_prod'],
    ['Not used for long', 'docs_export', 'since'],
    ['Never used', 'forms_import', ''],
    ['Without an end', 'billing_sync', ''],
  ]
  for (const [kind, service, says] of expected) {
    await expect(finding(main, kind, service)).toContainText(says)
  }
  for (const service of ['docs_export', 'forms_import']) {
    const turnOff = main.getByRole('button', { name: `Turn off ${service}`, exact: true })
    await expect(turnOff.first()).toBeVisible()
  }
  await main.getByLabel('Idle after').fill('90')
  await main.getByLabel('Idle after').press('Enter')
  await expect(finding(main, 'Not used for long', 'docs_export')).toHaveCount(0)
})

test('001-21 what is all right is accepted and taken back, and the review is done', async ({
  unlocked: page,
}) => {
  const main = await openReview(page)
  const kind = 'Used by more than one system'
  const before = await countOf(main)
  await main.getByRole('button', { name: `It is all right: ci_agents, ${kind}` }).click()
  await expect(finding(main, kind, 'ci_agents')).toHaveCount(0)
  await expect.poll(() => countOf(main)).toBe(before - 1)
  await main.getByRole('checkbox', { name: 'Also what is all right' }).check()
  await expect(finding(main, kind, 'ci_agents')).toContainText('you said that it is all right')
  await main.getByRole('button', { name: `Not all right after all: ci_agents, ${kind}` }).click()
  await expect(
    main.getByRole('button', { name: `It is all right: ci_agents, ${kind}` }),
  ).toBeVisible()

  const standing = main.getByRole('region', { name: 'Review', exact: true }).locator('dl')
  await expect(factOf(standing, 'Last done')).toHaveText('Not done yet')
  await expect(factOf(standing, 'Next due')).toHaveText('due now')
  await main.getByRole('button', { name: 'Review done' }).click()
  await expect(factOf(standing, 'Last done')).not.toHaveText('Not done yet')
  const [done, next] = [await dayOf(standing, 'Last done'), await dayOf(standing, 'Next due')]
  const days = (next - done) / 86_400_000
  expect(days).toBeGreaterThanOrEqual(89)
  expect(days).toBeLessThanOrEqual(92)
})

test('002-32 002-34 who has left has all their keys listed, and one goes with that reason', async ({
  unlocked: page,
}) => {
  const main = await openReview(page)
  await main.getByRole('button', { name: 'Jonas Weber has left…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Jonas Weber has left' })
  const keys = dialog.getByRole('list', { name: 'Keys of Jonas Weber' }).getByRole('listitem')
  const count = await keys.count()
  expect(count).toBeGreaterThan(3)
  await dialog.getByRole('button', { name: 'Mark as left' }).click()
  await expect(dialog.getByRole('button', { name: 'Mark as left' })).toBeHidden()
  await expect(keys).toHaveCount(count)
  await expect(keys.filter({ hasText: 'refunds_tool' })).toHaveCount(1)
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(finding(main, 'Their owner left', 'refunds_tool')).toHaveCount(1)

  const left = main.getByRole('list', { name: 'Keys of Jonas Weber' })
  await left.getByRole('button', { name: 'Turn off refunds_tool' }).click()
  const off = page.getByRole('dialog', { name: /^Turn off refunds_tool/ })
  await expect(off.getByRole('radio', { name: 'A teammate left' })).toBeChecked()
  await off.getByRole('radio', { name: 'What used it is retired' }).check()
  await off.getByRole('radio', { name: 'A teammate left' }).check()
  const turnOff = off.getByRole('button', { name: 'Turn off', exact: true })
  await off.getByRole('checkbox', { name: /^I know that this breaks / }).check()
  await turnOff.click()
  await expect(off).toContainText('Turned off. AtomicPay practice refuses it now.')
  await off.getByRole('button', { name: 'Close' }).click()
  await expect(left.getByRole('listitem').filter({ hasText: 'refunds_tool' })).toHaveCount(0)
  const panel = await openItem(page, 'refunds_tool')
  await expect(
    panel.getByRole('listitem').filter({ hasText: /Turned off .*\(A teammate left\)/ }),
  ).toHaveCount(1)
})

test('002-21 a change of access is noted and leads to replacing or turning off', async ({
  unlocked: page,
}) => {
  const panel = await openItem(page, 'billing_sync')
  const care = panel.getByRole('region', { name: 'Care' })
  await care.getByRole('button', { name: 'Access changed…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Who or what may use it changed' })
  await dialog.getByRole('button', { name: 'Note it' }).click()
  await expect(dialog).toBeHidden()
  await expect(care).toContainText(/Access changed on \d+ \w+/)
  await expect(care.getByRole('button', { name: 'Turn off billing_sync' })).toBeVisible()
  await expect(rowOf(page, 'billing_sync')).toContainText('Access changed')
  await care.getByRole('button', { name: 'Replace billing_sync' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Replace billing_sync' })).toBeVisible()
})

async function openReview(page: Page): Promise<Locator> {
  const navigation = page.getByRole('navigation', { name: 'Main' })
  await navigation.getByRole('button', { name: /^Review/ }).click()
  const main = page.getByRole('main', { name: 'Review' })
  await expect(main.getByRole('region', { name: /^\d+ findings$/ })).toBeVisible()
  return main
}

/** One finding: what stands out, of which key. */
function finding(main: Locator, kind: string, service: string): Locator {
  const key = main.page().getByRole('button', { name: new RegExp(`^Open ${service}`) })
  return main.getByRole('region', { name: kind }).getByRole('listitem').filter({ has: key })
}

async function countOf(main: Locator): Promise<number> {
  const heading = main.getByRole('region', { name: /^\d+ findings$/ }).locator('h2')
  return Number.parseInt(await heading.innerText(), 10)
}

async function dayOf(within: Locator, label: string): Promise<number> {
  const said = factOf(within, label).locator('time')
  return Date.parse((await said.getAttribute('datetime')) ?? '')
}
