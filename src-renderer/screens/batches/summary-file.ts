import { isoOf } from '../../format/dates.ts'
import { withForm } from '../settings/export-file.ts'

/** The forms of a summary. */
export const summaryForms = ['csv', 'json'] as const
/** One of the forms of a summary. */
export type SummaryForm = (typeof summaryForms)[number]

/** The name proposed for a summary of this day (UTC): `replaced-20_11_2026.csv`. */
export function summaryName(form: SummaryForm, now: number): string {
  const [year, month, day] = isoOf(now).slice(0, 10).split('-')
  return `replaced-${day}_${month}_${year}.${form}`
}

/** The path as it is written to: a summary has the ending of its form. */
export function summaryPath(typed: string, form: SummaryForm): string {
  const path = withForm(typed.trim(), form)
  return path === '' || path.toLowerCase().endsWith(`.${form}`) ? path : `${path}.${form}`
}
