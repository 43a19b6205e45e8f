import type { NeedAnswer } from '../../../src-shared/care.ts'
import type { ItemId } from '../../../src-shared/ids.ts'
import { call } from '../../api.ts'

/** What a person said about the need for a key before it was made. */
export type Need = {
  readonly answers: readonly NeedAnswer[]
  readonly needs: readonly string[]
  readonly granted: readonly string[]
}

/** Keeps with a new key what was said before it was made, and ticks the steps that this was. */
export async function noteCare(itemId: ItemId, { answers, needs, granted }: Need): Promise<void> {
  const isConfirmed = answers.length > 0
  const isReviewed = needs.length > 0 || granted.length > 0
  if (!isConfirmed && !isReviewed) return
  const said = { answers: [...answers], needs: [...needs], granted: [...granted] }
  const { stamp, versions } = await call('items.get', { itemId })
  const expiresAt = versions.find((version) => version.stage === 'current')?.expiresAt ?? null
  await call('care.set', { itemId, stamp, ...said, expiresAt })
  if (isConfirmed) await tick(itemId, 'confirm-need')
  if (isReviewed) await tick(itemId, 'review-data')
}

/** Every change makes a new stamp: it is asked for before each. */
async function tick(itemId: ItemId, step: 'confirm-need' | 'review-data'): Promise<void> {
  const { stamp } = await call('items.get', { itemId })
  await call('care.step', { itemId, stamp, step, done: true })
}
