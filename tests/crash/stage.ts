import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import {
  Ballast,
  connectorOf,
  createVault,
  fetchTransport,
  ItemBook,
  makePlaceHand,
  openVault,
  RotationDesk,
  type Randomness,
  type RotationContext,
  type Session,
  type VaultDeps,
} from '../../src-core/index.ts'
import { settlePlace } from '../../src-core/copies/put-in-place.ts'
import { toHex } from '../../src-core/crypto/bytes.ts'
import { VaultError } from '../../src-shared/errors.ts'
import { ConnectionId, VersionId } from '../../src-shared/ids.ts'
import type { ItemFields, NewItem } from '../../src-shared/item.ts'
import { ProviderId } from '../../src-shared/provider.ts'
import { cheapKdf, instant } from './seeded.ts'
import type { Opener } from './state.ts'

/** Where a practice provider stands. */
export type Practice = { readonly origin: string; readonly managementToken: string }

/** The places of one run, below one folder. */
export function placesIn(folder: string) {
  return {
    vaults: join(folder, 'vaults'),
    vault: join(folder, 'vaults', 'vault.keyturn'),
    anchors: join(folder, 'profile', 'anchors.db'),
    work: join(folder, 'profile', 'work'),
    backups: join(folder, 'backups'),
    elsewhere: join(folder, 'elsewhere'),
  }
}

/** Makes the folders that every run has. */
export function makeFolders(folder: string): void {
  const { vaults, work, backups, elsewhere } = placesIn(folder)
  for (const path of [vaults, work, backups, elsewhere]) {
    mkdirSync(path, { recursive: true, mode: 0o700 })
  }
}

/** What every vault is made with. */
export const firstPassphrase = 'quiet harbor velvet seventeen'

/** Stands in every secret that a story makes, and may stand in no file. */
export const canary = 'KT-CANARY'

export const fields: ItemFields = {
  ...{ environment: 'Production', business: '', owner: 'Priya', integration: '', envVar: '' },
  ...{ purpose: '', callers: ['checkout/.env:12'], tags: [], canWrite: false },
  ...{ notes: `${canary} for checkout`, policy: null },
}

/** A key that a person adds. */
export function newItem(service: string): NewItem {
  return {
    ...{ name: `${service}-20_11_2026-14_05`, kind: 'api-key', providerName: 'ATNA' },
    ...{ credentialId: null, secret: `${canary}-${service}`, createdAt: null, fields },
    acceptDuplicate: false,
  }
}

/** Makes a vault with two items. */
export async function withItems(stage: Stage): Promise<void> {
  await stage.create()
  stage.book.add(newItem('billing_api'))
  stage.book.add(newItem('risk_scoring'))
}

/** One vault with all that is done with it, as the vault host builds it. */
export class Stage {
  readonly folder: string
  readonly places: ReturnType<typeof placesIn>
  readonly #random: Randomness
  readonly #practice: Practice | null
  opener: Opener = { passphrase: firstPassphrase, recoveryCode: null }
  #now = instant
  #open: { session: Session; book: ItemBook; desk: RotationDesk | null } | null = null

  constructor(folder: string, from: { random: Randomness; practice: Practice | null }) {
    this.folder = folder
    this.places = placesIn(folder)
    this.#random = from.random
    this.#practice = from.practice
  }

  get deps(): VaultDeps {
    const { anchors: anchorsPath } = this.places
    return { clock: { now: () => this.#now }, random: this.#random, kdf: cheapKdf, anchorsPath }
  }

  get isOpen(): boolean {
    return this.#open !== null
  }

  get session(): Session {
    return this.#opened.session
  }

  get book(): ItemBook {
    return this.#opened.book
  }

  /** Set up when it is first needed, since it writes down at once what was cut off. */
  get desk(): RotationDesk {
    const open = this.#opened
    open.desk ??= new RotationDesk(this.#context(open.session))
    return open.desk
  }

  async create(): Promise<void> {
    const { vault: path } = this.places
    const input = { path, passphrase: this.opener.passphrase, withRecoveryCode: true }
    const { session, recoveryCode } = await createVault(input, this.deps)
    this.goOn(session, { ...this.opener, recoveryCode })
  }

  /** What copies are opened with; what a killed run left in the folder lies there still. */
  get copyDeps() {
    return { ...this.deps, workFolder: this.places.work }
  }

  /** Opens the vault as the host does. */
  async open(): Promise<void> {
    settlePlace(this.places.vault)
    const key = { with: 'passphrase', secret: this.opener.passphrase } as const
    this.goOn(await openVault({ path: this.places.vault, ...key }, this.deps), this.opener)
  }

  /** Works with this session from now on. */
  goOn(session: Session, opener: Opener): void {
    this.opener = opener
    const book = new ItemBook({
      ...{ session, clock: this.deps.clock, newId: this.newId },
      replaceable: () => false,
      isRunning: () => false,
    })
    this.#open = { session, book, desk: null }
  }

  close(): void {
    const open = this.#open
    this.#open = null
    open?.session.close()
  }

  /** Lets its clock come to this moment, if that is still to come. */
  waitUntil(moment: number): void {
    this.#now = Math.max(this.#now, moment)
  }

  readonly newId = (): string => toHex(this.#random.randomBytes(16))

  /** Enters the practice provider as a connection. */
  link(): void {
    const id = ConnectionId.parse(this.newId())
    const adminVersionId = VersionId.parse(this.newId())
    const token = new TextEncoder().encode(this.#provider.managementToken)
    this.session.transact((tx) => {
      tx.putSecret(id, adminVersionId, token)
      const body = {
        ...{ v: 1 as const, name: 'ATNA practice', provider: ProviderId.parse('practice-atna') },
        ...{ origin: null, adminVersionId, liveKeys: null, refreshedAt: null, createdAt: instant },
      }
      tx.putConnection(id, body, null)
    })
  }

  get connectionId(): ConnectionId {
    const [only] = this.session.connections()
    if (!only) throw new Error('no connection')
    return only.id
  }

  get #opened() {
    if (!this.#open) throw new Error('not open')
    return this.#open
  }

  get #provider(): Practice {
    if (!this.#practice) throw new Error('no provider')
    return this.#practice
  }

  #context(session: Session): RotationContext {
    return {
      session,
      clock: this.deps.clock,
      newId: this.newId,
      randomBytes: (count) => this.#random.randomBytes(count),
      dial: ({ provider }) => {
        const connector = connectorOf(provider)
        if (!connector) throw new VaultError('connector-invalid')
        return { connector, link: this.#link() }
      },
      facts: ({ provider }) => connectorOf(provider)?.facts ?? null,
      ballast: new Ballast({
        path: `${this.places.vault}.ballast`,
        fill: (count) => this.#random.randomBytes(count),
      }),
      listener: { changed: () => undefined },
      places: makePlaceHand({ transport: this.#link().transport, clock: this.deps.clock }),
      account: () => null,
    }
  }

  #link() {
    const caps = { replyBytes: 1_048_576, totalMs: 10_000 }
    return {
      origin: this.#provider.origin,
      parameters: {},
      transport: fetchTransport((url, order) => fetch(url, order), caps),
      clock: this.deps.clock,
      signal: new AbortController().signal,
    }
  }
}
