import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  Ballast,
  connectorOf,
  createVault,
  fetchTransport,
  openVault,
  RotationDesk,
  type ConnectionBody,
  type Connector,
  type Kdf,
  type RotationContext,
  type Session,
} from '../../../../src-core/index.ts'
import { VaultError } from '../../../../src-shared/errors.ts'
import { ConnectionId, VersionId, type ItemId } from '../../../../src-shared/ids.ts'
import type { ItemFields, Overview } from '../../../../src-shared/item.ts'
import { ProviderId } from '../../../../src-shared/provider.ts'
import type { RotationAction, RotationView } from '../../../../src-shared/rotation.ts'
import type { ReplaceOrder } from '../../../../src-core/rotation/start.ts'
import { FakePlaces } from './fake-places.ts'
import { Practice, start } from '../../src-sandbox/sandbox-fixture.ts'

/** Cheap and deterministic: what is tested here is not the cost of a derivation. */
export const cheapKdf: Kdf = ({ secret, salt, cost }) => {
  const hash = createHash('blake2b512').update(secret).update(salt).update(JSON.stringify(cost))
  return Promise.resolve(new Uint8Array(hash.digest()).slice(0, 32))
}

export const passphrase = 'quiet harbor velvet seventeen'

export const fields: ItemFields = {
  ...{ environment: 'Production', business: '', owner: 'Priya', integration: '', envVar: '' },
  ...{
    purpose: '',
    callers: ['checkout/.env:12'],
    tags: [],
    canWrite: false,
    notes: 'for checkout',
  },
  policy: null,
}

/** What a person says when a replacement begins. */
export type ReplaceHow = Pick<
  ReplaceOrder,
  'graceHours' | 'acceptsBreak' | 'why' | 'told' | 'startsAt'
>

/** A vault, its rotation desk, and practice providers behind real HTTP. */
export class Workbench {
  readonly practice = new Practice()
  readonly folder = mkdtempSync(join(tmpdir(), 'keyturn-desk-'))
  readonly path = join(this.folder, 'vault.keyturn')
  readonly told: string[] = []
  #open: { session: Session; context: RotationContext; desk: RotationDesk } | null = null
  #now = start
  /** Lets a test change what a connector can do, or how it answers. */
  disguise = (connector: Connector): Connector => connector
  /** What stands in the places of the items. */
  readonly places = new FakePlaces()
  #heal: () => unknown = () => undefined

  get session(): Session {
    return this.#opened.session
  }

  get context(): RotationContext {
    return this.#opened.context
  }

  get desk(): RotationDesk {
    return this.#opened.desk
  }

  get #opened() {
    if (!this.#open) throw new Error('not open')
    return this.#open
  }

  async begin(): Promise<void> {
    await this.practice.start()
    const input = { path: this.path, passphrase, withRecoveryCode: false }
    this.#take((await createVault(input, this.#deps())).session)
    this.link('practice-atna', this.practice.atna.managementToken)
    this.link('practice-atomicat', this.practice.atomicat.managementToken)
    this.link('practice-portal', this.practice.portal.managementToken, {
      environment: 'docs-production',
    })
  }

  /** Opens the vault again as a new process would, with nothing remembered. */
  async reopen(): Promise<void> {
    this.session.close()
    const key = { path: this.path, with: 'passphrase', secret: passphrase } as const
    this.#take(await openVault(key, this.#deps()))
  }

  async end(): Promise<void> {
    this.#open?.session.close()
    await this.practice.end()
    rmSync(this.folder, { recursive: true, force: true })
  }

  link(
    provider: string,
    token: string,
    where: { environment?: string; parameters?: Record<string, string> } = {},
  ): void {
    const id = ConnectionId.parse(this.#newId())
    const adminVersionId = VersionId.parse(this.#newId())
    this.session.transact((tx) => {
      tx.putSecret(id, adminVersionId, new TextEncoder().encode(token))
      const body = {
        ...{ v: 1 as const, name: provider, provider: ProviderId.parse(provider), origin: null },
        ...{ adminVersionId, liveKeys: null, refreshedAt: null, createdAt: this.#now },
        ...where,
      }
      tx.putConnection(id, body, null)
    })
  }

  connection(provider: string): ConnectionId {
    const found = this.session.connections().find(({ body }) => body.provider === provider)
    if (!found) throw new Error('no such connection')
    return found.id
  }

  generate(service: string, provider = 'practice-atna'): Promise<RotationView> {
    const name = `${service}-20_11_2026-14_05`
    const connectionId = this.connection(provider)
    return this.desk.generate({ connectionId, service, name, fields })
  }

  replace(itemId: ItemId, how: ReplaceHow = {}): Promise<RotationView> {
    return this.desk.start({ kind: 'replace', itemId, reason: 'overdue', ...how })
  }

  /** Turns the key in use off now, and goes on from there. */
  emergency(itemId: ItemId, phrase: string | null = null): Promise<RotationView> {
    return this.desk.start({ kind: 'emergency', itemId, reason: 'exposed', phrase })
  }

  /** Lets time pass for the vault and for the providers alike. */
  passTime(ms: number): void {
    this.#now += ms
    this.practice.passTime(ms)
  }

  act(
    { id }: RotationView,
    action: RotationAction,
    phrase: string | null = null,
  ): Promise<RotationView> {
    return this.desk.act(id, { action, remoteId: null, phrase })
  }

  item(id: ItemId): Overview {
    const kept = this.session.overview(id)
    if (!kept) throw new Error('no such item')
    return kept.body
  }

  stages(id: ItemId): string[] {
    return this.item(id).versions.map(({ stage }) => stage)
  }

  /** Makes the vault refuse the n-th next transaction with a code, and those after it pass. */
  failTransaction(nth: number, code: 'disk-full' | 'disk-failed'): void {
    const { session } = this
    const real = session.transact.bind(session)
    let count = 0
    session.transact = (work) => {
      count += 1
      if (count === nth) throw new VaultError(code)
      return real(work)
    }
  }

  /** Makes the vault refuse every transaction from the n-th next on, until it is healed. */
  failEveryTransaction(code: 'disk-full' | 'disk-failed', from: number): void {
    const { session } = this
    const real = session.transact.bind(session)
    let count = 0
    this.#heal = () => (session.transact = real)
    session.transact = (work) => {
      count += 1
      if (count >= from) throw new VaultError(code)
      return real(work)
    }
  }

  healTransactions(): void {
    this.#heal()
  }

  #deps() {
    return {
      clock: { now: () => this.#now },
      random: { randomBytes: (count: number) => Uint8Array.from(randomBytes(count)) },
      kdf: cheapKdf,
      anchorsPath: join(this.folder, 'anchors.db'),
    }
  }

  #newId(): string {
    return randomBytes(16).toString('hex')
  }

  #take(session: Session): void {
    const context: RotationContext = {
      session,
      clock: { now: () => this.#now },
      newId: () => this.#newId(),
      randomBytes: (count) => Uint8Array.from(randomBytes(count)),
      dial: (connection) => {
        const built = connectorOf(connection.provider)
        if (!built) throw new VaultError('connector-invalid')
        const connector = this.disguise(built)
        return { connector, link: this.#link(connection) }
      },
      facts: ({ provider }) => {
        const built = connectorOf(provider)
        return built && this.disguise(built).facts
      },
      ballast: new Ballast({
        path: `${this.path}.ballast`,
        fill: (count) => Uint8Array.from(randomBytes(count)),
      }),
      places: this.places,
      account: () => null,
      listener: { changed: (id) => this.told.push(id) },
    }
    this.#open = { session, context, desk: new RotationDesk(context) }
  }

  #link({ provider, environment, parameters = {} }: ConnectionBody) {
    const running = this.practice.running.providers.find(({ id }) => id === provider)
    const caps = { replyBytes: 1_048_576, totalMs: 1_500 }
    return {
      origin: running?.origin ?? 'http://127.0.0.1:1',
      parameters: environment === undefined ? parameters : { environment, ...parameters },
      transport: fetchTransport((url, order) => fetch(url, order), caps),
      clock: { now: () => this.#now },
      signal: new AbortController().signal,
    }
  }
}
