import { useState } from 'react'
import type { AccountView } from '../../../src-shared/caller.ts'
import { Button } from '../../components/button.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { useAccounts } from '../../stores/accounts.ts'
import { accountWords } from '../../words/en.ts'
import { AccountDialog } from './account-dialog.tsx'
import { RemoveAccountDialog } from './remove-account-dialog.tsx'
import './accounts.css'

const words = accountWords

/** The accounts through which places at services are written: a list, adding, removing. */
export function AccountSettings() {
  const { views, read, failed } = useAccounts((state) => state)
  const [isAdding, setIsAdding] = useState(false)
  const [removing, setRemoving] = useState<AccountView | null>(null)
  return (
    <>
      <p className="settings-lead">{words.lead}</p>
      {failed !== null && <ErrorCard code={failed} />}
      {read && views.length === 0 && <p>{words.none}</p>}
      {views.length > 0 && (
        <ul className="accounts">
          {views.map((view) => (
            <AccountLine key={view.id} view={view} onRemove={() => setRemoving(view)} />
          ))}
        </ul>
      )}
      <div className="settings-actions">
        <Button variant="plain" onClick={() => setIsAdding(true)}>
          {words.add}
        </Button>
      </div>
      {isAdding && <AccountDialog onAdded={() => undefined} onClose={() => setIsAdding(false)} />}
      {removing && <RemoveAccountDialog view={removing} onClose={() => setRemoving(null)} />}
    </>
  )
}

function AccountLine({
  view,
  onRemove,
}: {
  readonly view: AccountView
  readonly onRemove: () => void
}) {
  const name = visibleText(view.name)
  return (
    <li className="account-line">
      <span className="account-name">
        <strong>{name}</strong>
        <span className="small account-where">
          {words.kinds[view.kind]}, {visibleText(view.origin)}
          {view.practice && `, ${words.practice}`}
        </span>
      </span>
      <Button variant="quiet" aria-label={words.removeNamed(name)} onClick={onRemove}>
        {words.remove}
      </Button>
    </li>
  )
}
