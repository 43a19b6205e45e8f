import type { ConnectionId, ItemId, VersionId } from '../../../src-shared/ids.ts'
import type { ItemDetail, ItemFields, NewItem } from '../../../src-shared/item.ts'
import { ProviderId } from '../../../src-shared/provider.ts'
import type { RunningProvider } from '../../../src-sandbox/sandbox.ts'
import { fields } from '../src-core/rotation/desk-fixture.ts'
import type { Practice } from '../src-sandbox/sandbox-fixture.ts'
import { HostStage, passphrase } from './host-fixture.ts'

/** What is said of a key that is added; the rest is in good order. */
export type AddedKey = Partial<Omit<NewItem, 'fields'>> & { readonly fields?: Partial<ItemFields> }

let count = 0

/** A host with an open vault of the person's own, and keys added by hand. */
export class CareStage extends HostStage {
  static async begin(): Promise<CareStage> {
    const stage = new CareStage()
    await stage.ask('vault.create', { place: 'own', passphrase })
    return stage
  }

  /** A host with the vault of sample keys, whose providers run. */
  static async beginPractice(practice: Practice): Promise<CareStage> {
    const stage = new CareStage()
    stage.announce(practice)
    await stage.ask('vault.create', { place: 'practice', passphrase })
    return stage
  }

  /** The account at a practice provider, linked where there is none yet. */
  async linked(provider: RunningProvider): Promise<ConnectionId> {
    const all = await this.ask('connections.list', null)
    const id = ProviderId.parse(provider.id)
    const found = all.find(({ facts }) => facts.id === id)
    if (found) return found.id
    const account = { provider: id, name: 'Northwind', origin: null, parameters: {} }
    const added = await this.ask('connections.add', { ...account, admin: provider.managementToken })
    return added.id
  }

  /** Adds a key of its own value, named by the convention for this minute. */
  async add(service: string, of: AddedKey = {}): Promise<ItemId> {
    count += 1
    const secret = `sample_${service}_${String(count).padStart(4, '0')}_Hx11c0Te8Q2dVn5BwJ7`
    const policy = { everyDays: 90, everyMonths: null, graceHours: 24 }
    const { itemId } = await this.ask('items.add', {
      ...{ name: `${service}-20_11_2026-14_05`, kind: 'api-key', providerName: 'Shop', secret },
      ...{ credentialId: null, createdAt: this.now, acceptDuplicate: true },
      ...of,
      fields: { ...fields, policy, ...of.fields },
    })
    return itemId
  }

  detail(itemId: ItemId): Promise<ItemDetail> {
    return this.ask('items.get', { itemId })
  }

  async current(itemId: ItemId): Promise<VersionId> {
    const version = (await this.detail(itemId)).versions.find(({ stage }) => stage === 'current')
    if (!version) throw new Error('no key in use')
    return version.id
  }

  /** The item and its stamp, as an edit hands them back. */
  async stamped(itemId: ItemId): Promise<{ itemId: ItemId; stamp: number }> {
    return { itemId, stamp: (await this.detail(itemId)).stamp }
  }

  async badges(itemId: ItemId): Promise<readonly string[]> {
    return (await this.detail(itemId)).badges.map(({ kind }) => kind)
  }
}
