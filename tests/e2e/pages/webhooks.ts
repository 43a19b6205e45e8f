import type { Locator, Page } from '@playwright/test'
import { expect } from './patience.ts'

/** Goes to the webhooks, and lays a secret on the bench; answers with the bench. */
export async function openBench(page: Page, service: string): Promise<Locator> {
  const main = page.getByRole('navigation', { name: 'Main' })
  await main.getByRole('button', { name: /^Webhooks/ }).click()
  await page.getByRole('radio', { name: new RegExp(`^${service}`) }).check()
  const bench = page.getByRole('region', { name: 'Webhook bench' })
  await expect(bench.getByRole('heading', { level: 2, name: service })).toBeVisible()
  return bench
}

/** Chooses what is done on the bench. */
export async function choosePart(bench: Locator, part: string): Promise<void> {
  await bench.getByRole('radio', { name: part, exact: true }).check()
}

/** Sends the sample that lies on the bench; answers with what came of it. */
export async function send(bench: Locator, signedWith: 'New' | 'Old' | 'Both'): Promise<Locator> {
  await bench.getByRole('radio', { name: signedWith, exact: true }).check()
  await bench.getByRole('button', { name: 'Send', exact: true }).click()
  const result = bench.getByRole('region', { name: 'What came of it' })
  await expect(result).toBeVisible()
  return result
}

/** A request as somebody captured it. */
export type Captured = { readonly headers: string; readonly body: string }

/** Pastes a captured request and has it checked; answers with what is said of it. */
export async function check(bench: Locator, { headers, body }: Captured): Promise<Locator> {
  await bench.getByLabel('Headers', { exact: true }).fill(headers)
  await bench.getByLabel('Raw body', { exact: true }).fill(body)
  await bench.getByRole('button', { name: 'Check', exact: true }).click()
  return bench.getByRole('region', { name: 'Who signed it' })
}
