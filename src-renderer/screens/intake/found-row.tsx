import type { Entry } from '../../../src-shared/intake.ts'
import { useNow } from '../../clock.ts'
import { BadgeMark } from '../../components/badge-mark.tsx'
import { Mono } from '../../components/mono.tsx'
import { formatDate } from '../../format/dates.ts'
import { visibleText } from '../../format/visible-text.ts'
import { choose } from '../../stores/intake-actions.ts'
import { openEntry, useIntake } from '../../stores/intake.ts'
import { intakeWords } from '../../words/en.ts'
import { CheckBox } from './check-box.tsx'
import { entryDays, entryState } from './entry-state.ts'
import { entryName, placesText } from './entry-text.ts'
import { FoundLineBox, type LinePlace } from './found-line-box.tsx'
import '../../components/badge-pill.css'

const words = intakeWords.found

/** One key of the list; a row that was not read yet keeps its place. */
export function FoundRow({
  entry,
  place,
}: {
  readonly entry: Entry | null
  readonly place: LinePlace
}) {
  const isOpen = useIntake(({ openId }) => entry !== null && openId === entry.id)
  if (!entry)
    return (
      <FoundLineBox place={place} className="found-columns found-row">
        <div role="gridcell" aria-colspan={6} className="found-reading" aria-busy>
          {words.reading}
        </div>
      </FoundLineBox>
    )
  const name = entryName(entry)
  return (
    <FoundLineBox
      place={place}
      className="found-columns found-row"
      isSelected={isOpen}
      onClick={() => void openEntry(entry.id)}
    >
      <div role="gridcell" className="found-check">
        <CheckBox
          label={words.keepEntry(name)}
          state={entry.chosen}
          onChange={(chosen) => void choose({ ids: [entry.id] }, chosen)}
        />
      </div>
      <div role="gridcell" className="found-variable" title={visibleText(entry.draft.name)}>
        <Mono>{name}</Mono>
        {entry.hint === null && <span className="found-bare">{words.noSecret}</span>}
      </div>
      <div role="gridcell" className="found-hint">
        {entry.hint === null ? (
          <span className="found-dim">{words.noSecret}</span>
        ) : (
          <Mono>{entry.hint}</Mono>
        )}
      </div>
      <PlaceCell entry={entry} />
      <AgeCell entry={entry} />
      <CheckedCell entry={entry} />
      <StateCell entry={entry} />
    </FoundLineBox>
  )
}

function PlaceCell({ entry }: { readonly entry: Entry }) {
  const state = useIntake((store) => store.state)
  if (!state) return <div role="gridcell" />
  const { first, more } = placesText(entry, state)
  return (
    <div role="gridcell" className="found-place" title={first}>
      <span className="found-first">{first}</span>
      {more > 0 && <span className="found-dim">{words.more(more)}</span>}
    </div>
  )
}

function AgeCell({ entry }: { readonly entry: Entry }) {
  const days = entryDays(entry, useNow(3_600_000))
  return (
    <div
      role="gridcell"
      className="found-age"
      title={entry.since === null ? undefined : formatDate(entry.since)}
    >
      {days === null ? <span className="found-dim">{words.ageUnknown}</span> : words.days(days)}
    </div>
  )
}

function CheckedCell({ entry: { check, canCheck } }: { readonly entry: Entry }) {
  const isChecked = useIntake(({ state }) => (state?.checks ?? null) !== null)
  if (!isChecked) return null
  return (
    <div role="gridcell" className="found-checked" data-check={check ?? 'none'}>
      {check === null ? (canCheck ? '' : words.notChecked) : words.checks[check]}
    </div>
  )
}

function StateCell({ entry }: { readonly entry: Entry }) {
  const { shape, tone, text, title } = entryState(entry, useNow(3_600_000))
  return (
    <div role="gridcell" className="found-state" title={title === '' ? undefined : title}>
      {shape === null ? (
        <span className="found-dim">{text}</span>
      ) : (
        <span className="badge-pill" data-tone={tone}>
          <BadgeMark shape={shape} />
          {text}
        </span>
      )}
    </div>
  )
}
