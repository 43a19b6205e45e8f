import { useState } from 'react'
import type { ConnectionView } from '../../../src-shared/connections-contract.ts'
import { Button } from '../../components/button.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { When } from '../../components/when.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { Screen } from '../../frame/screen.tsx'
import { go, useApp } from '../../stores/app.ts'
import { useConnections } from '../../stores/connections.ts'
import { providerWords as words } from '../../words/en-providers.ts'
import { LinkAccountDialog } from './link-account-dialog.tsx'
import { UnlinkDialog } from './unlink-dialog.tsx'
import './providers.css'

/** The accounts at providers: what stands there, linking one more, removing one. */
export function ProvidersScreen() {
  const { views, read, failed } = useConnections((state) => state)
  const isReadOnly = useApp(({ vault }) => vault?.readOnly != null)
  const [isLinking, setIsLinking] = useState(false)
  const [removing, setRemoving] = useState<ConnectionView | null>(null)
  return (
    <Screen
      label={words.title}
      bar={
        <>
          <h1 className="providers-title grow">{words.title}</h1>
          <Button variant="filled" disabled={isReadOnly} onClick={() => setIsLinking(true)}>
            {words.link}
          </Button>
        </>
      }
    >
      <div className="providers">
        <p className="providers-lead">{words.lead}</p>
        {failed !== null && <ErrorCard code={failed} />}
        {!read && failed === null && <p role="status">{words.loading}</p>}
        {read && views.length === 0 && <p className="provider-quiet">{words.none}</p>}
        {views.length > 0 && (
          <ul className="provider-accounts" aria-label={words.accounts}>
            {views.map((view) => (
              <AccountLine
                key={view.id}
                view={view}
                isReadOnly={isReadOnly}
                onRemove={() => setRemoving(view)}
              />
            ))}
          </ul>
        )}
      </div>
      {isLinking && <LinkAccountDialog onClose={() => setIsLinking(false)} />}
      {removing && <UnlinkDialog view={removing} onClose={() => setRemoving(null)} />}
    </Screen>
  )
}

/** One account: its role, how many keys stand there, and when that was last read. */
export function AccountLine({
  view,
  isReadOnly,
  onRemove,
}: {
  readonly view: ConnectionView
  readonly isReadOnly: boolean
  readonly onRemove: () => void
}) {
  const name = visibleText(view.name)
  const { facts, role, refreshedAt } = view
  return (
    <li className="provider-account">
      <span className="provider-account-text">
        <strong>{name}</strong>
        <span className="provider-under">
          {facts.name !== view.name && `${visibleText(facts.name)}, `}
          {facts.capabilities.list === 'api' ? words.live(view) : words.guided}
          {role !== null && `, ${words.role(visibleText(role))}`}
          {refreshedAt !== null && (
            <>
              , {words.read} <When at={refreshedAt} form="relative" />
            </>
          )}
        </span>
      </span>
      <Button
        variant="plain"
        aria-label={words.showNamed(name)}
        onClick={() => go({ screen: 'provider-keys', connectionId: view.id })}
      >
        {words.show}
      </Button>
      <Button
        variant="quiet"
        disabled={isReadOnly}
        aria-label={words.removeNamed(name)}
        onClick={onRemove}
      >
        {words.remove}
      </Button>
    </li>
  )
}
