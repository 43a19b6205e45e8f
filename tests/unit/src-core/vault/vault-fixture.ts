import Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kdf } from '../../../../src-core/crypto/kdf.ts'
import { systemRandomness } from '../../../../src-core/crypto/randomness.ts'
import type { ConnectionBody } from '../../../../src-core/vault/connection.ts'
import type { Session } from '../../../../src-core/vault/session.ts'
import { createVault, openVault, type VaultDeps } from '../../../../src-core/vault/vault.ts'
import { ConnectionId, ItemId, RotationId, VersionId } from '../../../../src-shared/ids.ts'
import type { Overview } from '../../../../src-shared/item.ts'
import { ProviderId } from '../../../../src-shared/provider.ts'
import type { Journal } from '../../../../src-shared/rotation.ts'

export const passphrase = 'quiet harbor velvet seventeen'

/** Cheap and deterministic: what is tested here is not the cost of a derivation. */
export const cheapKdf: Kdf = ({ secret, salt, cost }) => {
  const hash = createHash('blake2b512').update(secret).update(salt).update(JSON.stringify(cost))
  return Promise.resolve(Uint8Array.from(hash.digest().subarray(0, 32)))
}

/** A folder with one vault in it and another for the anchors. */
export class VaultFolder {
  readonly folder = mkdtempSync(join(tmpdir(), 'keyturn-vault-'))
  readonly path = join(this.folder, 'vaults', 'main.keyturn')
  readonly anchorsPath = join(this.folder, 'profile', 'anchors.db')
  now = Date.UTC(2026, 10, 20, 14, 5)
  kdfCalls = 0
  recoveryCode = ''
  readonly #sessions: Session[] = []

  get deps(): VaultDeps {
    return {
      clock: { now: () => this.now },
      random: systemRandomness,
      kdf: (input) => {
        this.kdfCalls += 1
        return cheapKdf(input)
      },
      anchorsPath: this.anchorsPath,
    }
  }

  async create(changed: Partial<VaultDeps> = {}, withRecoveryCode = true): Promise<Session> {
    const input = { path: this.path, passphrase, withRecoveryCode }
    const made = await createVault(input, { ...this.deps, ...changed })
    this.recoveryCode = made.recoveryCode ?? ''
    return this.#kept(made.session)
  }

  async open(changed: Partial<VaultDeps> = {}, secret = passphrase): Promise<Session> {
    const input = { path: this.path, with: 'passphrase', secret } as const
    return this.#kept(await openVault(input, { ...this.deps, ...changed }))
  }

  /** The code with which opening is refused. */
  async refusal(
    secret = passphrase,
    by: 'passphrase' | 'recovery-code' = 'passphrase',
  ): Promise<string> {
    try {
      const session = await openVault({ path: this.path, with: by, secret }, this.deps)
      session.close()
      return 'opened'
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
  }

  /** Does something to the file behind the vault's back, and folds it into the file. */
  tamper<T>(work: (database: Database.Database) => T): T {
    const database = new Database(this.path)
    try {
      return work(database)
    } finally {
      database.pragma('wal_checkpoint(truncate)')
      database.close()
    }
  }

  /** The bytes of the vault file and its log. */
  bytes(): readonly string[] {
    return [this.path, `${this.path}-wal`].map((path) =>
      existsSync(path) ? readFileSync(path).toString('base64') : '',
    )
  }

  /** Copies the vault with its log to another name, or back. */
  copy(from: string, to: string): void {
    for (const end of ['', '-wal', '-shm']) rmSync(to + end, { force: true })
    for (const end of ['', '-wal']) if (existsSync(from + end)) cpSync(from + end, to + end)
  }

  /** Every file below the folder, by name. */
  files(): readonly { readonly name: string; readonly bytes: Buffer }[] {
    return readdirSync(this.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => ({
        name: entry.name,
        bytes: readFileSync(join(entry.parentPath, entry.name)),
      }))
  }

  remove(): void {
    for (const session of this.#sessions) session.close()
    rmSync(this.folder, { recursive: true })
  }

  #kept(session: Session): Session {
    this.#sessions.push(session)
    return session
  }
}

/** An id whose first byte is given, so that two can be made to share a bucket. */
export function idOf(first: number, rest = 1): string {
  return first.toString(16).padStart(2, '0') + rest.toString(16).padStart(30, '0')
}

export const itemId = (first: number, rest?: number): ItemId => ItemId.parse(idOf(first, rest))
export const versionId = (first: number): VersionId => VersionId.parse(idOf(first, 2))
export const connectionId = (first: number): ConnectionId => ConnectionId.parse(idOf(first, 3))
export const rotationId = (first: number): RotationId => RotationId.parse(idOf(first, 4))

export function overview(changed: Partial<Overview> = {}): Overview {
  const line = { environment: '', business: '', owner: '', integration: '', envVar: '' }
  const lists = { scopes: [], callers: [], readers: [], tags: [], checklist: [] }
  return {
    ...line,
    ...lists,
    ...{ v: 1, name: 'billing_api', service: 'billing_api', kind: 'api-key', purpose: '' },
    ...{ connectionId: null, provider: null, providerName: 'ATNA', policy: null },
    ...{ readableAgain: false, canWrite: false, acceptedFindings: [], versions: [] },
    ...{ addedAt: 1, changedAt: 1 },
    ...changed,
  }
}

export function connection(changed: Partial<ConnectionBody> = {}): ConnectionBody {
  const times = { refreshedAt: null, createdAt: 1 }
  const provider = ProviderId.parse('atna')
  const origin = { origin: null, adminVersionId: null, liveKeys: null }
  return { v: 1, name: 'ATNA', provider, ...origin, ...times, ...changed }
}

export function journal(changed: Partial<Journal> = {}): Journal {
  return {
    ...{ v: 1, lineage: '0'.repeat(32), kind: 'replace', step: 'planned', itemId: itemId(1) },
    ...{ connectionId: connectionId(1), name: 'name', service: 'service', reason: '' },
    ...{
      startedAt: 1,
      planned: null,
      idsBefore: null,
      askedAt: null,
      oldVersionId: null,
      newVersionId: null,
    },
    ...{ oldWasSigner: false, placesDoneAt: null, graceEndsAt: null, candidates: [] },
    ...{ target: null, trouble: null, trail: [] },
    ...changed,
  }
}

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
