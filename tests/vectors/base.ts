/*
 * The vault that most bad files are made of, and how they are made of it.
 */
import { copyFileSync, existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deriveArgon2id, floorKdfCost, type Kdf } from '../../src-core/crypto/kdf.ts'
import { ConnectionId, ItemId, RotationId, VersionId } from '../../src-shared/ids.ts'
import { StoryVault } from '../servers/story-vault.ts'
import { bytesOf, connection, journal, overview } from '../unit/src-core/vault/vault-fixture.ts'
import { Forge } from './forge.ts'
import { ids } from './ids.ts'
import type { Made } from './vector.ts'

/** Where vaults are made before they are frozen. */
export const workFolder = mkdtempSync(join(tmpdir(), 'keyturn-vectors-'))

const known = new Map<string, Promise<Uint8Array>>()

/** The real Argon2id, once for each question. */
export const rememberedKdf: Kdf = async (input) => {
  const question = JSON.stringify([[...input.secret], [...input.salt], input.cost])
  const answer = known.get(question) ?? deriveArgon2id(input)
  known.set(question, answer)
  return Uint8Array.from(await answer)
}

/** A new vault that is stretched for real, as cheaply as may be. */
export function newVault(): StoryVault {
  return new StoryVault(workFolder, { kdf: rememberedKdf, kdfCost: floorKdfCost })
}

const item = (id: string): ItemId => ItemId.parse(id)
const version = (id: string): VersionId => VersionId.parse(id)

/** Something of everything. */
export async function baseVault(): Promise<StoryVault> {
  const vault = newVault()
  const session = await vault.create()
  session.transact((tx) => {
    tx.putSecret(item(ids.one), version(ids.first), bytesOf('sk_live_first'))
    tx.putSecret(item(ids.one), version(ids.second), bytesOf('sk_live_second'))
    tx.putSecret(item(ids.one), version(ids.dropped), bytesOf('sk_live_dropped'))
    tx.putOverview(item(ids.one), overview({ name: 'one' }), null)
    tx.putDetails(item(ids.one), { v: 1, notes: 'A note about the first.' }, null)
    tx.audit({ event: 'added', itemId: item(ids.one), versionId: null })
  })
  session.transact((tx) => {
    tx.putSecret(item(ids.two), version(ids.other), bytesOf('sk_live_other'))
    tx.putOverview(item(ids.two), overview({ name: 'two', kind: 'token' }), null)
    tx.putDetails(item(ids.two), { v: 1, notes: 'A note about the other.' }, null)
    tx.putOverview(item(ids.gone), overview({ name: 'gone' }), null)
    const id = ConnectionId.parse(ids.connection)
    tx.putConnection(id, connection({ adminVersionId: version(ids.admin) }), null)
    tx.putSecret(id, version(ids.admin), bytesOf('admin'))
    const { lineage } = session
    tx.putJournal(RotationId.parse(ids.journal), journal({ lineage }), null)
    tx.audit({ event: 'added', itemId: item(ids.two), versionId: null })
  })
  session.transact((tx) => {
    tx.deleteItem(item(ids.gone))
    tx.audit({ event: 'deleted', itemId: item(ids.gone), versionId: null })
  })
  session.close()
  return vault
}

/** What makes a state of the base vault an older one. */
export async function goOn(vault: StoryVault): Promise<void> {
  const session = await vault.open()
  const before = session.overview(item(ids.one))
  const details = session.details(item(ids.one))
  if (!before || !details) throw new Error('not there')
  session.transact((tx) => {
    tx.dropSecret(item(ids.one), version(ids.dropped))
    tx.putOverview(item(ids.one), { ...before.body, name: 'one, edited' }, before.stamp)
    tx.putDetails(item(ids.one), { v: 1, notes: 'A later note.' }, details.stamp)
  })
  await vault.play(session, { whole: 'recovery' })
  session.close()
}

/** The bytes of a vault file with its log. */
export function filesOf(path: string, ending = '.keyturn'): Made['bytes'] {
  const found = ['', '-wal'].filter((end) => existsSync(path + end))
  return Object.fromEntries(found.map((end) => [ending + end, readFileSync(path + end)]))
}

/** A copy of a vault file, edited. */
export function edited(vault: StoryVault, edit: (forge: Forge) => void): Made['bytes'] {
  const path = join(mkdtempSync(join(workFolder, 'edited-')), 'main.keyturn')
  copyFileSync(vault.path, path)
  const forge = new Forge(path, vault.vaultKey)
  edit(forge)
  forge.close()
  return filesOf(path)
}

/** Makes bad vectors of one vault. */
export class BadOnes {
  readonly made: Made[] = []
  readonly vault: StoryVault
  readonly #group: string

  constructor(vault: StoryVault, group: string) {
    this.vault = vault
    this.#group = group
  }

  /** One that is edited through SQLite. */
  add(name: string, code: string, edit: (forge: Forge) => void): void {
    this.put(name, code, edited(this.vault, edit))
  }

  /** One whose bytes are given. */
  put(name: string, code: string, bytes: Made['bytes']): void {
    const { passphrase } = this.vault
    this.open(name, code, { bytes, open: { passphrase } })
  }

  /** One that is opened with something of its own. */
  open(name: string, code: string, given: Pick<Made, 'bytes' | 'open'>): void {
    this.made.push({ name: `${this.#group}-${name}`, as: 'vault', ...given, expect: { code } })
  }
}
