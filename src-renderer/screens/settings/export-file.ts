import type { ExportForm } from '../../../src-shared/copies-contract.ts'
import { isoOf } from '../../format/dates.ts'

/** The name proposed for a plain export of this day (UTC): `keyturn-20_11_2026.csv`. */
export function exportName(form: ExportForm, now: number): string {
  const [year, month, day] = isoOf(now).slice(0, 10).split('-')
  return `keyturn-${day}_${month}_${year}.${form}`
}

/** The same path for another form; an ending that a person chose stays. */
export function withForm(path: string, form: ExportForm): string {
  return path.replace(/(?<=[^/\\])\.(?:json|csv|env)$/i, `.${form}`)
}
