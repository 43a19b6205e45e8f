import type { Page } from '@playwright/test'
import { expect } from './pages/patience.ts'
import { actAt, beginEmergency, expectPlace, replaceFromPanel, typePhrase } from './pages/places.ts'
import { makeKey, openItem, portal, shownOnce } from './pages/practice.ts'
import { act, expectLine, expectTruth, openReplacements, storyLine } from './pages/replacement.ts'
import { test } from './places-fixture.ts'

test.setTimeout(120_000)

const secretLine = 'onboarding/.env ATNA_CREDENTIAL_SECRET'
const github = 'northwind/checkout ATNA_CREDENTIAL_SECRET'
const vercel = 'checkout production / ATNA_CREDENTIAL_SECRET'

test('in place: what breaks is said and accepted first, and the old key is proved dead', async ({
  unlocked: page,
  control,
}) => {
  await replaceFromPanel(page, 'lead_forms')
  await expect(page.getByText('There is no time in which both keys work')).toBeVisible()
  await expect(
    page.getByText('These break until they have the new key: inbox/.env, crm/.env:14.'),
  ).toBeVisible()
  const begin = page.getByRole('button', { name: 'Replace key' })
  await begin.click()
  await expect(page.getByText('Tick that you know what breaks.')).toBeVisible()
  expect(await control.asked('atomicat', 'POST')).toBe(0)

  await page.getByRole('checkbox', { name: 'I know what breaks' }).check()
  await begin.click()
  await expectTruth(
    page,
    'The old key is dead. The new one is saved. Places break until they have it.',
  )
  await expectLine(page, 'Saved in this vault, and proved')
  expect(await control.asked('atomicat', 'POST')).toBe(1)
  await expect(page.getByRole('button', { name: 'Take it back' })).toHaveCount(0)
  await actAt(page, 'crm/.env:14', 'I changed it')
  await expectTruth(page, 'The new key works. The old one is off and refused.')
})

test('guided: a key added by hand is replaced by a key that the person brings', async ({
  unlocked: page,
}) => {
  await replaceFromPanel(page, 'mail_outbound')
  await page.getByRole('button', { name: 'Begin', exact: true }).click()
  await expectTruth(page, 'The old key works. Keyturn waits for the new one. Safe to close.')
  const steps = page.getByRole('region', { name: 'What you do' })
  await steps.getByRole('button', { name: 'Save this key' }).click()
  await expect(steps.getByText('Paste the new key.')).toBeVisible()
  await steps.getByLabel('New key', { exact: true }).fill('sample_mail_Zz91c0Te8Q2dVn5BwJ7sKu4T')
  const id = steps.getByLabel('Key ID of the new key')
  if ((await id.count()) > 0) await id.fill('mk_sample_20999')
  // It may begin unlike the old key, which is said and does not forbid.
  await steps.getByRole('button', { name: /^Save / }).click()
  await expectTruth(page, 'The new key is saved. Nobody tried it yet. Safe to close.')
  await act(page, 'I tried it, it works')
  await expectTruth(page, /^You said that the new key works\./)
  await act(page, 'Every place uses the new key')
  await act(page, 'I turned the old one off')
  await expectTruth(page, 'Only the new key is in use. You turned the old one off.')
  const panel = await openItem(page, 'mail_outbound')
  await expect(panel.getByRole('button', { name: /^In use …Ku4T/ })).toBeVisible()
})

test('limited slots: the person chooses which key goes, and the signer stays', async ({
  unlocked: page,
  control,
}) => {
  await makeKey(page, { account: portal, service: 'docs_third' })
  await shownOnce(page).getByRole('button', { name: 'Done' }).click()
  expect(await control.labels()).toHaveLength(3)

  await replaceFromPanel(page, 'docs_export')
  const slots = page.getByRole('region', { name: `Which key at ${portal} may go?` })
  await expect(slots).toBeVisible()
  await expect(slots.getByRole('listitem').filter({ hasText: 'docs_editor' })).toContainText(
    'Signs webhooks, stays',
  )
  await expect(slots.getByRole('button')).toHaveCount(1)
  await slots.getByRole('button', { name: /^Give this one up: docs_third/ }).click()
  const weight = page.getByRole('form', { name: /^Give up docs_third/ })
  await expect(weight.getByRole('button', { name: 'Turn it off' })).toBeDisabled()
  await typePhrase(weight)
  await weight.getByRole('button', { name: 'Turn it off' }).click()
  await expectLine(page, '2 of 2 places use the new key')
  const left = (await control.labels()).map((label) => label.split('-')[0])
  expect(left.toSorted()).toEqual(['docs_editor', 'docs_export', 'docs_export'])
})

test('take back: the places get the old key, and the new one is turned off', async ({
  unlocked: page,
  control,
  env,
}) => {
  const before = await control.names()
  const [old] = await control.values('github')
  await replaceFromPanel(page, 'kyc_onboarding')
  await expectPlace(page, vercel, 'Waits for deployment')
  const next = env.value('ATNA_CREDENTIAL_SECRET')
  await act(page, 'Take it back')
  await expect(page.getByText('The new key is turned off at ATNA practice.')).toBeVisible()
  await page
    .getByRole('form', { name: 'Take the replacement back' })
    .getByRole('button', { name: 'Take it back' })
    .click()
  await expectPlace(page, secretLine, 'Put back')
  await expectPlace(page, github, 'Put back')
  expect(env.text()).toBe(env.before.toString())
  expect((await control.values('github'))[0]?.value).toBe(old?.value)
  // A running site may have been built with the new key until the next deployment is ready.
  await expectPlace(page, vercel, 'Waits for deployment')
  expect(await control.names()).toHaveLength(before.length + 1)
  await control.advance(60_000)
  await actAt(page, vercel, 'Look whether it is deployed')
  await expectTruth(page, 'Taken back. Only the old key works.')
  expect(await control.names()).toEqual(before)
  expect((await control.values('vercel'))[0]).toMatchObject({
    value: old?.value,
    live: { production: old?.value },
  })
  expect(JSON.stringify(await control.values('vercel'))).not.toContain(next)
  await openReplacements(page)
  await expect(
    page.getByRole('button', { name: /^Replace kyc_onboarding Taken back, old key in use/ }),
  ).toBeVisible()
})

test('emergency: the key is off first, then a new one is made and brought to its places', async ({
  unlocked: page,
  control,
  yaml,
}) => {
  const before = await control.labels()
  const dialog = await beginEmergency(page, 'docs_export')
  const turnOff = dialog.getByRole('button', { name: 'Turn off now' })
  await expect(turnOff).toBeDisabled()
  await dialog.getByRole('radio', { name: 'It was seen by others' }).check()
  await dialog.getByRole('checkbox').check()
  await expect(turnOff).toBeDisabled()
  await typePhrase(dialog)
  await turnOff.click()
  await expectLine(page, 'Old key is off')
  await expectTruth(page, 'The new key works. The old one is off and refused.')
  await expect(storyLine(page, '2 of 2 places use the new key')).toBeVisible()
  await expect(page.getByText(/^Reason: .*seen by others/)).toBeVisible()
  expect(yaml.text()).not.toBe(yaml.before.toString())
  const after = await control.labels()
  expect(after).toHaveLength(before.length)
  expect(after).not.toEqual(before)
  expect((await control.values('gitlab'))[0]?.value).toBe(yaml.value('secret:'))
})

test('emergency of the signer: the new key signs first, then the old one goes', async ({
  unlocked: page,
  control,
}) => {
  const old = await control.signer()
  const dialog = await beginEmergency(page, 'docs_editor')
  await expect(dialog.getByText(/a new key is made and signs first/)).toBeVisible()
  await dialog.getByRole('radio', { name: 'A teammate left' }).check()
  await ticksWhatBreaks(dialog)
  await dialog.getByRole('button', { name: 'Turn off now' }).click()
  await expect.poll(() => control.signer()).not.toBe(old)
  expect(await control.labels()).toContain(old)
  await act(page, 'Turn off the old key')
  const weight = page.getByRole('form', { name: `Turn off the old key at ${portal}` })
  await typePhrase(weight)
  await weight.getByRole('button', { name: 'Turn it off' }).click()
  await expectLine(page, 'Old key is off')
  expect(await control.labels()).not.toContain(old)
  expect(await control.signer()).toMatch(/^docs_editor-/)
})

async function ticksWhatBreaks(dialog: ReturnType<Page['locator']>): Promise<void> {
  for (const box of await dialog.getByRole('checkbox').all()) await box.check()
}
