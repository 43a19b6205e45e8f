/**
 * The items of one unlocked vault: lists, shows, adds, edits, deletes, and hands out one secret at
 * a time for one purpose, which it writes into the audit log first, if the vault may be written.
 */
import type { Clock } from '../../src-shared/clock.ts'
import { VaultError } from '../../src-shared/errors.ts'
import { ItemId, VersionId, type ConnectionId, type RotationId } from '../../src-shared/ids.ts'
import type { Input, ListPage, ListQuery } from '../../src-shared/ipc-contract.ts'
import { parseItemName, toServiceName } from '../../src-shared/item-name.ts'
import type { ItemDetail, NewItem, Overview, SecretVersion } from '../../src-shared/item.ts'
import { limits } from '../../src-shared/policy.ts'
import { isOver } from '../../src-shared/rotation.ts'
import { aroundItems, liveHolders } from './around-items.ts'
import { haystackOf, pageOf, type SearchableRow } from './item-list.ts'
import { detailOf, summaryOf, type ItemFacts } from './item-view.ts'
import { defaultRotationPolicy, newOverview } from './new-overview.ts'
import { secretHint } from './secret-hint.ts'
import type { Session } from './session.ts'
import type { Kept } from './transaction.ts'

/** What the book works with. */
export type ItemBookContext = {
  readonly session: Session
  readonly clock: Clock
  /** Sixteen random bytes as 32 hexadecimal digits. */
  readonly newId: () => string
  /** Whether Keyturn itself can make a new key for this item. */
  readonly replaceable: (overview: Overview) => boolean
  /** Whether that is being worked on at this moment, and not merely under way. */
  readonly isRunning: (id: RotationId) => boolean
}

/** What a secret is handed out for, as the audit log keeps it. */
export type SecretPurpose = 'revealed' | 'copied' | 'used'

type KeptOverview = Kept<ItemId, Overview>

/** The items of one unlocked vault. */
export class ItemBook {
  readonly #context: ItemBookContext

  constructor(context: ItemBookContext) {
    this.#context = context
  }

  /** One page of the list. */
  list(query: ListQuery): ListPage {
    const around = this.#around()
    const rows = this.#context.session.overviews().map(({ id, body }): SearchableRow => ({
      row: summaryOf(id, body, around(id, body)),
      haystack: haystackOf(body),
    }))
    return pageOf(rows, query)
  }

  /** All of an item but its secrets; throws 'not-found'. */
  get(id: ItemId): ItemDetail {
    const { session } = this.#context
    const { body, stamp } = this.#kept(id)
    const open = session
      .journals()
      .find((kept) => kept.body.itemId === id && !isOver(kept.body.step))
    return detailOf(id, body, {
      facts: this.#around()(id, body),
      stamp,
      notes: session.details(id)?.body.notes ?? '',
      audit: session.audit({ itemId: id, limit: 30 }).map(({ at, event, versionId, why }) => {
        return { at, event, versionId, why }
      }),
      openRotationId: open?.id ?? null,
    })
  }

  /** Adds a key that a person has; throws 'duplicate-secret' unless that is accepted. */
  add(item: NewItem): ItemId {
    const secret = item.secret === null ? null : new TextEncoder().encode(item.secret)
    try {
      return this.#add(item, secret)
    } finally {
      secret?.fill(0)
    }
  }

  #add(item: NewItem, secret: Uint8Array | null): ItemId {
    const { session, clock } = this.#context
    if (secret && secret.length > limits.secretBytes) throw new VaultError('bad-secret')
    const id = ItemId.parse(this.#context.newId())
    const at = clock.now()
    const version = this.#firstVersion(item, secret, at)
    this.#refuseDuplicate(item, version)
    const parsed = parseItemName(item.name)
    const overview = newOverview({
      at,
      name: item.name,
      service: parsed?.service ?? toServiceName(item.name),
      kind: item.kind,
      fields: { ...item.fields, policy: item.fields.policy ?? defaultRotationPolicy },
      providerName: item.providerName,
      linked: this.#linkOf(item.connectionId ?? null),
    })
    session.transact((tx) => {
      if (secret) tx.putSecret(id, version.id, secret)
      tx.putOverview(id, { ...overview, versions: [version] }, null)
      tx.putDetails(id, { v: 1, notes: item.fields.notes }, null)
      tx.audit({ event: 'added', itemId: id, versionId: version.id })
    })
    return id
  }

  /** The account that a key is added to; throws 'not-found' for one that is not there. */
  #linkOf(id: ConnectionId | null) {
    if (id === null) return null
    const found = this.#context.session.connections().find((connection) => connection.id === id)
    if (!found) throw new VaultError('not-found')
    return { connectionId: id, provider: found.body.provider }
  }

  /** Changes what a person may write; throws 'changed-elsewhere' if the stamp no longer holds. */
  edit({ itemId, stamp, name, fields }: Input<'items.edit'>): void {
    const { session, clock } = this.#context
    const kept = this.#kept(itemId)
    const { notes, ...rest } = fields
    const service = parseItemName(name)?.service ?? kept.body.service
    const body = { ...kept.body, ...rest, name, service, changedAt: clock.now() }
    session.transact((tx) => {
      tx.putOverview(itemId, body, stamp)
      const details = session.details(itemId)
      if (details?.body.notes !== notes) {
        tx.putDetails(itemId, { ...details?.body, v: 1, notes }, details?.stamp ?? null)
      }
      tx.audit({ event: 'edited', itemId, versionId: null })
    })
  }

  /** Removes an item from the vault once its name was typed; the provider is not asked. */
  delete({ itemId, confirmName }: Input<'items.delete'>): void {
    const { session } = this.#context
    const { body } = this.#kept(itemId)
    if (confirmName !== body.name) throw new VaultError('confirmation-mismatch')
    const open = session
      .journals()
      .some((kept) => kept.body.itemId === itemId && !isOver(kept.body.step))
    if (open) throw new VaultError('replacement-open')
    session.transact((tx) => {
      tx.deleteItem(itemId)
      tx.audit({ event: 'deleted', itemId, versionId: null })
    })
  }

  /**
   * One secret for one purpose, which the caller wipes.
   *
   * That is written into the audit log first; if it cannot be, nothing is handed out. Only a vault
   * that may not be written at all still hands out secrets, and its log does not show it.
   */
  takeSecret(itemId: ItemId, versionId: VersionId, purpose: SecretPurpose): Uint8Array {
    const { session } = this.#context
    this.#kept(itemId)
    const secret = session.secret(itemId, versionId)
    if (!secret) throw new VaultError('no-secret')
    if (session.readOnly !== null) return secret
    try {
      session.transact((tx) => tx.audit({ event: purpose, itemId, versionId }))
      return secret
    } catch (error) {
      secret.fill(0)
      throw error
    }
  }

  /** The public half of a key; throws 'not-found' where there is none. */
  credentialId(itemId: ItemId, versionId: VersionId): string {
    const version = this.#kept(itemId).body.versions.find(({ id }) => id === versionId)
    if (!version?.credentialId) throw new VaultError('not-found')
    return version.credentialId
  }

  #kept(id: ItemId): KeptOverview {
    const kept = this.#context.session.overview(id)
    if (!kept) throw new VaultError('not-found')
    return kept
  }

  #firstVersion(item: NewItem, secret: Uint8Array | null, at: number): SecretVersion {
    const named = parseItemName(item.name)?.instant ?? null
    return {
      id: VersionId.parse(this.#context.newId()),
      stage: 'current',
      credentialId: item.credentialId,
      remoteId: null,
      nameAtProvider: null,
      createdAt: item.createdAt ?? named,
      createdSource: item.createdAt !== null ? 'person' : named !== null ? 'name' : null,
      lastUsedAt: null,
      lastUsedSource: 'unknown',
      expiresAt: null,
      signer: false,
      hint: secret && secretHint(secret),
      fingerprint: secret && this.#context.session.fingerprint(secret),
      storedAt: at,
      replacedAt: null,
      graceEndsAt: null,
      revokedAt: null,
    }
  }

  #refuseDuplicate(item: NewItem, { fingerprint }: SecretVersion): void {
    if (item.acceptDuplicate || fingerprint === null) return
    if (liveHolders(this.#context.session.overviews()).has(fingerprint)) {
      throw new VaultError('duplicate-secret')
    }
  }

  /** What is known around each item, gathered once for a whole list. */
  #around(): (id: ItemId, overview: Overview) => ItemFacts {
    const { session, clock, replaceable, isRunning } = this.#context
    const around = aroundItems({ session, now: clock.now(), isRunning })
    const open = new Set(
      session.journals().flatMap(({ body }) => (isOver(body.step) ? [] : [body.itemId])),
    )
    return (id, overview) => ({
      ...around(id, overview),
      replaceable: !open.has(id) && replaceable(overview),
    })
  }
}
