import { randomBytes } from 'node:crypto'
import type { PlaceAt, PlaceContent, PlaceHand } from '../../../../src-core/callers/place-hand.ts'
import type { RotationContext } from '../../../../src-core/rotation/context.ts'
import { firstPlaces, updatePlaces } from '../../../../src-core/rotation/distribute.ts'
import { actOnPlace } from '../../../../src-core/rotation/place-acts.ts'
import { placeViews } from '../../../../src-core/rotation/place-views.ts'
import { undoPlaces } from '../../../../src-core/rotation/undo-places.ts'
import type { Session } from '../../../../src-core/vault/session.ts'
import { Caller, type PlaceDiff } from '../../../../src-shared/caller.ts'
import { VaultError } from '../../../../src-shared/errors.ts'
import { CallerId } from '../../../../src-shared/ids.ts'
import type { Overview } from '../../../../src-shared/item.ts'
import { ProviderId } from '../../../../src-shared/provider.ts'
import type {
  Journal,
  PlaceAction,
  PlaceRecord,
  PlaceView,
} from '../../../../src-shared/rotation.ts'
import {
  bytesOf,
  connection,
  connectionId,
  idOf,
  itemId,
  journal,
  overview,
  rotationId,
  VaultFolder,
  versionId,
} from '../vault/vault-fixture.ts'
import { version } from '../vault/version-fixture.ts'

export const oldKey = 'sk_old_4f9cQv7LmT4xWbR8kZ1p'
export const newKey = 'sk_new_8Q2dVn5BwJ7sKu3RHx11'
export const stranger = 'sk_else_Te8Q2dVn5BwJ7sKu3R'

export const placeId = CallerId.parse(idOf(9))
const shared = { id: placeId, check: null, part: 'secret' } as const
const checkAt = { url: 'https://shop.example/health' }

/** One place of each sort that matters here. */
export const callers = {
  env: Caller.parse({ ...shared, kind: 'env-file', path: '/srv/shop/.env', variable: 'KEY' }),
  envId: Caller.parse({
    ...{ ...shared, part: 'credential-id' },
    ...{ kind: 'env-file', path: '/srv/shop/.env', variable: 'KEY_ID' },
  }),
  aws: Caller.parse({
    ...{ id: placeId, check: null },
    ...{ kind: 'aws-credentials', path: '/home/dev/.aws/credentials', profile: 'default' },
  }),
  checked: Caller.parse({
    ...{ ...shared, check: checkAt },
    ...{ kind: 'env-file', path: '/srv/shop/.env', variable: 'KEY' },
  }),
  github: Caller.parse({
    ...shared,
    ...{ kind: 'github-secret', accountId: connectionId(7), owner: 'northwind' },
    ...{ repository: 'checkout', environment: 'production', name: 'KEY' },
  }),
  vercel: Caller.parse({
    ...shared,
    ...{ kind: 'vercel-variable', accountId: connectionId(7), project: 'checkout', team: null },
    ...{ key: 'KEY', target: 'production' },
  }),
  own: Caller.parse({
    ...shared,
    ...{ kind: 'command', preset: 'own', argv: ['deploy', '--key-from-stdin'], folder: null },
    ...{ sends: 'value', name: null, seconds: 10 },
  }),
  preset: Caller.parse({
    ...shared,
    ...{ kind: 'command', preset: 'wrangler', argv: ['wrangler', 'secret', 'put', 'KEY'] },
    ...{ folder: null, sends: 'value', name: null, seconds: 10 },
  }),
  manual: Caller.parse({
    id: placeId,
    check: null,
    kind: 'manual',
    label: 'Ask the payments team',
  }),
} as const

type Held = { secret?: string; credentialId?: string }

/** A hand over values in memory, that fails on demand. */
export class FakeHand implements PlaceHand {
  readonly calls: string[] = []
  held: Held = { secret: oldKey }
  failLook: unknown = null
  /** Thrown by the next put, before or after it has written. */
  failPut: { readonly thrown: unknown; readonly written: boolean } | null = null
  waits = false
  deployed = false
  answersCheck: boolean | Error = true
  token: string | null = null
  /** Called in the middle of a put, after it has written. */
  during: () => void = () => undefined
  diffed: { from: string | null; to: string | null } | null = null
  #given: Uint8Array[] = []

  look({ caller, account }: PlaceAt) {
    this.calls.push('look')
    this.token = account && new TextDecoder().decode(account.token)
    if (this.failLook !== null) return Promise.reject(asError(this.failLook))
    const canRead = caller.kind !== 'github-secret' && caller.kind !== 'command'
    const content = canRead ? this.#content() : null
    return Promise.resolve({ content, line: canRead ? 3 : null, facts: [] })
  }

  put(_at: PlaceAt, content: PlaceContent, expected: PlaceContent | null) {
    this.calls.push('put')
    if (expected && text(expected.secret) !== (this.held.secret ?? null)) {
      return Promise.reject(new VaultError('place-changed'))
    }
    const fails = this.failPut
    if (fails?.written !== false) this.#take(content)
    this.during()
    if (fails) return Promise.reject(asError(fails.thrown))
    const state = this.waits ? ('waiting' as const) : ('updated' as const)
    return Promise.resolve({ state, output: 'done' })
  }

  isDeployed(): Promise<boolean> {
    this.calls.push('isDeployed')
    return Promise.resolve(this.deployed)
  }

  check(): Promise<boolean> {
    this.calls.push('check')
    if (this.answersCheck instanceof Error) return Promise.reject(this.answersCheck)
    return Promise.resolve(this.answersCheck)
  }

  diff(_at: PlaceAt, { from, to }: { from: PlaceContent | null; to: PlaceContent }) {
    this.diffed = { from: from && text(from.secret), to: text(to.secret) }
    const diff: PlaceDiff = { lines: [], facts: [] }
    return Promise.resolve(diff)
  }

  /** Whether everything that was handed over has been wiped since. */
  get isWiped(): boolean {
    return this.#given.every((bytes) => bytes.every((byte) => byte === 0))
  }

  #content(): PlaceContent {
    const { secret, credentialId = null } = this.held
    const bytes = secret === undefined ? null : bytesOf(secret)
    if (bytes) this.#given.push(bytes)
    return { secret: bytes, credentialId }
  }

  #take({ secret, credentialId }: PlaceContent): void {
    if (secret) this.#given.push(secret)
    this.held = {
      ...(secret ? { secret: text(secret) ?? '' } : {}),
      ...(credentialId === null ? {} : { credentialId }),
    }
  }
}

/** A vault with one item in the middle of a replacement, and a hand that can be told to fail. */
export class PlaceBench {
  readonly vault = new VaultFolder()
  readonly hand = new FakeHand()
  readonly id = rotationId(1)
  #session: Session | null = null

  get session(): Session {
    if (!this.#session) throw new Error('not open')
    return this.#session
  }

  get context(): RotationContext {
    return this.#context
  }

  #context = {} as RotationContext

  async begin(caller: Caller | null, changed: Partial<Journal> = {}): Promise<void> {
    this.#take(await this.vault.create())
    const { session } = this
    const of = (key: string) => session.fingerprint(bytesOf(key))
    const versions: Overview['versions'] = [
      { ...version(1, of(oldKey)), credentialId: 'id_old' },
      { ...version(2, of(newKey)), stage: 'pending', credentialId: 'id_new' },
    ]
    const item = overview({ versions, callers: ['the wiki'], places: caller ? [caller] : [] })
    session.transact((tx) => {
      tx.putSecret(itemId(1), versionId(1), bytesOf(oldKey))
      tx.putSecret(itemId(1), versionId(2), bytesOf(newKey))
      tx.putOverview(itemId(1), item, null)
      tx.putSecret(connectionId(7), versionId(7), bytesOf('token_of_github'))
      const provider = ProviderId.parse('github')
      const account = { provider, adminVersionId: versionId(7) }
      tx.putConnection(connectionId(7), connection(account), null)
      const at = { lineage: session.lineage, step: 'proved', connectionId: null } as const
      const keys = { oldVersionId: versionId(1), newVersionId: versionId(2) }
      const body = journal({ ...at, ...keys, places: firstPlaces(item), ...changed })
      tx.putJournal(this.id, body, null)
    })
  }

  /** Opens the vault again as a new process would, with nothing remembered. */
  async reopen(): Promise<void> {
    this.session.close()
    this.#take(await this.vault.open())
  }

  get body(): Journal {
    const kept = this.session.journal(this.id)
    if (!kept) throw new Error('no journal')
    return kept.body
  }

  get record(): PlaceRecord {
    const record = this.body.places?.[0]
    if (!record) throw new Error('no place')
    return record
  }

  get view(): PlaceView {
    const [view] = placeViews(this.context, this.body)
    if (!view) throw new Error('no place')
    return view
  }

  get events(): readonly string[] {
    return this.session.audit({ itemId: itemId(1), limit: 50 }).map(({ event }) => event)
  }

  update(): Promise<void> {
    return updatePlaces(this.context, this.id)
  }

  undo(): Promise<void> {
    return undoPlaces(this.context, this.id)
  }

  act(action: PlaceAction, place: string = this.record.id): Promise<void> {
    return actOnPlace(this.context, this.id, { placeId: place, action })
  }

  write(changed: Partial<Journal>): void {
    this.session.transact((tx) => {
      const kept = this.session.journal(this.id)
      if (kept) tx.putJournal(this.id, { ...kept.body, ...changed }, kept.stamp)
    })
  }

  /** Writes down that it is to be taken back, a moment after what was done before. */
  takeBack(): void {
    this.vault.now += 1_000
    this.write({ backAt: this.vault.now })
    this.vault.now += 1_000
  }

  end(): void {
    this.vault.remove()
  }

  #take(session: Session): void {
    this.#session = session
    const refuse = () => {
      throw new VaultError('internal')
    }
    this.#context = {
      session,
      clock: { now: () => this.vault.now },
      newId: () => randomBytes(16).toString('hex'),
      randomBytes: refuse,
      dial: refuse,
      facts: () => null,
      ballast: { make: refuse, drop: refuse },
      places: this.hand,
      account: () => ({ kind: 'github', origin: 'https://api.github.com' }),
      listener: { changed: () => undefined },
    }
  }
}

function text(bytes: Uint8Array | null): string | null {
  return bytes && new TextDecoder().decode(bytes)
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error('no error')
}
