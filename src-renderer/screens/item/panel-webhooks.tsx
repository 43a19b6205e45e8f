import { Webhook } from 'lucide-react'
import { useState } from 'react'
import type { ItemDetail } from '../../../src-shared/item.ts'
import { useConnections } from '../../stores/connections.ts'
import { itemWords } from '../../words/en.ts'
import { SignerDialog } from './signer-dialog.tsx'
import { versionInUse } from './version-in-use.ts'

/** Whether the key signs webhooks, where its provider signs any. */
export function PanelWebhooks({ item }: { readonly item: ItemDetail }) {
  const connection = useConnections((state) =>
    state.views.find((view) => view.id === item.connectionId),
  )
  const [asking, setAsking] = useState(false)
  const version = versionInUse(item)
  const signs = item.versions.some((one) => one.signer && one.stage !== 'revoked')
  const canSign = connection !== undefined && connection.facts.capabilities.setSigner !== 'none'
  if (!version || (!signs && !canSign)) return null
  return (
    <section className="panel-part">
      <h3 className="panel-heading">{itemWords.webhooks}</h3>
      <div className="panel-line">
        <Webhook size={14} strokeWidth={1.75} aria-hidden />
        <span className="panel-line-text">
          {version.signer ? itemWords.signs : signs ? itemWords.signsOld : itemWords.signsNot}
        </span>
        {canSign && !version.signer && version.remoteId !== null && (
          <button type="button" className="link" onClick={() => setAsking(true)}>
            {itemWords.useForWebhooks}
          </button>
        )}
      </div>
      {asking && (
        <SignerDialog item={item} versionId={version.id} onClose={() => setAsking(false)} />
      )}
    </section>
  )
}
