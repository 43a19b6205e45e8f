import { hourMs } from '../../../src-shared/clock.ts'
import type { ReplacePlan } from '../../../src-shared/rotation.ts'
import { useNow } from '../../clock.ts'
import { formatMinute } from '../../format/dates.ts'
import { planWords } from '../../words/en.ts'
import { graceChoices } from './plan-lines.ts'
import '../segments.css'

const words = planWords

/** How long the old key goes on working, with its end as a date; not at all is always offered. */
export function GraceField({
  plan,
  hours,
  onChange,
}: {
  readonly plan: ReplacePlan
  readonly hours: number
  readonly onChange: (hours: number) => void
}) {
  const now = useNow(60_000)
  return (
    <section className="plan-grace">
      <fieldset className="segments">
        <legend>{words.grace}</legend>
        {graceChoices(plan.graceHours).map((choice) => (
          <label key={choice} className="segment">
            <input
              type="radio"
              name="grace"
              checked={hours === choice}
              onChange={() => onChange(choice)}
            />
            {labelOf(choice)}
          </label>
        ))}
      </fieldset>
      <p aria-live="polite">
        {hours === 0
          ? words.graceNone
          : `${words.graceFrom} ${words.graceEnd(formatMinute(now + hours * hourMs))}`}
      </p>
    </section>
  )
}

function labelOf(hours: number): string {
  const usual = Object.entries(words.graceChoices).find(([choice]) => Number(choice) === hours)
  return usual?.[1] ?? words.graceOwn(hours)
}
