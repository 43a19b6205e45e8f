import type { CareView } from '../../../src-shared/care.ts'
import { isoOf } from '../../format/dates.ts'

/** The lines of a text with one thing a line; blank ones and repeats are left out. */
export function linesOf(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim())
  return [...new Set(lines.filter((line) => line !== ''))]
}

/** How many of the eight steps are ticked. */
export function doneSteps({ steps }: Pick<CareView, 'steps'>): number {
  return steps.filter(({ at }) => at !== null).length
}

/** The day of an instant as a date field takes it; empty for none. */
export function dayOf(instant: number | null): string {
  return instant === null ? '' : isoOf(instant).slice(0, 10)
}
