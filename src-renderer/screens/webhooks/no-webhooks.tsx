import { Webhook } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { useFrame } from '../../frame/frame-context.ts'
import { webhookWords } from '../../words/en.ts'

const words = webhookWords.empty

/** What webhook secrets are for, and the ways to the first one. */
export function NoWebhooks({ onChoose }: { readonly onChoose: () => void }) {
  const { openDialog } = useFrame()
  return (
    <div className="webhooks-empty">
      <Webhook className="webhooks-empty-icon" size={28} strokeWidth={1.5} aria-hidden />
      <h2>{words.title}</h2>
      <p>{words.text}</p>
      <p>{words.how}</p>
      <div className="webhooks-actions">
        <Button variant="filled" size="large" onClick={() => openDialog('add')}>
          {words.newKey}
        </Button>
        <Button variant="plain" size="large" onClick={onChoose}>
          {webhookWords.add}
        </Button>
      </div>
    </div>
  )
}
