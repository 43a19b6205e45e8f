import type { Locator, Page } from '@playwright/test'
import { expect } from './patience.ts'
import { openItem } from './practice.ts'

/** A place in the list of a replacement, by what its button says. */
export function placeRow(page: Page, name: string): Locator {
  return page
    .getByRole('list', { name: 'Places that use the key' })
    .getByRole('button', { name })
    .and(page.locator('[aria-pressed]'))
}

/** Expects a place in a state. */
export async function expectPlace(page: Page, name: string, state: string): Promise<void> {
  await expect(placeRow(page, name)).toContainText(state)
}

/** Opens a place at the side of its replacement; answers with what is shown of it. */
export async function openPlace(page: Page, name: string): Promise<Locator> {
  await placeRow(page, name).click()
  const side = page.getByRole('complementary', { name: 'What we know' })
  return side.getByRole('region')
}

/** Does something with a place from its panel. */
export async function actAt(page: Page, name: string, action: string): Promise<void> {
  const panel = await openPlace(page, name)
  await panel.getByRole('button', { name: action, exact: true }).click()
}

/** Begins a replacement from the panel of its key. */
export async function replaceFromPanel(page: Page, service: string): Promise<void> {
  const panel = await openItem(page, service)
  await panel.getByRole('button', { name: 'Replace', exact: true }).click()
}

/** Goes from a key to the plan of its replacement, before anything begins. */
export async function planReplacement(page: Page, service: string): Promise<void> {
  const panel = await openItem(page, service)
  await panel.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('button', { name: 'Replace, and choose how…' }).click()
  await expect(page.getByRole('heading', { level: 1, name: `Replace ${service}` })).toBeVisible()
}

/** The form for a place of a key whose panel is open. */
export async function addPlace(page: Page, service: string): Promise<Locator> {
  const panel = page.getByRole('complementary', { name: service })
  await panel.getByRole('button', { name: 'Add a place…' }).click()
  const dialog = page.getByRole('dialog', { name: `A place that uses ${service}` })
  await expect(dialog).toBeVisible()
  return dialog
}

/** Opens the dialog that turns the key in use off at once. */
export async function beginEmergency(page: Page, service: string): Promise<Locator> {
  const panel = await openItem(page, service)
  await panel.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('button', { name: 'Turn off now and replace…' }).click()
  const dialog = page.getByRole('dialog', { name: new RegExp(`^Turn off ${service} at .+ now$`) })
  await expect(dialog).toBeVisible()
  return dialog
}

/** Types the phrase that the provider wants typed. */
export async function typePhrase(within: Locator): Promise<void> {
  const label = within.getByText(/^Type .+ to confirm$/)
  await expect(label).toBeVisible()
  const phrase = (await label.innerText()).replace(/^Type (.+) to confirm$/, '$1')
  await within.getByLabel(/^Type .+ to confirm$/).pressSequentially(phrase)
}
