import {
  copyFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backupsIn, dropOlder, listBackups } from '../../../../src-core/copies/backup-folder.ts'
import { makeBackup } from '../../../../src-core/copies/make-backup.ts'
import { hash } from '../../../../src-core/crypto/hash.ts'
import type { Session } from '../../../../src-core/vault/session.ts'
import { createVault } from '../../../../src-core/vault/vault.ts'
import { VaultId } from '../../../../src-shared/ids.ts'
import { passphrase } from '../vault/vault-fixture.ts'
import { addItem, contents, CopiesFolder } from './copies-fixture.ts'
import { withFaults, withWrongBytes } from './faulty-disk.ts'

let folder: CopiesFolder
let session: Session

beforeEach(async () => {
  folder = new CopiesFolder()
  session = await folder.create()
  addItem(session, 1)
})

afterEach(() => {
  folder.remove()
})

function names(): readonly string[] {
  return listBackups(folder.backups, session.vaultId).map(({ fileName }) => fileName)
}

function codeThrown(work: () => unknown): string {
  try {
    work()
    return 'made'
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

describe('makeBackup', () => {
  it('writes one file for its owner alone, named after the vault and the minute', () => {
    const made = folder.backup(session)

    expect(made.fileName).toBe('main-20_11_2026-14_05.keyturn-backup')
    expect(readdirSync(folder.backups)).toEqual([made.fileName])
    expect(statSync(folder.backupPath(made)).mode & 0o777).toBe(0o600)
    expect(made).toMatchObject({ at: folder.now, bytes: statSync(folder.backupPath(made)).size })
  })

  it('numbers those of one minute', () => {
    for (let count = 0; count < 3; count += 1) folder.backup(session)

    expect(names()).toEqual([
      'main-20_11_2026-14_05-3.keyturn-backup',
      'main-20_11_2026-14_05-2.keyturn-backup',
      'main-20_11_2026-14_05.keyturn-backup',
    ])
  })

  it('shows nothing that a person wrote', () => {
    const bytes = readFileSync(folder.backupPath(folder.backup(session)))

    for (const word of ['secret 1', 'notes 1', 'item 1', 'ATNA', 'SQLite format 3', passphrase]) {
      expect(bytes.includes(word)).toBe(false)
    }
  })

  it('seals the same vault differently each time', () => {
    const [one, other] = [folder.backup(session), folder.backup(session)].map((made) =>
      readFileSync(folder.backupPath(made)).subarray(600),
    )

    expect(one?.equals(other ?? Buffer.of())).toBe(false)
  })

  it('leaves the vault as it is', () => {
    const before = folder.bytes()
    folder.backup(session)

    expect(folder.bytes()).toEqual(before)
  })

  it('shortens a long name of a vault so that its own fits', async () => {
    const path = join(folder.folder, 'vaults', `${'ü'.repeat(100)}.keyturn`)
    const made = await createVault({ path, passphrase, withRecoveryCode: false }, folder.deps)
    const { fileName } = folder.backup(made.session)
    made.session.close()

    expect(fileName).toBe(`${'ü'.repeat(40)}-20_11_2026-14_05.keyturn-backup`)
  })
})

describe('older backups', () => {
  it('go when there are more than to keep, the oldest first', () => {
    for (let minute = 0; minute < 5; minute += 1) {
      folder.now += 60_000
      folder.backup(session, 3)
    }

    expect(names()).toEqual(
      [10, 9, 8].map((of) => `main-20_11_2026-14_${of < 10 ? '0' : ''}${of}.keyturn-backup`),
    )
  })

  it('go in the order of making, though the clock went backwards', () => {
    const made = Array.from({ length: 4 }, () => {
      folder.now -= 86_400_000
      return folder.backup(session, 2).fileName
    })

    expect(names()).toEqual([made[3], made[2]])
  })

  it('stay if they are of another vault, or no backups, or not whole', async () => {
    const other = await createVault(
      { path: join(folder.folder, 'vaults', 'other.keyturn'), passphrase, withRecoveryCode: false },
      folder.deps,
    )
    const foreign = [folder.backup(other.session), folder.backup(other.session)]
    other.session.close()
    const cut = folder.put(
      readFileSync(folder.backupPath(folder.backup(session))).subarray(0, -1),
      'cut.keyturn-backup',
    )
    for (const name of ['notes.txt', 'fake.keyturn-backup']) {
      writeFileSync(join(folder.backups, name), 'kept')
    }
    mkdirSync(join(folder.backups, 'folder.keyturn-backup'))
    const last = folder.backup(session, 1)

    expect(names()).toEqual([last.fileName])
    expect(existsSync(cut)).toBe(true)
    expect(readdirSync(folder.backups)).toEqual(
      expect.arrayContaining([
        ...foreign.map(({ fileName }) => fileName),
        'fake.keyturn-backup',
        'folder.keyturn-backup',
        'notes.txt',
      ]),
    )
    expect(readdirSync(folder.backups)).toHaveLength(7)
  })

  /** A backup as anybody could write it who has seen one: its header claims a number. */
  function forged(number: bigint, epoch: number): string {
    const bytes = readFileSync(folder.backupPath(folder.backup(session)))
    bytes.writeBigUInt64BE(number, 20)
    bytes.writeUInt32BE(epoch, 64)
    const length = bytes.readUInt32BE(8)
    bytes.set(hash(bytes.subarray(0, length - 32)), length - 32)
    const name = `forged-${number}-${epoch}.keyturn-backup`
    folder.put(bytes, name)
    return name
  }

  it('stay though somebody left files that claim to be newer', () => {
    const claims = [7n, 2n ** 32n, 2n ** 40n, 2n ** 53n - 1n]
    const names = claims.map((number) => forged(number, 1))
    for (const { fileName } of listBackups(folder.backups, session.vaultId)) {
      if (!names.includes(fileName)) rmSync(folder.backupPath({ fileName }))
    }
    const made = [1, 2, 3].map(() => folder.backup(session, 2).fileName)

    expect(readdirSync(folder.backups).sort()).toEqual([...names, ...made.slice(1)].sort())
  })

  it('of an earlier vault key go when there are enough of this one', async () => {
    const before = [1, 2].map(() => folder.backup(session, 3).fileName)
    await session.rekey(passphrase)
    const after = [1, 2, 3].map(() => {
      folder.now += 60_000
      folder.backup(session, 3)
      return names()
    })

    expect(after.map((list) => list.filter((name) => before.includes(name)).length)).toEqual([
      2, 1, 0,
    ])
    expect(after.map(({ length }) => length)).toEqual([3, 3, 3])
    const later = forged(1n, 3)
    folder.backup(session, 1)
    expect(names()).toContain(later)
  })

  it('stay where another program made a newer one meanwhile', () => {
    const first = folder.backup(session)
    const second = folder.backup(session)
    const id = { vaultId: session.vaultId, backupKey: session.image().key }
    const all = backupsIn(folder.backups, id)
    dropOlder(folder.backups, all, { keep: 1, made: first.fileName, epoch: 1 })

    expect(readdirSync(folder.backups).sort()).toEqual([first.fileName, second.fileName].sort())
  })

  it('stay under a name that a person gave them', () => {
    const kept = ['KEEP before the move.keyturn-backup', 'a copy (2).keyturn-backup']
    for (const name of kept)
      copyFileSync(folder.backupPath(folder.backup(session)), join(folder.backups, name))
    const { fileName } = folder.backup(session, 1)

    expect(readdirSync(folder.backups).sort()).toEqual([...kept, fileName].sort())
  })

  it('stay if the new one does not read back as what was written', () => {
    folder.backup(session)
    folder.backup(session)
    const before = contents(folder.backups)

    withWrongBytes(() => {
      expect(() => folder.backup(session, 1)).toThrow('disk-failed')
    })
    expect(contents(folder.backups)).toEqual(before)
  })

  it('stay, and the new one with them, if they cannot be deleted', () => {
    folder.backup(session)
    const isDeleting = (path: unknown): boolean => String(path).endsWith('05.keyturn-backup')
    withFaults(
      (name, _count, path) => (name === 'rmSync' && isDeleting(path) ? 'EACCES' : null),
      () => folder.backup(session, 1),
    )

    expect(names()).toHaveLength(2)
  })
})

describe('a backup that fails', () => {
  it.each(['missing', 'file'])('says so if the folder is %s', (name) => {
    writeFileSync(join(folder.folder, 'file'), 'kept')
    const place = { folder: join(folder.folder, name), keep: 1 }

    expect(() => makeBackup(session, place, folder.deps)).toThrow('folder-unreachable')
  })

  it.skipIf(process.getuid?.() === 0)('says so if the folder is closed (not as root)', () => {
    folder.backup(session)
    chmodSync(folder.backups, 0o500)
    const before = contents(folder.backups)

    expect(() => folder.backup(session, 1)).toThrow('folder-unreachable')
    expect(contents(folder.backups)).toEqual(before)
    chmodSync(folder.backups, 0o700)
  })

  it.each([
    ['ENOSPC', 'disk-full'],
    ['EIO', 'disk-failed'],
    ['ENOENT', 'folder-unreachable'],
  ])('by %s at any call says %s, and no earlier backup is lost', (system, code) => {
    folder.backup(session)
    const before = contents(folder.backups)
    const told = new Set<string>()
    for (let at = 1, calls = 1; calls >= at - 1; at += 1) {
      calls = withFaults(
        (_name, count) => (count === at ? system : null),
        () => told.add(codeThrown(() => folder.backup(session))),
      )
      const after = contents(folder.backups)
      expect(after).toMatchObject(before)
      // Two names of one file: the new backup, which is whole, where only its last step failed.
      for (const name of Object.keys(after)) {
        if (!(name in before)) rmSync(join(folder.backups, name))
      }
    }

    // What does not read back is a failing disk, whatever the reason.
    expect([...told].sort()).toEqual([...new Set([code, 'disk-failed', 'made'])].sort())
  })

  it('removes what an interrupted one left, and not what may be under way', () => {
    const [old, young] = ['0', '1'].map((digit) =>
      join(folder.backups, `.main.keyturn-backup.${digit.repeat(16)}.new`),
    )
    const hoursAgo = (hours: number): Date => new Date(folder.now - hours * 3_600_000)
    for (const [path = '', hours] of [
      [old, 2],
      [young, 0.5],
    ] as const) {
      writeFileSync(path, 'left')
      utimesSync(path, hoursAgo(hours), hoursAgo(hours))
    }
    folder.backup(session)

    expect([old, young].map((path = '') => existsSync(path))).toEqual([false, true])
  })
})

describe('listBackups', () => {
  it('lists those of one vault, newest first', () => {
    const first = folder.backup(session)
    folder.now += 60_000
    const second = folder.backup(session)

    expect(listBackups(folder.backups, session.vaultId)).toEqual([
      { fileName: second.fileName, madeAt: second.at, bytes: second.bytes },
      { fileName: first.fileName, madeAt: first.at, bytes: first.bytes },
    ])
    expect(listBackups(folder.backups, VaultId.parse('0'.repeat(32)))).toEqual([])
  })

  it('refuses a folder that is not there', () => {
    expect(() => listBackups(join(folder.folder, 'no'), session.vaultId)).toThrow(
      'folder-unreachable',
    )
  })
})
