import type { ItemId } from '../../../src-shared/ids.ts'
import type { Output } from '../../../src-shared/ipc-contract.ts'
import type { ItemKind } from '../../../src-shared/item.ts'
import type { SchemeId, WebhookFacts, WebhookKey } from '../../../src-shared/webhook.ts'
import { fields } from '../src-core/rotation/desk-fixture.ts'
import { list, Practice, text, type Json } from '../src-sandbox/sandbox-fixture.ts'
import { HostStage, passphrase } from './host-fixture.ts'

export const oldSecret = `whsec_${Buffer.alloc(24, 1).toString('base64')}`
export const newSecret = `whsec_${Buffer.alloc(24, 2).toString('base64')}`

export const someFacts: WebhookFacts = {
  ...{ scheme: 'standard', header: null, area: '', endpoint: '', consumer: '', receiver: '' },
}

/** A vault host and a receiver of deliveries behind real HTTP, both at the same time of day. */
export class WebhookStage {
  readonly practice = new Practice()
  readonly host = new HostStage()

  async begin(): Promise<void> {
    await this.practice.start()
    this.host.announce(this.practice)
    await this.host.ask('vault.create', { place: 'own', passphrase })
  }

  async end(): Promise<void> {
    this.host.end()
    await this.practice.end()
  }

  async add(name: string, secret: string | null, kind: ItemKind = 'webhook-secret') {
    const what = { name, kind, secret, providerName: 'Dailybot', credentialId: null }
    const more = { createdAt: null, fields, acceptDuplicate: true }
    return (await this.host.ask('items.add', { ...what, ...more })).itemId
  }

  async set(itemId: ItemId, facts: Partial<WebhookFacts>): Promise<void> {
    const { stamp } = await this.host.ask('items.get', { itemId })
    await this.host.ask('webhooks.set', { itemId, stamp, facts: { ...someFacts, ...facts } })
  }

  /** An item whose deliveries are signed by a scheme. */
  async key(facts: Partial<WebhookFacts>, secret = oldSecret): Promise<ItemId> {
    const itemId = await this.add('Hook', secret)
    await this.set(itemId, facts)
    return itemId
  }

  async shown(itemId: ItemId): Promise<WebhookKey> {
    const found = (await this.host.ask('webhooks.list', null)).find((key) => key.itemId === itemId)
    if (!found) throw new Error('not listed')
    return found
  }

  /** Hands over a new secret; it is not in use yet. */
  async supply(itemId: ItemId, secret = newSecret): Promise<string> {
    const { id } = await this.host.ask('rotations.start', { kind: 'replace', itemId, reason: '' })
    const supplied = { rotationId: id, secret, credentialId: null }
    await this.host.ask('rotations.supply', supplied)
    return id
  }

  /** Replaces the secret, as a person does who has tried the new one. */
  async replace(itemId: ItemId, secret = newSecret): Promise<void> {
    const rotationId = await this.supply(itemId, secret)
    const { open } = this.host.host
    const id = open.session.journals().find((kept) => kept.id === rotationId)?.id
    if (!id) throw new Error('no replacement')
    const act = { rotationId: id, remoteId: null, phrase: null }
    await this.host.ask('rotations.act', { ...act, action: 'works-by-hand' })
    const { step } = await this.host.ask('rotations.act', { ...act, action: 'places-done' })
    if (step !== 'promoted') throw new Error(`the replacement is ${step}`)
  }

  /** A receiver that takes these secrets; gives its address. */
  async receiver(
    scheme: SchemeId,
    secrets: readonly string[],
    header: string | null = null,
  ): Promise<string> {
    const body = { scheme, secrets, ...(header === null ? {} : { header }) }
    const { receiver } = this.practice
    const answer = await this.practice.askAt(receiver, 'PUT /sim/v1/endpoints/hook', { body })
    return text(answer.json(), 'url')
  }

  /** What the receiver says about the deliveries that it got. */
  async log(): Promise<readonly Json[]> {
    const route = 'GET /sim/v1/endpoints/hook/log'
    return list((await this.practice.askAt(this.practice.receiver, route)).json(), 'deliveries')
  }

  async send(
    itemId: ItemId,
    to: string,
    more: { readonly with?: 'new' | 'old' | 'both'; readonly body?: string } = {},
  ): Promise<Output<'webhooks.send'>> {
    return this.host.ask('webhooks.send', { itemId, to, with: 'new', body: '{"a":1}', ...more })
  }

  /** The words of the audit log, newest first. */
  audit(itemId: ItemId): readonly string[] {
    const { session } = this.host.host.open
    return session.audit({ itemId, limit: 30 }).map(({ event }) => event)
  }
}
