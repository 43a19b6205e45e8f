import type Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { cpSync, rmSync } from 'node:fs'
import { systemRandomness } from '../../src-core/crypto/randomness.ts'
import type { OpenedWith } from '../../src-core/vault/opened.ts'
import type { Session } from '../../src-core/vault/session.ts'
import { openVault } from '../../src-core/vault/vault.ts'
import { VaultError } from '../../src-shared/errors.ts'
import {
  bytesOf,
  connection,
  journal,
  overview,
  passphrase,
  rotationId,
  VaultFolder,
  versionId,
} from '../unit/src-core/vault/vault-fixture.ts'
import {
  admin,
  differencesOf,
  gone,
  items,
  one,
  piecesOf,
  refusalsOf,
  versions,
  type Piece,
} from './reading.ts'

/** What a victim opens the vault with. */
export type Key = { readonly with: OpenedWith; readonly secret: string }

/**
 * How an attack ends: `refused: <code>` when unlocking, `found: <code>` at the touch of what was
 * changed, `read-only: <why>`, or `unchanged` where everything reads as it was.
 *
 * That a refusal changed a byte, or that anything reads differently, is thrown instead.
 */
export type Outcome = string

let made: Promise<Target> | null = null

/** Deletes the vault that the others were copied from. */
export async function removeFirst(): Promise<void> {
  const first = await made
  made = null
  first?.remove()
}

/** A vault with something of everything in it, locked, and its victim's next attempt to open it. */
export class Target {
  readonly folder = new VaultFolder()
  /** What the vault key was when it was made: for attackers who once had it. */
  vaultKey = new Uint8Array()
  #truth: ReadonlyMap<string, Piece> = new Map()

  /** A copy of one vault that is made once. */
  static async make(): Promise<Target> {
    const first = await (made ??= Target.makeFirst())
    const target = new Target()
    cpSync(first.folder.folder, target.folder.folder, { recursive: true })
    target.vaultKey = first.vaultKey.slice()
    target.folder.recoveryCode = first.folder.recoveryCode
    target.#truth = first.#truth
    return target
  }

  /** Another vault with the same items and the same passphrase. */
  static async makeFirst(): Promise<Target> {
    const target = new Target()
    const randomBytes = (count: number): Uint8Array => {
      const drawn = systemRandomness.randomBytes(count)
      // The vault key is the first thing of its length that creating a vault draws.
      if (count === 32 && target.vaultKey.length === 0) target.vaultKey = drawn.slice()
      return drawn
    }
    const session = await target.folder.create({ random: { randomBytes } })
    fill(session)
    target.#truth = piecesOf(session)
    session.close()
    return target
  }

  get path(): string {
    return this.folder.path
  }

  /** From here on, what the vault holds now is what it should say. */
  async settle(): Promise<void> {
    const session = await this.folder.open()
    this.#truth = piecesOf(session)
    session.close()
  }

  /** Changes the vault as its owner would, and locks it again. */
  async owner(work: (session: Session) => unknown): Promise<void> {
    const session = await this.folder.open()
    await work(session)
    this.#truth = piecesOf(session)
    session.close()
  }

  /** Changes rows behind the vault's back, with every guard of SQLite off. */
  rows<T>(work: (database: Database.Database) => T): T {
    return this.folder.tamper((database) => {
      database.unsafeMode()
      database.pragma('ignore_check_constraints = on')
      return work(database)
    })
  }

  /** The same in SQL. */
  sql(text: string): void {
    this.rows((database) => database.exec(text))
  }

  /** Makes this device one that has never seen the vault. */
  forgetAnchor(): void {
    rmSync(this.folder.anchorsPath)
  }

  /** Opens the vault as its owner does and reads everything. */
  async attempt(key: Key = { with: 'passphrase', secret: passphrase }): Promise<Outcome> {
    const before = this.bytes()
    let session: Session
    try {
      session = await openVault({ path: this.path, ...key }, this.folder.deps)
    } catch (error) {
      if (!(error instanceof VaultError)) throw error
      // Failed attempts are counted in the anchors file.
      const counted = error.code.startsWith('wrong-') ? ['anchors.db'] : []
      assertSame(before, this.bytes(), counted)
      return `refused: ${error.code}`
    }
    try {
      return this.judged(session, before)
    } finally {
      session.close()
    }
  }

  /** Reads everything in a session and says how that went. */
  judged(session: Session, before: Files): Outcome {
    const pieces = piecesOf(session)
    if (session.readOnly !== null) {
      // A sound older state is shown as what it is, and nothing is written to it.
      assertReadOnly(session)
      assertSame(before, this.bytes(), ['anchors.db'])
      return `read-only: ${session.readOnly}`
    }
    const different = differencesOf(pieces, this.#truth)
    if (different.length > 0) throw new Error(`Reads differently: ${different.join(', ')}`)
    const refused = refusalsOf(pieces)
    return refused.length === 0 ? 'unchanged' : `found: ${refused.join(' and ')}`
  }

  /** The code with which work on an open vault is refused; a refusal must leave every byte. */
  async refusal(work: () => unknown): Promise<Outcome> {
    const before = this.bytes()
    try {
      await work()
      return 'not noticed'
    } catch (error) {
      if (!(error instanceof VaultError)) throw error
      assertSame(before, this.bytes())
      return `refused: ${error.code}`
    }
  }

  /** A digest of every file below the folder but shared memory, by name. */
  bytes(): Files {
    const kept = this.folder.files().filter(({ name }) => !name.endsWith('-shm'))
    return new Map(
      kept.map(({ name, bytes }) => [name, createHash('sha256').update(bytes).digest('hex')]),
    )
  }

  remove(): void {
    this.folder.remove()
  }
}

type Files = ReadonlyMap<string, string>

/** Throws unless every file is as it was. */
export function assertSame(before: Files, after: Files, but: readonly string[] = []): void {
  const empty = createHash('sha256').digest('hex')
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    // A log that is empty and one that is not there are the same to everybody.
    const [was, is] = [before.get(name) ?? empty, after.get(name) ?? empty]
    const mayDiffer = but.some((each) => name.startsWith(each))
    if (was !== is && !mayDiffer) throw new Error(`${name} was changed`)
  }
}

/** Two items in one bucket, one in another, a deleted one, a connection, a journal, settings. */
function fill(session: Session): void {
  session.transact((tx) => {
    for (const id of items) {
      tx.putOverview(id, overview({ name: `item ${id.slice(0, 2)}${id.slice(-2)}` }), null)
      tx.putDetails(id, { v: 1, notes: `notes of ${id}` }, null)
      for (const version of versions) tx.putSecret(id, version, bytesOf(`${version} of ${id}`))
    }
    tx.putConnection(admin, connection(), null)
    tx.putSecret(admin, versionId(4), bytesOf('admin credential'))
    tx.putJournal(rotationId(4), journal({ lineage: session.lineage }), null)
  })
  session.transact((tx) => {
    tx.deleteItem(gone)
    tx.audit({ event: 'deleted', itemId: gone, versionId: null })
  })
  for (const event of ['used', 'revealed', 'copied'] as const) {
    session.transact((tx) => tx.audit({ event, itemId: one, versionId: null }))
  }
}

function assertReadOnly(session: Session): void {
  try {
    session.transact((tx) => tx.audit({ event: 'used', itemId: null, versionId: null }))
  } catch (error) {
    if (error instanceof VaultError && error.code === 'vault-read-only') return
    throw error
  }
  throw new Error('A vault that may only be read was written to')
}
