import { useState, type SyntheticEvent } from 'react'
import type { ItemDetail } from '../../../src-shared/item.ts'
import type { WebhookFacts } from '../../../src-shared/webhook.ts'
import { call } from '../../api.ts'
import { reloadItems } from '../../stores/items.ts'
import { reloadWebhooks, useWebhookKey } from '../../stores/webhooks.ts'
import { useAsking } from '../use-asking.ts'
import { draftOf, nothingWrong, readWebhook, type WebhookDraft } from './webhook-draft.ts'

/** Holds what is said about a secret's deliveries, and writes it on the item. */
export function useFactsForm(item: ItemDetail, onSaved: () => void) {
  const known = useWebhookKey(item.summary.id)?.facts ?? null
  const [draft, setDraft] = useState(() => draftOf(known, item.summary.providerName))
  const [wrong, setWrong] = useState(nothingWrong)
  const { busy, code, ask, forget } = useAsking()
  const change = (next: Partial<WebhookDraft>) => {
    setDraft((now) => ({ ...now, ...next }))
    setWrong(nothingWrong)
    forget()
  }
  const readAgain = async () => {
    await Promise.all([reloadItems(), reloadWebhooks()])
  }
  const write = (facts: WebhookFacts | null) =>
    void ask(async () => {
      const { stamp, summary } = item
      await call('webhooks.set', { itemId: summary.id, stamp, facts })
      await readAgain()
      onSaved()
    })
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    // A dialog that a part of a form opens lies inside that form in the page.
    event.stopPropagation()
    const read = readWebhook(draft)
    setWrong(read.wrong)
    if (read.facts !== null) write(read.facts)
  }
  const takeAway = () => write(null)
  return { draft, change, wrong, busy, code, submit, takeAway, readAgain, isKnown: known !== null }
}
