import { useState } from 'react'
import { createPortal } from 'react-dom'
import type { AccountKind } from '../../../src-shared/caller.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { useAccounts } from '../../stores/accounts.ts'
import { accountWords, placeWords } from '../../words/en.ts'
import { AccountDialog } from '../accounts/account-dialog.tsx'
import type { DraftProps } from './draft-fields.tsx'

const words = placeWords.fields

/** The account of a service through which a place is written; one can be added on the way. */
export function AccountField({
  draft,
  wrong,
  change,
  service,
}: DraftProps & { readonly service: AccountKind }) {
  const views = useAccounts((state) => state.views)
  const [isAdding, setIsAdding] = useState(false)
  const fitting = views.filter((view) => view.kind === service)
  const chosen = fitting.find((view) => view.id === draft.accountId)?.id ?? ''
  return (
    <Field
      label={words.account}
      hint={fitting.length === 0 ? words.noAccount : null}
      error={wrong.has('accountId') ? placeWords.wrong.accountId : null}
    >
      {(input) => (
        <div className="path-field">
          <Select
            {...input}
            value={chosen}
            onChange={(event) => change({ accountId: event.target.value })}
          >
            <option value="" />
            {fitting.map((view) => (
              <option key={view.id} value={view.id}>
                {visibleText(view.name)}
                {view.practice && ` (${accountWords.practice})`}
              </option>
            ))}
          </Select>
          <Button variant="plain" size="large" onClick={() => setIsAdding(true)}>
            {words.addAccount}
          </Button>
          {isAdding &&
            // A form may not stand inside a form: this one has a place of its own in the page.
            createPortal(
              <AccountDialog
                kind={service}
                onAdded={(view) => change({ accountId: view.id })}
                onClose={() => setIsAdding(false)}
              />,
              document.body,
            )}
        </div>
      )}
    </Field>
  )
}
