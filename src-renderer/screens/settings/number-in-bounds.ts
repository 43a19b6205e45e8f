import type { Bounded } from '../../../src-shared/bounds.ts'

/** The whole number that was typed, if it lies within the bounds; else null. */
export function numberInBounds(typed: string, bounds: Bounded): number | null {
  const text = typed.trim()
  if (!/^\d{1,6}$/.test(text)) return null
  const number = Number(text)
  return number >= bounds.min && number <= bounds.max ? number : null
}
