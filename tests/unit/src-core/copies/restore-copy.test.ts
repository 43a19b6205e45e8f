import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { restoreCopy } from '../../../../src-core/copies/restore-copy.ts'
import { RotationDesk } from '../../../../src-core/rotation/desk.ts'
import type { Session } from '../../../../src-core/vault/session.ts'
import { createVault, openVault } from '../../../../src-core/vault/vault.ts'
import type { CopyKey } from '../../../../src-shared/copies-contract.ts'
import {
  bytesOf,
  connectionId,
  itemId,
  journal,
  passphrase,
  rotationId,
  versionId,
} from '../vault/vault-fixture.ts'
import {
  addConnection,
  addItem,
  codeOf,
  contents,
  CopiesFolder,
  namesIn,
} from './copies-fixture.ts'

const asideName = 'main-set-aside-20_11_2026-14_05.keyturn'

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

function restored(path: string, secret = passphrase): ReturnType<typeof restoreCopy> {
  return restoreCopy({ key: folder.key(path, secret), vaultPath: folder.path }, folder.copyDeps)
}

/** What the vault that was set aside holds, opened on another computer. */
async function aside(name: string, secret = passphrase): Promise<readonly string[]> {
  const path = join(dirname(folder.path), name)
  const anchorsPath = join(folder.folder, 'other', 'anchors.db')
  const key = { path, with: 'passphrase', secret } as const
  const opened = await openVault(key, { ...folder.deps, anchorsPath })
  const found = namesIn(opened)
  opened.close()
  return found
}

describe('restoreCopy', () => {
  it('puts a backup in the place of the vault and opens it', async () => {
    const made = folder.backupPath(folder.backup(session))
    addItem(session, 2)
    session.close()
    const { session: again, items, setAside } = await restored(made)

    expect([items, setAside, folder.beside]).toEqual([
      1,
      asideName,
      expect.arrayContaining(['main.keyturn', asideName]),
    ])
    expect([again.readOnly, again.firstOpening, again.openedWith]).toEqual([
      null,
      false,
      'passphrase',
    ])
    expect(namesIn(again)).toEqual(['item 1'])
    expect(again.secret(itemId(1), versionId(1))).toEqual(bytesOf('secret 1'))
    expect(again.audit({ itemId: null, limit: 1 })).toMatchObject([{ event: 'restored' }])
    addItem(again, 3)
    again.close()
    expect(folder.beside).toEqual([asideName, 'main.keyturn'].sort())
    expect(statSync(folder.path).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder.workFolder)).toEqual([])
    expect(namesIn(await folder.open())).toEqual(['item 1', 'item 3'])
    expect(await aside(asideName)).toEqual(['item 1', 'item 2'])
  })

  it('makes a vault where there is none', async () => {
    const made = folder.backupPath(folder.backup(session))
    session.close()
    rmSync(dirname(folder.path), { recursive: true })
    const { session: again, setAside } = await restored(made)

    expect([setAside, folder.beside.includes('main.keyturn')]).toEqual([null, true])
    expect(again.readOnly).toBeNull()
    again.close()
    expect(folder.beside).toEqual(['main.keyturn'])
  })

  it('restores on a computer that never saw the vault', async () => {
    const made = folder.backupPath(folder.backup(session))
    session.close()
    rmSync(dirname(folder.path), { recursive: true })
    rmSync(folder.anchorsPath)
    const { session: again } = await restored(made)

    expect([again.readOnly, again.firstOpening]).toEqual([null, false])
    again.close()
    expect((await folder.open()).readOnly).toBeNull()
  })

  it('restores a vault file from elsewhere, log and all, over another vault', async () => {
    const path = join(folder.folder, 'elsewhere.keyturn')
    folder.copy(folder.path, path)
    session.close()
    rmSync(dirname(folder.path), { recursive: true })
    const other = await createVault(
      { path: folder.path, passphrase: 'another passphrase', withRecoveryCode: false },
      folder.deps,
    )
    other.session.close()
    const before = contents(folder.folder)
    const { session: again, setAside } = await restored(path)

    expect(again.vaultId).toBe(session.vaultId)
    expect(namesIn(again)).toEqual(['item 1'])
    expect(await aside(setAside ?? '', 'another passphrase')).toEqual([])
    expect(contents(folder.folder)).toEqual(before)
    again.close()
  })

  it('opens with a recovery code, so that a new passphrase may be set', async () => {
    const path = folder.backupPath(folder.backup(session))
    session.close()
    const key: CopyKey = { path, with: 'recovery-code', secret: folder.recoveryCode }
    const { session: again } = await restoreCopy({ key, vaultPath: folder.path }, folder.copyDeps)
    await again.changePassphrase(null, 'quite another passphrase')
    again.close()

    expect(await folder.refusal('quite another passphrase')).toBe('opened')
  })

  it('numbers what is set aside within one minute', async () => {
    const made = folder.backupPath(folder.backup(session))
    session.close()
    for (let count = 0; count < 3; count += 1) (await restored(made)).session.close()

    expect(folder.beside).toEqual(
      [2, 3]
        .map((of) => asideName.replace('.keyturn', `-${of}.keyturn`))
        .concat(asideName, 'main.keyturn')
        .sort(),
    )
  })
})

describe('a restore on purpose', () => {
  it('is no rollback, however often the vault is opened; a file put back still is', async () => {
    const made = folder.backupPath(folder.backup(session))
    addItem(session, 2)
    session.close()
    const old = readFileSync(folder.path)
    ;(await restored(made)).session.close()
    const again = await folder.open()
    addItem(again, 4)
    again.close()
    const present = readFileSync(folder.path)

    expect(await folder.readOnly()).toBeNull()
    writeFileSync(folder.path, old)
    expect(await folder.readOnly()).toBe('forked')
    // The opening before was written down.
    writeFileSync(folder.path, present)
    expect(await folder.readOnly()).toBe('rolled-back')
  })

  it('begins a lineage, so that what was under way is held and nobody is called', async () => {
    addConnection(session, 3)
    const id = rotationId(1)
    session.transact((tx) => {
      const body = journal({
        lineage: session.lineage,
        step: 'stored',
        connectionId: connectionId(3),
      })
      tx.putJournal(id, body, null)
    })
    const made = folder.backupPath(folder.backup(session))
    const before = session.lineage
    session.close()
    const { session: again } = await restored(made)
    let dialled = 0
    const desk = new RotationDesk({
      session: again,
      clock: folder.deps.clock,
      newId: () => '0'.repeat(32),
      randomBytes: (count) => new Uint8Array(count),
      dial: () => {
        dialled += 1
        throw new Error('called')
      },
      facts: () => null,
      ballast: { make: () => undefined, drop: () => false },
      listener: { changed: () => undefined },
      places: {} as never,
      account: () => null,
    })

    expect(again.lineage).not.toBe(before)
    expect(desk.get(id).truth).toBe('held')
    for (const action of [
      'continue',
      'check',
      'places-done',
      'turn-off-old',
      'start-again',
    ] as const) {
      expect(await codeOf(() => desk.act(id, { action, remoteId: null, phrase: null }))).not.toBe(
        'done',
      )
    }
    expect(dialled).toBe(0)
    again.close()
  })

  it('counts on above what this device saw, so that no stamp is used twice', async () => {
    const made = folder.backupPath(folder.backup(session))
    for (let item = 10; item < 15; item += 1) addItem(session, item)
    const last = session.overview(itemId(14))?.stamp ?? 0
    session.close()
    const { session: again } = await restored(made)
    addItem(again, 20)

    expect(again.overview(itemId(20))?.stamp).toBeGreaterThan(last)
    again.close()
  })
})

describe('a restore that is refused changes nothing:', () => {
  async function unchanged(work: () => Promise<unknown>): Promise<string> {
    const before = contents(dirname(folder.path))
    const code = await codeOf(work)
    expect(contents(dirname(folder.path))).toEqual(before)
    expect(readdirSync(folder.workFolder)).toEqual([])
    return code
  }

  it('a wrong passphrase, a damaged copy, something else', async () => {
    const made = folder.backupPath(folder.backup(session))
    session.close()
    const cut = folder.put(readFileSync(made).subarray(0, -100))
    const note = folder.put(bytesOf('note'), 'note.txt')

    expect(await unchanged(() => restored(made, 'not this one'))).toBe('wrong-passphrase')
    expect(await unchanged(() => restored(cut))).toBe('copy-damaged')
    expect(await unchanged(() => restored(note))).toBe('copy-unknown')
    expect((await folder.open()).readOnly).toBeNull()
  })

  it('another program that has the vault open', async () => {
    const made = folder.backupPath(folder.backup(session))
    const before = contents(dirname(folder.path))

    expect(await codeOf(() => restored(made))).toBe('vault-busy')
    expect(readdirSync(dirname(folder.path)).sort()).toEqual(Object.keys(before).sort())
    addItem(session, 7)
    session.close()
    expect(namesIn(await folder.open())).toEqual(['item 1', 'item 7'])
  })
})

describe('what is set aside', () => {
  it('holds what was in the log of a vault whose program crashed', async () => {
    const made = folder.backupPath(folder.backup(session))
    addItem(session, 2)
    const crashed = join(folder.folder, 'crashed.keyturn')
    folder.copy(folder.path, crashed)
    session.close()
    folder.copy(crashed, folder.path)
    expect(statSync(`${folder.path}-wal`).size).toBeGreaterThan(0)
    const { session: again } = await restored(made)

    expect(namesIn(again)).toEqual(['item 1'])
    again.close()
    expect(namesIn(await folder.open())).toEqual(['item 1'])
    expect(await aside(asideName)).toEqual(['item 1', 'item 2'])
  })

  it('is byte for byte what a damaged vault was, with all that lay beside it', async () => {
    const made = folder.backupPath(folder.backup(session))
    const crashed = join(folder.folder, 'crashed.keyturn')
    folder.copy(folder.path, crashed)
    session.close()
    folder.copy(crashed, folder.path)
    const damaged = readFileSync(folder.path)
    damaged.fill(7, 100, 4000)
    writeFileSync(folder.path, damaged)
    writeFileSync(`${folder.path}-journal`, 'journal')
    const log = readFileSync(`${folder.path}-wal`)
    const { session: again, setAside } = await restored(made)
    again.close()
    const beside = (end: string): Buffer =>
      readFileSync(join(dirname(folder.path), asideName + end))

    expect(setAside).toBe(asideName)
    expect(beside('').equals(damaged)).toBe(true)
    expect(beside('-wal').equals(log)).toBe(true)
    expect(beside('-journal').toString()).toBe('journal')
    expect(existsSync(`${folder.path}-wal`)).toBe(false)
    expect(namesIn(await folder.open())).toEqual(['item 1'])
  })

  it('includes a log without a vault, which would have met the new one', async () => {
    const made = folder.backupPath(folder.backup(session))
    addItem(session, 2)
    const log = readFileSync(`${folder.path}-wal`)
    session.close()
    rmSync(folder.path)
    writeFileSync(`${folder.path}-wal`, log)
    const { session: again, setAside } = await restored(made)

    expect([setAside, namesIn(again)]).toEqual([`${asideName}-wal`, ['item 1']])
    again.close()
    expect(readFileSync(join(dirname(folder.path), `${asideName}-wal`)).equals(log)).toBe(true)
  })
})
