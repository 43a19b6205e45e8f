import { cpSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { drillCopy } from '../../../../src-core/copies/drill-copy.ts'
import { openCopy } from '../../../../src-core/copies/open-copy.ts'
import { hash } from '../../../../src-core/crypto/hash.ts'
import type { Session } from '../../../../src-core/vault/session.ts'
import { createVault } from '../../../../src-core/vault/vault.ts'
import { bytesOf, itemId, passphrase, versionId } from '../vault/vault-fixture.ts'
import { addConnection, addItem, codeOf, contents, CopiesFolder } from './copies-fixture.ts'

let folder: CopiesFolder
let session: Session

beforeEach(async () => {
  folder = new CopiesFolder()
  session = await folder.create()
  addItem(session, 1)
  addItem(session, 2)
  addConnection(session, 3)
})

afterEach(() => {
  folder.remove()
})

const drilled = (path: string, secret?: string): Promise<string> =>
  codeOf(() => drillCopy(folder.key(path, secret), folder.copyDeps))

/** A backup that is there, changed. */
function changed(change: (bytes: Buffer) => Uint8Array): string {
  return folder.put(change(readFileSync(folder.backupPath(folder.backup(session)))))
}

describe('a backup', () => {
  it('gives back what was in the vault, from its log too', async () => {
    const made = folder.backup(session)
    addItem(session, 9)
    const copy = await openCopy(folder.key(folder.backupPath(made)), folder.copyDeps)

    expect([copy.kind, copy.madeAt, copy.source.vaultId]).toEqual([
      'backup',
      made.at,
      session.vaultId,
    ])
    expect(copy.source.overviews().map(({ body }) => body.name)).toEqual(['item 1', 'item 2'])
    expect(copy.source.details(itemId(1))?.notes).toBe('notes 1')
    expect(copy.source.secret(itemId(2), versionId(2))).toEqual(bytesOf('secret 2'))
    expect(copy.source.secret(itemId(9), versionId(9))).toBeNull()
    expect(copy.source.details(itemId(9))).toBeNull()
    copy.close()
  })

  it('opens with the passphrase of its time, and with the recovery code', async () => {
    const path = folder.backupPath(folder.backup(session))
    await session.changePassphrase(passphrase, 'another one of these')
    const byCode = { path, with: 'recovery-code', secret: folder.recoveryCode } as const

    expect(await drilled(path)).toBe('done')
    expect(await drilled(path, 'another one of these')).toBe('wrong-passphrase')
    expect(await drillCopy(byCode, folder.copyDeps)).toMatchObject({ items: 2 })
    expect(await codeOf(() => drillCopy({ ...byCode, secret: 'no code' }, folder.copyDeps))).toBe(
      'wrong-recovery-code',
    )
  })

  it('needs nothing of the vault that it came from', async () => {
    const path = folder.backupPath(folder.backup(session))
    session.close()
    renameSync(join(folder.folder, 'vaults'), join(folder.folder, 'gone'))

    expect(await drilled(path)).toBe('done')
  })

  it('is drilled without a trace: nothing is counted, kept or changed', async () => {
    const path = folder.backupPath(folder.backup(session))
    const before = contents(folder.backups)

    expect(await drillCopy(folder.key(path), folder.copyDeps)).toEqual({
      kind: 'backup',
      madeAt: folder.now,
      items: 2,
      secrets: 2,
      vaultId: session.vaultId,
    })
    expect(await drilled(path, 'not the passphrase')).toBe('wrong-passphrase')
    expect(readdirSync(folder.workFolder)).toEqual([])
    expect(contents(folder.backups)).toEqual(before)
    session.close()
    const again = await folder.open()
    expect([again.failedUnlocks, again.overviews().length]).toEqual([0, 2])
  })

  it('lets nothing but what is encrypted into the work folder', async () => {
    const path = folder.backupPath(folder.backup(session))
    const copy = await openCopy(folder.key(path), folder.copyDeps)
    const bytes = readdirSync(folder.workFolder).map((name) =>
      readFileSync(join(folder.workFolder, name)),
    )

    expect(bytes.some((of) => of.includes('SQLite format 3'))).toBe(true)
    for (const word of ['secret 1', 'notes 1', 'item 1', passphrase]) {
      expect(bytes.some((of) => of.includes(word))).toBe(false)
    }
    copy.close()
    expect(readdirSync(folder.workFolder)).toEqual([])
  })

  it('is refused if the vault inside is not the one that it shows', async () => {
    const path = join(folder.folder, 'vaults', 'other.keyturn')
    const other = await createVault({ path, passphrase, withRecoveryCode: true }, folder.deps)
    const one = readFileSync(folder.backupPath(folder.backup(session)))
    const two = readFileSync(folder.backupPath(folder.backup(other.session)))
    other.session.close()
    const headerBytes = one.readUInt32BE(8)

    expect(
      await drilled(
        folder.put(Buffer.concat([one.subarray(0, headerBytes), two.subarray(headerBytes)])),
      ),
    ).toBe('copy-damaged')
  })
})

describe('a backup is refused as', () => {
  const summed = (bytes: Buffer): Buffer => {
    const length = bytes.readUInt32BE(8)
    bytes.set(hash(bytes.subarray(0, length - 32)), length - 32)
    return bytes
  }
  const written =
    (at: number, value: number) =>
    (bytes: Buffer): Buffer => {
      bytes.writeUInt16BE(value, at)
      return bytes
    }

  it.each([
    [
      'too new with a later version',
      (bytes: Buffer) => summed(written(4, 2)(bytes)),
      'copy-too-new',
    ],
    [
      'too new with an unknown feature',
      (bytes: Buffer) => summed(written(6, 1)(bytes)),
      'copy-too-new',
    ],
    ['damaged if only the version is another', written(4, 2), 'copy-damaged'],
    ['damaged with other chunks', (bytes: Buffer) => summed(written(38, 1)(bytes)), 'copy-damaged'],
    ['damaged without a beginning', (bytes: Buffer) => bytes.subarray(0, 11), 'copy-damaged'],
    ['damaged with a header cut short', (bytes: Buffer) => bytes.subarray(0, 300), 'copy-damaged'],
    [
      'damaged with a made-up header',
      (bytes: Buffer) => summed(written(20, 9)(bytes)),
      'copy-damaged',
    ],
    ['unknown without its first letters', (bytes: Buffer) => bytes.subarray(1), 'copy-unknown'],
    ['unknown if empty', () => Buffer.of(), 'copy-unknown'],
  ] as const)('%s', async (_what, change, code) => {
    expect(await drilled(changed(change))).toBe(code)
  })

  it.each([
    ['cheap', 1024],
    ['endless', 0x7fffffff],
  ])('kdf-refused if a slot asks for a derivation that is too %s', async (_what, memoryKiB) => {
    const path = changed((bytes) => {
      // In the first slot: id 16, type and kdf, then the memory.
      bytes.writeUInt32BE(memoryKiB, 119)
      return summed(bytes)
    })
    const before = folder.kdfCalls

    expect(await drilled(path)).toBe('kdf-refused')
    expect(folder.kdfCalls).toBe(before)
  })

  it('damaged if a slot or the vault header was changed, and never as a wrong passphrase', async () => {
    for (const at of [45, 75, 101, 117, 130, 150, 190, 250]) {
      const path = changed((bytes) => {
        bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
        return bytes
      })

      expect([at, await drilled(path)]).toEqual([at, 'copy-damaged'])
    }
  })

  it('unknown if it is a folder, missing, text or somebody else’s database', async () => {
    const paths = [
      folder.backups,
      join(folder.backups, 'no.keyturn-backup'),
      folder.put(bytesOf('a note'), 'note.keyturn'),
      folder.anchorsPath,
    ]

    for (const path of paths) expect(await drilled(path)).toBe('copy-unknown')
  })
})

describe('a vault file from elsewhere', () => {
  const elsewhere = (): string => {
    const path = join(folder.folder, 'elsewhere.keyturn')
    folder.copy(folder.path, path)
    return path
  }

  it.each(['locked', 'with its log'])('opens %s, and is not touched', async (how) => {
    if (how === 'locked') session.close()
    const path = elsewhere()
    const before = contents(folder.folder)

    expect(await drillCopy(folder.key(path), folder.copyDeps)).toEqual({
      kind: 'vault',
      madeAt: null,
      items: 2,
      secrets: 2,
      vaultId: session.vaultId,
    })
    expect(contents(folder.folder)).toEqual(before)
    expect(readdirSync(folder.workFolder)).toEqual([])
  })

  it('is refused with a wrong passphrase, damaged, or beside a rollback journal', async () => {
    session.close()
    const path = elsewhere()
    const before = contents(folder.folder)

    expect(await drilled(path, 'wrong passphrase')).toBe('wrong-passphrase')
    expect(contents(folder.folder)).toEqual(before)
    writeFileSync(`${path}-journal`, 'x')
    expect(await drilled(path)).toBe('copy-damaged')
    const half = readFileSync(folder.path)
    expect(await drilled(folder.put(half.subarray(0, half.length / 2), 'half.keyturn'))).toBe(
      'copy-damaged',
    )
    expect(readdirSync(folder.workFolder)).toEqual([])
  })

  it.each([
    ['a secret', "delete from record where kind = 65 and item < x'02'"],
    ['an admin credential', "delete from record where kind = 65 and item > x'03'"],
    ['notes', "update record set seal = zeroblob(length(seal)) where kind = 64 and item > x'02'"],
    ['a line of the audit log', 'delete from audit where seq = 2'],
  ])('is refused if %s is not as it was, though unlocking would not notice', async (_what, sql) => {
    session.close()
    folder.tamper((database) => database.exec(sql))

    expect(await folder.refusal()).toBe('opened')
    expect(await drilled(folder.path)).toBe('copy-damaged')
  })

  it('is refused if it is newer than this program', async () => {
    session.close()
    folder.tamper((database) => database.pragma('user_version = 2'))

    expect(await drilled(folder.path)).toBe('copy-too-new')
  })

  it('of which the log is missing is an older one, or none', async () => {
    const path = join(folder.folder, 'alone.keyturn')
    cpSync(folder.path, path)

    // The file as it was made, before anything was added.
    expect(await drillCopy(folder.key(path), folder.copyDeps)).toMatchObject({ items: 0 })
  })
})
