import { ChevronLeft, RotateCw } from 'lucide-react'
import type { ConnectionView } from '../../../src-shared/connections-contract.ts'
import type { ConnectionId } from '../../../src-shared/ids.ts'
import { Button } from '../../components/button.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { Screen } from '../../frame/screen.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { go } from '../../stores/app.ts'
import { useConnections } from '../../stores/connections.ts'
import { useGuide } from '../../stores/guides.ts'
import { providerWords as words } from '../../words/en-providers.ts'
import { ByHand } from './by-hand.tsx'
import { KeysListed, KeysUnlisted } from './keys-listed.tsx'
import { ProviderHead } from './provider-head.tsx'
import { useProviderKeys, type KeysRead } from './use-provider-keys.ts'
import './providers.css'

/** The keys that stand at one account, with its vendor's own controls. */
export function ProviderKeysScreen({ connectionId }: { readonly connectionId: ConnectionId }) {
  const connection = useConnections((state) => state.views.find(({ id }) => id === connectionId))
  const read = useConnections((state) => state.read)
  if (connection) return <Keys known={connection} />
  return (
    <Screen label={words.title} bar={<BackBar />}>
      <p className="providers" role="status">
        {read ? words.none : words.loading}
      </p>
    </Screen>
  )
}

function Keys({ known }: { readonly known: ConnectionView }) {
  const isListed = known.facts.capabilities.list === 'api'
  const keys = useProviderKeys(known.id, isListed)
  // Who was refused may have lost a right since the list was read.
  const connection = keys.code === null ? (keys.listed?.connection ?? known) : known
  const guide = useGuide(connection.facts.vendor)
  const title = words.keysOf(visibleText(connection.name))
  return (
    <Screen label={title} bar={<BackBar keys={isListed ? keys : null} />}>
      <div className="providers">
        <ProviderHead title={title} connection={connection} guide={guide} />
        {keys.code !== null && <ErrorCard code={keys.code} />}
        <p role="status" className="providers-status">
          {keys.busy && !keys.listed ? words.reading(visibleText(connection.facts.name)) : ''}
        </p>
        {keys.listed && (
          <KeysListed listed={{ ...keys.listed, connection }} guide={guide} onChanged={keys.read} />
        )}
        {!keys.listed && keys.code !== null && connection.mayManage === false && (
          <KeysUnlisted connection={connection} guide={guide} />
        )}
        {!isListed && <ByHand guide={guide} facts={connection.facts} />}
      </div>
    </Screen>
  )
}

function BackBar({ keys = null }: { readonly keys?: KeysRead | null }) {
  return (
    <>
      <Button variant="quiet" icon={ChevronLeft} onClick={() => go({ screen: 'providers' })}>
        {words.back}
      </Button>
      <span className="grow" />
      {keys !== null && (
        <Button variant="plain" icon={RotateCw} busy={keys.busy} onClick={keys.read}>
          {words.again}
        </Button>
      )}
    </>
  )
}
