import type { Locator, Page } from '@playwright/test'
import { expect } from './patience.ts'

/** The three sentences of a failure. */
export type Sentences = {
  readonly happened: string
  readonly kept: string
  readonly todo: string
}

/** Begins to replace a key from its row in the list. */
export async function replaceKey(page: Page, service: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^Replace ${service}`) }).click()
}

/** Expects the one sentence on what is true now. */
export async function expectTruth(page: Page, sentence: string | RegExp): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: sentence })).toBeVisible()
}

/** One line of the story, by its title. */
export function storyLine(page: Page, title: string | RegExp): Locator {
  const heading = page.getByRole('heading', { level: 2, name: title })
  return page
    .getByRole('list', { name: 'Replacements' })
    .getByRole('listitem')
    .filter({ has: heading })
}

/** Expects a line of the story, finished by Keyturn or by the person. */
export async function expectLine(page: Page, title: string | RegExp): Promise<void> {
  await expect(storyLine(page, title)).toBeVisible()
}

/** Presses an action of the story. */
export async function act(page: Page, action: string): Promise<void> {
  await page.getByRole('button', { name: action, exact: true }).click()
}

/** Turns a key off where its weight is said and nothing has to be typed. */
export async function turnOff(page: Page, action: string): Promise<void> {
  await act(page, action)
  await act(page, 'Turn it off')
}

/** Expects the three sentences of a failure. */
export async function expectSentences(page: Page, said: Sentences): Promise<void> {
  const card = page.getByRole('alert')
  await expect(factOf(card, 'What happened')).toHaveText(said.happened)
  await expect(factOf(card, 'What was kept')).toHaveText(said.kept)
  await expect(factOf(card, 'What to do')).toHaveText(said.todo)
}

/** Goes to everything that is under way. */
export async function openReplacements(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Replacements/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Replacements' })).toBeVisible()
}

/** The card of something under way. */
export function card(page: Page, title: string | RegExp): Locator {
  return page.getByRole('article', { name: title })
}

/** What stands beside a label. */
export function factOf(within: Locator, label: string): Locator {
  const term = within.page().getByRole('term').filter({ hasText: label })
  return within.locator('div').filter({ has: term }).getByRole('definition')
}
