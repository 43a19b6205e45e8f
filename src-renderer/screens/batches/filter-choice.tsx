import type { ReactNode } from 'react'
import type { BatchFilter } from '../../../src-shared/batch.ts'
import type { ItemSummary } from '../../../src-shared/item.ts'
import { Field } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { useConnections } from '../../stores/connections.ts'
import { batchWords } from '../../words/en.ts'
import { ownersOf } from './owners.ts'
import { PickKeys } from './pick-keys.tsx'
import type { Pick } from './pick.ts'

const words = batchWords.choose

type Props = {
  readonly pick: Pick
  readonly rows: readonly ItemSummary[]
  /** Whether the plan was asked for, so that what is missing is said. */
  readonly isAsked: boolean
  readonly onChange: (next: Partial<Pick>) => void
}

/** Four ways to say which keys; the chosen one asks for what it needs. */
export function FilterChoice(props: Props) {
  return (
    <fieldset className="batch-by">
      <legend className="visually-hidden">{words.by}</legend>
      <Way {...props} by="overdue" label={words.overdue} lead={words.overdueLead} />
      <Way {...props} by="owner" label={words.owner} lead={words.ownerLead}>
        <OwnerField {...props} />
      </Way>
      <Way {...props} by="account" label={words.account} lead={words.accountLead}>
        <AccountField {...props} />
      </Way>
      <Way {...props} by="items" label={words.items} lead={words.itemsLead}>
        <PickKeys {...props} />
      </Way>
    </fieldset>
  )
}

function Way({
  pick,
  onChange,
  by,
  label,
  lead,
  children,
}: Props & {
  readonly by: BatchFilter['by']
  readonly label: string
  readonly lead: string
  readonly children?: ReactNode
}) {
  const isChosen = pick.by === by
  return (
    <div className="batch-way" data-chosen={isChosen}>
      <label className="check-line">
        <input type="radio" name="by" checked={isChosen} onChange={() => onChange({ by })} />
        <span>
          <strong>{label}</strong>
          <span className="batch-way-lead">{lead}</span>
        </span>
      </label>
      {isChosen && children !== undefined && <div className="batch-way-more">{children}</div>}
    </div>
  )
}

function OwnerField({ pick, rows, isAsked, onChange }: Props) {
  const owners = ownersOf(rows)
  if (rows.length > 0 && owners.length === 0) return <p>{words.noOwners}</p>
  return (
    <Field
      label={words.ownerField}
      error={isAsked && pick.owner === '' ? words.ownerMissing : null}
    >
      {(input) => (
        <Select
          {...input}
          value={pick.owner}
          onChange={(event) => onChange({ owner: event.target.value })}
        >
          <option value="" />
          {owners.map(({ owner, count }) => (
            <option key={owner} value={owner}>
              {visibleText(owner)} ({count})
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}

function AccountField({ pick, isAsked, onChange }: Props) {
  const { views, read } = useConnections((state) => state)
  if (read && views.length === 0) return <p>{words.noAccounts}</p>
  const chosen = (id: string) => views.find((view) => view.id === id)?.id ?? null
  return (
    <Field
      label={words.accountField}
      error={isAsked && pick.connectionId === null ? words.accountMissing : null}
    >
      {(input) => (
        <Select
          {...input}
          value={pick.connectionId ?? ''}
          onChange={(event) => onChange({ connectionId: chosen(event.target.value) })}
        >
          <option value="" />
          {views.map((view) => (
            <option key={view.id} value={view.id}>
              {visibleText(view.name)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}
