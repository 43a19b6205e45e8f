import { ChevronRight } from 'lucide-react'
import type { IntakeGroup } from '../../../src-shared/intake-contract.ts'
import { Tile } from '../../components/tile.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { chooseGroup } from '../../stores/intake-actions.ts'
import { intakeWords } from '../../words/en.ts'
import { CheckBox } from './check-box.tsx'
import { FoundLineBox, type LinePlace } from './found-line-box.tsx'

const words = intakeWords.found
const whole = new Intl.NumberFormat('en')

/** The heading of a provider's keys; its box ticks all of them, and is half ticked for some. */
export function FoundGroup({
  group: { providerName, count, chosen },
  at,
  place,
}: {
  readonly group: IntakeGroup
  readonly at: number
  readonly place: LinePlace
}) {
  const name = providerName === '' ? words.noProvider : visibleText(providerName)
  return (
    <FoundLineBox place={place} className="found-group">
      <div role="gridcell" className="found-check">
        <CheckBox
          label={words.keepGroup(name)}
          state={chosen === 0 ? false : chosen === count ? true : 'mixed'}
          onChange={(next) => void chooseGroup(at, next)}
        />
      </div>
      <div role="gridcell" className="found-provider">
        <Tile text={providerName === '' ? '?' : providerName} size={20} />
        <strong>{name}</strong>
        <span className="found-dim">{whole.format(count)}</span>
      </div>
    </FoundLineBox>
  )
}

/** Opens the rest of a long group, or closes it again. */
export function FoundMore({
  group,
  hidden,
  place,
  onToggle,
}: {
  readonly group: IntakeGroup
  readonly hidden: number
  readonly place: LinePlace
  readonly onToggle: (provider: string) => void
}) {
  return (
    <FoundLineBox place={place} className="found-more" onClick={() => onToggle(group.providerName)}>
      <div role="gridcell" className="found-more-cell">
        <ChevronRight size={16} strokeWidth={1.75} aria-hidden data-open={hidden === 0} />
        {hidden === 0 ? words.fewer : words.moreRows(hidden)}
      </div>
    </FoundLineBox>
  )
}
