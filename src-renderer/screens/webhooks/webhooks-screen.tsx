import { Plus } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { ItemId } from '../../../src-shared/ids.ts'
import { Button } from '../../components/button.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { Screen } from '../../frame/screen.tsx'
import { reloadWebhooks, useWebhooks } from '../../stores/webhooks.ts'
import { webhookWords as words } from '../../words/en.ts'
import { AddSignerDialog } from './add-signer-dialog.tsx'
import { NoWebhooks } from './no-webhooks.tsx'
import { WebhookBench } from './webhook-bench.tsx'
import { WebhookList } from './webhook-list.tsx'
import './webhooks.css'

/** The secrets that sign deliveries, and a bench on which the chosen one is tried. */
export function WebhooksScreen({ itemId }: { readonly itemId: ItemId | null }) {
  const { keys, read, failed } = useWebhooks((store) => store)
  const [chosenId, setChosenId] = useState(itemId)
  const [isAdding, setIsAdding] = useState(false)
  useEffect(() => {
    void reloadWebhooks()
  }, [])
  const chosen = keys.find((key) => key.itemId === chosenId) ?? keys[0]
  const bar = (
    <>
      <h1 className="webhooks-title grow">{words.title}</h1>
      {chosen && (
        <Button variant="plain" icon={Plus} onClick={() => setIsAdding(true)}>
          {words.add}
        </Button>
      )}
    </>
  )
  return (
    <Screen label={words.title} bar={bar}>
      <div className="webhooks">
        {failed !== null && <ErrorCard code={failed} />}
        {chosen ? (
          <div className="webhooks-parts">
            <WebhookList keys={keys} chosenId={chosen.itemId} onChoose={setChosenId} />
            <WebhookBench key={chosen.itemId} signer={chosen} />
          </div>
        ) : (
          read && <NoWebhooks onChoose={() => setIsAdding(true)} />
        )}
      </div>
      {isAdding && (
        <AddSignerDialog keys={keys} onAdded={setChosenId} onClose={() => setIsAdding(false)} />
      )}
    </Screen>
  )
}
