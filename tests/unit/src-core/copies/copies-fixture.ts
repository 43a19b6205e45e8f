import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { makeBackup, type MadeBackup } from '../../../../src-core/copies/make-backup.ts'
import type { Session } from '../../../../src-core/vault/session.ts'
import type { VaultDeps } from '../../../../src-core/vault/vault.ts'
import type { CopyKey } from '../../../../src-shared/copies-contract.ts'
import type { SecretVersion } from '../../../../src-shared/item.ts'
import {
  bytesOf,
  connection,
  connectionId,
  itemId,
  overview,
  passphrase,
  VaultFolder,
  versionId,
} from '../vault/vault-fixture.ts'

/** A vault with a folder for its backups and one to work in. */
export class CopiesFolder extends VaultFolder {
  readonly backups = join(this.folder, 'backups')
  readonly workFolder = join(this.folder, 'profile', 'work')

  constructor() {
    super()
    for (const path of [this.backups, this.workFolder]) mkdirSync(path, { recursive: true })
  }

  get copyDeps(): VaultDeps & { readonly workFolder: string } {
    return { ...this.deps, workFolder: this.workFolder }
  }

  backup(session: Session, keep = 10): MadeBackup {
    return makeBackup(session, { folder: this.backups, keep }, this.deps)
  }

  backupPath({ fileName }: { readonly fileName: string }): string {
    return join(this.backups, fileName)
  }

  key(path: string, secret = passphrase): CopyKey {
    return { path, with: 'passphrase', secret }
  }

  /** The names beside the vault, its own included. */
  get beside(): readonly string[] {
    return readdirSync(dirname(this.path)).sort()
  }

  /** Why the vault may only be read when it is opened, or null. */
  async readOnly(): Promise<string | null> {
    const opened = await this.open()
    const { readOnly } = opened
    opened.close()
    return readOnly
  }

  /** A file in the folder of backups, with these bytes. */
  put(bytes: Uint8Array, name = 'copy.keyturn-backup'): string {
    const path = join(this.backups, name)
    writeFileSync(path, bytes)
    return path
  }
}

/** The names of all items. */
export function namesIn(of: Session): readonly string[] {
  return of
    .overviews()
    .map(({ body }) => body.name)
    .sort()
}

/** The names and sizes of all files in a folder. */
export function listing(folder: string): readonly string[] {
  return readdirSync(folder)
    .sort()
    .map((name) => `${name} ${statSync(join(folder, name)).size}`)
}

/** Names and bytes of the files in a folder. */
export function contents(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder).filter((name) => statSync(join(folder, name)).isFile())
  return Object.fromEntries(
    names.map((name) => [basename(name), readFileSync(join(folder, name)).toString('base64')]),
  )
}

/** A secret version as an overview lists it. */
export function version(first: number, changed: Partial<SecretVersion> = {}): SecretVersion {
  return {
    ...{ id: versionId(first), stage: 'current', credentialId: null, remoteId: null },
    ...{ nameAtProvider: null, createdAt: null, createdSource: null, lastUsedAt: null },
    ...{ lastUsedSource: 'unknown', expiresAt: null, signer: false, hint: null },
    ...{ fingerprint: null, storedAt: 1, replacedAt: null, graceEndsAt: null, revokedAt: null },
    ...changed,
  }
}

/** Adds an item with a secret and notes. */
export function addItem(session: Session, first: number): void {
  session.transact((tx) => {
    const id = itemId(first)
    tx.putOverview(id, overview({ name: `item ${first}`, versions: [version(first)] }), null)
    tx.putSecret(id, versionId(first), bytesOf(`secret ${first}`))
    tx.putDetails(id, { v: 1, notes: `notes ${first}` }, null)
    tx.audit({ event: 'added', itemId: id, versionId: null })
  })
}

/** Adds a connection with its admin credential. */
export function addConnection(session: Session, first: number): void {
  session.transact((tx) => {
    tx.putConnection(connectionId(first), connection({ adminVersionId: versionId(first) }), null)
    tx.putSecret(connectionId(first), versionId(first), bytesOf(`admin ${first}`))
  })
}

/** The code with which something is refused. */
export async function codeOf(work: () => Promise<unknown>): Promise<string> {
  try {
    await work()
    return 'done'
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
