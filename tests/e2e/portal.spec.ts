import type { Locator, Page } from '@playwright/test'
import { makeKey, openItem, portal, shownOnce } from './pages/practice.ts'
import { act, expectLine, expectTruth, storyLine } from './pages/replacement.ts'
import { expect, test } from './practice-fixture.ts'

test('a fourth key waits until one of three is given up with its phrase', async ({
  unlocked: page,
  control,
}) => {
  test.setTimeout(120_000)
  await makeKey(page, { account: portal, service: 'docs_third' })
  await shownOnce(page).getByRole('button', { name: 'Done' }).click()
  await makeKey(page, { account: portal, service: 'docs_fourth' })

  await expectLine(page, `${portal} has no room for another key`)
  const full = page.getByRole('region', { name: `Which key at ${portal} may go?` })
  await expect(full.getByRole('listitem')).toHaveCount(3)
  const signer = full.getByRole('listitem').filter({ hasText: 'docs_editor' })
  await expect(signer).toContainText('Signs webhooks, stays')
  await expect(signer.getByRole('button')).toHaveCount(0)
  expect(await control.labels()).toHaveLength(3)

  const give = full.getByRole('button', { name: /^Give this one up: docs_export-/ })
  const weight = page.getByRole('form', { name: /^Give up docs_export-/ })
  await give.click()
  await refusesEveryOtherPhrase(page, weight)
  await act(page, 'Not yet')
  await expect(weight).toBeHidden()
  expect(await control.labels()).toHaveLength(3)

  await give.click()
  await weight.getByRole('textbox').pressSequentially(await phraseOf(weight))
  await weight.getByRole('button', { name: 'Turn it off' }).click()
  await expectLine(page, 'Saved in this vault, and proved')
  await expectTruth(page, 'The new key works. Safe to close.')
  const left = (await control.labels()).map((label) => label.split('-')[0])
  expect(left).toEqual(['docs_editor', 'docs_third', 'docs_fourth'])
})

async function opens(button: Locator, page: Page): Promise<Locator> {
  await button.click()
  const dialog = page.getByRole('dialog', { name: /^Turn off / })
  await expect(dialog).toBeVisible()
  return dialog
}

async function phraseOf(dialog: Locator): Promise<string> {
  const label = dialog.getByText(/^Type .+ to confirm$/)
  await expect(label).toBeVisible()
  return (await label.innerText()).replace(/^Type (.+) to confirm$/, '$1')
}

async function refusesEveryOtherPhrase(page: Page, form: Locator): Promise<void> {
  const phrase = await phraseOf(form)
  const field = form.getByRole('textbox')
  const turnOff = form.getByRole('button', { name: 'Turn it off' })
  await expect(turnOff).toBeDisabled()
  const all = `of ${phrase.length} characters match`
  for (const [typed, count] of [
    [phrase.toUpperCase(), 0],
    [phrase.slice(0, -1), phrase.length - 1],
    [` ${phrase}`, 0],
    [phrase.replace(' ', '  '), phrase.indexOf(' ') + 1],
    [`${phrase} `, phrase.length],
  ] as const) {
    await field.fill('')
    await field.pressSequentially(typed)
    await expect(form.getByText(`${count} ${all}`)).toBeVisible()
    await expect(turnOff).toBeDisabled()
  }
  await field.press('Enter')
  await expect(form).toBeVisible()

  await field.fill(phrase)
  await expect(turnOff).toBeEnabled()
  await field.press('ControlOrMeta+A')
  await field.press('ControlOrMeta+X')
  await expect(field).toHaveValue('')
  await field.press('ControlOrMeta+V')
  await expect(form.getByText('Type it by hand. Pasting does not count.')).toBeVisible()
  await expect(field).toHaveValue('')
  await expect(turnOff).toBeDisabled()
}

test('the key that signs webhooks is not turned off', async ({ unlocked: page, control }) => {
  const panel = await openItem(page, 'docs_editor')
  await expect(panel.getByText('Signs webhooks.')).toBeVisible()
  await panel.getByRole('button', { name: 'More' }).click()
  const dialog = await opens(page.getByRole('button', { name: `Turn off at ${portal}…` }), page)
  await expect(
    dialog.getByText('It signs webhooks. Choose another key for that first.'),
  ).toBeVisible()
  await expect(dialog.getByRole('textbox')).toHaveCount(0)
  await expect(dialog.getByRole('button', { name: 'Turn off', exact: true })).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Close' }).click()
  expect(await control.labels()).toHaveLength(2)
})

test('another key signs webhooks once that is confirmed', async ({ unlocked: page, control }) => {
  const panel = await openItem(page, 'docs_export')
  await expect(panel.getByText('Does not sign webhooks.')).toBeVisible()
  const choose = panel.getByRole('button', { name: 'Use with webhooks' })
  await choose.click()
  const dialog = page.getByRole('dialog', { name: 'Sign webhooks with docs_export' })
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog).toBeHidden()
  await expect(panel.getByText('Does not sign webhooks.')).toBeVisible()
  expect(await control.signer()).toMatch(/^docs_editor-/)

  await choose.click()
  await dialog.getByRole('button', { name: 'Use with webhooks' }).click()
  await expect(panel.getByText('Signs webhooks.')).toBeVisible()
  expect(await control.signer()).toMatch(/^docs_export-/)
  const other = await openItem(page, 'docs_editor')
  await expect(other.getByText('Does not sign webhooks.')).toBeVisible()
})

test('a key that signs webhooks is replaced, and the new one signs', async ({
  unlocked: page,
  control,
}) => {
  test.setTimeout(120_000)
  const panel = await openItem(page, 'docs_editor')
  await panel.getByRole('button', { name: 'Replace', exact: true }).click()
  await expectTruth(page, /^Both keys work\./)
  const [old] = (await control.labels()).filter((label) => label.startsWith('docs_editor-'))
  expect(await control.signer()).toBe(old)

  await act(page, 'Every place uses the new key')
  await expectLine(page, /^Old key works until /)
  const made = await control.signer()
  expect(made).toMatch(/^docs_editor-/)
  expect(made).not.toBe(old)

  await act(page, 'Turn off the old key')
  const form = page.getByRole('form', { name: `Turn off the old key at ${portal}` })
  const turnOff = form.getByRole('button', { name: 'Turn it off' })
  await expect(turnOff).toBeDisabled()
  await form.getByRole('textbox').pressSequentially(await phraseOf(form))
  await turnOff.click()
  await expect(storyLine(page, 'Old key is off')).toContainText(`refused by ${portal}`)
  expect(await control.labels()).not.toContain(old)
  expect(await control.signer()).toBe(made)
})
