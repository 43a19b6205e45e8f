import { useState } from 'react'
import { FindingKind, type ReviewView } from '../../../src-shared/care.ts'
import { SearchInput } from '../../components/search-input.tsx'
import { Select } from '../../components/select.tsx'
import { reviewWords as words } from '../../words/en.ts'
import { FindingGroupPart } from './finding-group.tsx'
import { groupedFindings, noFilter, shownFindings, type FindingFilter } from './findings.ts'
import type { Review } from './use-review.ts'

/** Everything that stands out, by kind; what was accepted stands apart until it is asked for. */
export function FindingList({
  view,
  review,
}: {
  readonly view: ReviewView
  readonly review: Review
}) {
  const [filter, setFilter] = useState(noFilter)
  const open = view.findings.filter(({ accepted }) => !accepted)
  const shown = shownFindings(view.findings, filter)
  const all = filter.withAccepted ? view.findings : open
  const isFiltered = shown.length !== all.length
  return (
    <section className="review-part" aria-labelledby="review-findings">
      <h2 id="review-findings" aria-live="polite">
        {isFiltered ? words.of(shown.length, all.length) : words.count(all.length)}
      </h2>
      <Tools
        filter={filter}
        accepted={view.findings.length - open.length}
        onChange={(next) => setFilter({ ...filter, ...next })}
      />
      {shown.length === 0 && (
        <p className="review-none">{isFiltered ? words.nothingShown : words.nothing}</p>
      )}
      {groupedFindings(shown).map((group) => (
        <FindingGroupPart key={group.kind} group={group} review={review} />
      ))}
    </section>
  )
}

function Tools({
  filter,
  accepted,
  onChange,
}: {
  readonly filter: FindingFilter
  readonly accepted: number
  readonly onChange: (next: Partial<FindingFilter>) => void
}) {
  return (
    <div className="review-tools">
      <SearchInput
        className="input review-search"
        label={words.search}
        placeholder={words.search}
        text={filter.text}
        onText={(text) => onChange({ text })}
      />
      <Select
        className="review-kind"
        aria-label={words.kind}
        value={filter.kind ?? ''}
        onChange={({ target }) =>
          onChange({ kind: FindingKind.safeParse(target.value).data ?? null })
        }
      >
        <option value="">{words.allKinds}</option>
        {FindingKind.options.map((kind) => (
          <option key={kind} value={kind}>
            {words.kinds[kind].title}
          </option>
        ))}
      </Select>
      <label className="check-line">
        <input
          type="checkbox"
          checked={filter.withAccepted}
          onChange={(event) => onChange({ withAccepted: event.target.checked })}
        />
        <span>
          {words.showAccepted}
          {accepted > 0 && ` (${accepted})`}
        </span>
      </label>
    </div>
  )
}
