import { useState } from 'react'
import { limits } from '../../../src-shared/bounds.ts'
import type { ItemSummary } from '../../../src-shared/item.ts'
import { BadgePill } from '../../components/badge-pill.tsx'
import { Field } from '../../components/field.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { batchWords } from '../../words/en.ts'
import { toggled } from './batch-filter.ts'
import { matching } from './owners.ts'
import type { Pick } from './pick.ts'

const words = batchWords.choose
/** A list of boxes longer than this is searched and not scrolled. */
const most = 200

/** Every key with a box to tick; searching hides and never unticks. */
export function PickKeys({
  pick,
  rows,
  isAsked,
  onChange,
}: {
  readonly pick: Pick
  readonly rows: readonly ItemSummary[]
  readonly isAsked: boolean
  readonly onChange: (next: Partial<Pick>) => void
}) {
  const [text, setText] = useState('')
  const found = matching(rows, text)
  const { size } = pick.itemIds
  return (
    <>
      <Field
        label={words.filter}
        hint={words.picked(size)}
        error={isAsked && size === 0 ? words.pickFirst : null}
      >
        {(input) => (
          <TextInput
            {...input}
            type="search"
            value={text}
            maxLength={limits.searchText}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      {found.length === 0 && <p>{words.noneMatch}</p>}
      <ul className="batch-pick" aria-label={words.itemsField}>
        {found.slice(0, most).map((row) => (
          <KeyBox
            key={row.id}
            row={row}
            isPicked={pick.itemIds.has(row.id)}
            onToggle={() => onChange({ itemIds: toggled(pick.itemIds, row.id) })}
          />
        ))}
      </ul>
      {found.length > most && <p>{words.more(found.length - most)}</p>}
    </>
  )
}

function KeyBox({
  row,
  isPicked,
  onToggle,
}: {
  readonly row: ItemSummary
  readonly isPicked: boolean
  readonly onToggle: () => void
}) {
  return (
    <li>
      <label className="check-line">
        <input type="checkbox" checked={isPicked} onChange={onToggle} />
        <span className="batch-pick-name">
          {visibleText(row.name)}{' '}
          <span className="aside">
            {visibleText([row.providerName, row.owner].filter(Boolean).join(', '))}
          </span>
        </span>
        <BadgePill badge={row.worst} />
      </label>
    </li>
  )
}
