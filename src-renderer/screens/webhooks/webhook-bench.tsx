import { useState } from 'react'
import type { WebhookKey } from '../../../src-shared/webhook.ts'
import { webhookWords as words } from '../../words/en.ts'
import { BenchHead } from './bench-head.tsx'
import { CheckPart } from './check-part.tsx'
import { ReplayPart } from './replay-part.tsx'
import { SendPart } from './send-part.tsx'
import { Segments } from './segments.tsx'
import { SayHow } from './say-how.tsx'
import { useItemDetail } from './use-item-detail.ts'

/** What can be done on the bench. */
const parts = ['send', 'check', 'replay'] as const
type Part = (typeof parts)[number]

/** One secret on the bench: what is known of it, and three things to do with it. */
export function WebhookBench({ signer }: { readonly signer: WebhookKey }) {
  const item = useItemDetail(signer.itemId)
  const [part, setPart] = useState<Part>('send')
  const [to, setTo] = useState<string | null>(null)
  // The address is one for sending and for the test, until the secret is another one.
  const address = { to: to ?? signer.facts?.receiver ?? '', onTo: setTo }
  const choices = parts.map((value) => ({ value, label: words.parts[value], isDisabled: false }))
  const vendor = item?.vendor ?? null
  return (
    <section className="webhooks-bench" aria-label={words.bench}>
      <BenchHead signer={signer} item={item} />
      <Segments legend={words.part} choices={choices} chosen={part} onChoose={setPart} />
      {part !== 'check' && signer.facts === null && <SayHow item={item} />}
      {part === 'send' && signer.facts !== null && (
        <SendPart signer={signer} vendor={vendor} address={address} />
      )}
      {part === 'check' && <CheckPart signer={signer} />}
      {part === 'replay' && signer.facts !== null && (
        <ReplayPart signer={signer} item={item} address={address} />
      )}
    </section>
  )
}
