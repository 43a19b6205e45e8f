import type { IntakeFilter } from '../../../src-shared/intake-contract.ts'
import type { IntakeCounts } from '../../../src-shared/intake.ts'
import { BadgeMark } from '../../components/badge-mark.tsx'
import type { BadgeShape } from '../../format/badge.ts'
import { askIntake, useIntake } from '../../stores/intake.ts'
import { intakeWords } from '../../words/en.ts'
import './found-counts.css'

const words = intakeWords.found
const whole = new Intl.NumberFormat('en')

type Counted = keyof typeof words.counts

const counts: readonly {
  readonly filter: Counted & IntakeFilter
  readonly of: keyof IntakeCounts
  readonly shape: BadgeShape
  readonly isUrgent: boolean
}[] = [
  { filter: 'committed', of: 'committed', shape: 'octagon', isUrgent: true },
  { filter: 'over-year', of: 'overYear', shape: 'diamond', isUrgent: true },
  { filter: 'several-places', of: 'severalPlaces', shape: 'linked', isUrgent: false },
  { filter: 'unsure', of: 'unsure', shape: 'dashed', isUrgent: false },
  { filter: 'in-vault', of: 'inVault', shape: 'lines', isUrgent: false },
]

/** What was found in numbers; each shows only its own keys, and all again. */
export function FoundCounts({ counts: all }: { readonly counts: IntakeCounts }) {
  const filter = useIntake((state) => state.ask.filter)
  return (
    <div className="found-counts" role="group" aria-label={words.countsLabel}>
      {counts
        .filter((one) => all[one.of] > 0 || filter === one.filter)
        .map((one) => (
          <button
            key={one.filter}
            type="button"
            className="found-count"
            data-urgent={one.isUrgent && all[one.of] > 0}
            aria-pressed={filter === one.filter}
            title={filter === one.filter ? words.showAll : words.showOnly(words.counts[one.filter])}
            onClick={() => void askIntake({ filter: filter === one.filter ? 'all' : one.filter })}
          >
            <span className="found-count-number">
              <BadgeMark shape={one.shape} />
              {whole.format(all[one.of])}
            </span>
            <span className="found-count-words">{words.counts[one.filter]}</span>
          </button>
        ))}
      {all.providers > 0 && (
        <div className="found-count" data-plain>
          <span className="found-count-number">{whole.format(all.providers)}</span>
          <span className="found-count-words">{words.providers(all.providers)}</span>
        </div>
      )}
    </div>
  )
}
