import { SchemeId, WebhookFacts } from '../../../src-shared/webhook.ts'
import { readAddress, type WrongAddress } from './receiver-address.ts'

/** What the form about deliveries holds, as it was typed. */
export type WebhookDraft = {
  readonly scheme: SchemeId
  readonly header: string
  readonly area: string
  readonly endpoint: string
  readonly consumer: string
  readonly receiver: string
}

/** What cannot stay as it is. */
export type WrongWebhook = {
  readonly header: 'headerEmpty' | 'headerWrong' | null
  readonly receiver: Exclude<WrongAddress, 'empty'> | null
}

/** The facts that a draft describes, or null with what is wrong. */
export type ReadWebhook = { readonly facts: WebhookFacts | null; readonly wrong: WrongWebhook }

/** Nothing is wrong. */
export const nothingWrong: WrongWebhook = { header: null, receiver: null }

/** The draft of what is known, or of a beginning that fits the provider. */
export function draftOf(facts: WebhookFacts | null, providerName: string): WebhookDraft {
  if (facts) return { ...facts, header: facts.header ?? '' }
  const scheme = proposedScheme(providerName)
  return { scheme, header: '', area: '', endpoint: '', consumer: '', receiver: '' }
}

/** What a draft comes to; the header is kept only where the receiver decides about it. */
export function readWebhook(draft: WebhookDraft): ReadWebhook {
  const { scheme, area, endpoint, consumer } = draft
  const header = scheme === 'plain-header' ? draft.header.trim() : null
  const address = readAddress(draft.receiver)
  const facts = WebhookFacts.safeParse({
    ...{ scheme, header, area: area.trim() },
    ...{ endpoint: endpoint.trim(), consumer: consumer.trim() },
    receiver: address.to ?? '',
  })
  const wrong: WrongWebhook = {
    header: header === '' ? 'headerEmpty' : facts.success ? null : 'headerWrong',
    receiver: address.wrong === 'empty' ? null : address.wrong,
  }
  const isGood = facts.success && wrong.header === null && wrong.receiver === null
  return { facts: isGood ? facts.data : null, wrong }
}

/** The scheme that bears the provider's name, or else the header that most vendors begin with. */
export function proposedScheme(providerName: string): SchemeId {
  const name = providerName.toLowerCase()
  return SchemeId.options.find((scheme) => name.includes(scheme)) ?? 'plain-header'
}
