import { useNow } from '../clock.ts'
import { formatDate, formatMinute, formatRelative, isoOf } from '../format/dates.ts'

/** An instant for people, in UTC; its exact minute is the tooltip of every form. */
export function When({
  at,
  form,
}: {
  readonly at: number
  readonly form: 'relative' | 'date' | 'minute'
}) {
  const now = useNow(form === 'relative' ? 30_000 : 3_600_000)
  return (
    <time dateTime={isoOf(at)} title={formatMinute(at)}>
      {form === 'relative'
        ? formatRelative(at, now)
        : form === 'date'
          ? formatDate(at)
          : formatMinute(at)}
    </time>
  )
}
