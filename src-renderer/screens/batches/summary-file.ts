import { isoOf } from '../../format/dates.ts'

/** The forms of a summary. */
export const summaryForms = ['csv', 'json'] as const
/** One of the forms of a summary. */
export type SummaryForm = (typeof summaryForms)[number]

/** The name proposed for a summary of this day (UTC): `replaced-20_11_2026.csv`. */
export function summaryName(form: SummaryForm, now: number): string {
  const [year, month, day] = isoOf(now).slice(0, 10).split('-')
  return `replaced-${day}_${month}_${year}.${form}`
}
