import Database from 'better-sqlite3'
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemRandomness } from '../../../../src-core/crypto/randomness.ts'
import type { Session } from '../../../../src-core/vault/session.ts'
import { VaultError } from '../../../../src-shared/errors.ts'
import { bytesOf, itemId, overview, VaultFolder, versionId } from './vault-fixture.ts'

let folder: VaultFolder
let copy = ''
const one = itemId(1)

function rename(session: Session, name: string): void {
  const stamp = session.overview(one)?.stamp ?? null
  session.transact((tx) => tx.putOverview(one, overview({ name }), stamp))
}

beforeEach(async () => {
  folder = new VaultFolder()
  copy = `${folder.path}.copy`
  const session = await folder.create()
  session.transact((tx) => {
    tx.putOverview(one, overview({ name: 'old' }), null)
    tx.putSecret(one, versionId(1), bytesOf('old secret'))
  })
  session.close()
})

afterEach(() => {
  folder.remove()
})

/** Keeps a copy, changes the vault, and puts the copy back. */
async function rolledBack(): Promise<Session> {
  folder.copy(folder.path, copy)
  const session = await folder.open()
  rename(session, 'new')
  session.close()
  folder.copy(copy, folder.path)
  return folder.open()
}

describe('a vault that was put back', () => {
  it('may be read and not written', async () => {
    const before = await rolledBack()
    const bytes = folder.bytes()

    expect(before.readOnly).toBe('rolled-back')
    expect(before.overview(one)?.body.name).toBe('old')
    expect(before.secret(one, versionId(1))).toEqual(bytesOf('old secret'))
    expect(() => {
      rename(before, 'newer')
    }).toThrow('vault-read-only')
    await expect(before.changePassphrase('x', 'y')).rejects.toThrow('vault-read-only')
    before.close()
    expect(folder.bytes()).toEqual(bytes)
  })

  it('stays so until a person accepts it', async () => {
    ;(await rolledBack()).close()

    expect((await folder.open()).readOnly).toBe('rolled-back')
  })

  it('goes on with another lineage once it is accepted', async () => {
    const session = await rolledBack()
    const lineage = session.lineage

    session.acceptRollback()

    expect(session.readOnly).toBeNull()
    expect(session.lineage).not.toBe(lineage)
    rename(session, 'newer')
    expect(session.audit({ itemId: null, limit: 1 })[0]?.event).toBe('rollback-accepted')
    const accepted = session.lineage
    session.close()
    const again = await folder.open()
    expect([again.readOnly, again.lineage, again.overview(one)?.body.name]).toEqual([
      null,
      accepted,
      'newer',
    ])
  })

  it('is told apart from the newer file afterwards', async () => {
    folder.copy(folder.path, copy)
    const session = await folder.open()
    rename(session, 'new')
    session.close()
    const newer = `${folder.path}.newer`
    folder.copy(folder.path, newer)
    folder.copy(copy, folder.path)
    const accepted = await folder.open()
    accepted.acceptRollback()
    accepted.close()
    folder.copy(newer, folder.path)

    expect((await folder.open()).readOnly).toBe('forked')
  })

  it('is found with a log that is missing', async () => {
    const session = await folder.open()
    rename(session, 'new')
    folder.copy(folder.path, copy)
    session.close()
    folder.copy(copy, folder.path)
    rmSync(`${folder.path}-wal`)

    expect((await folder.open()).readOnly).toBe('rolled-back')
  })
})

describe('a vault that went two ways', () => {
  it('may be read and not written', async () => {
    const other = `${folder.anchorsPath}.other`
    folder.copy(folder.path, copy)
    const here = await folder.open()
    rename(here, 'here')
    here.close()
    // Another device has anchors of its own and goes on from the copy, further than we did.
    folder.copy(copy, folder.path)
    const there = await folder.open({ anchorsPath: other })
    for (const name of ['there', 'and further', 'and further still']) rename(there, name)
    there.close()

    const session = await folder.open()

    expect(session.readOnly).toBe('forked')
    expect(() => {
      rename(session, 'both')
    }).toThrow('vault-read-only')
  })

  it('is no such vault if the other device went on from ours', async () => {
    const other = `${folder.anchorsPath}.other`
    const there = await folder.open({ anchorsPath: other })
    rename(there, 'there')
    there.close()
    const here = await folder.open()
    rename(here, 'here')
    here.close()

    expect((await folder.open({ anchorsPath: other })).readOnly).toBeNull()
  })
})

describe('an anchor', () => {
  const anchors = (work: (database: Database.Database) => void): void => {
    const database = new Database(folder.anchorsPath)
    work(database)
    database.close()
  }

  it.each([
    ['edited', "update anchor set body = x'00'"],
    ['given another MAC', 'update anchor set mac = zeroblob(32)'],
  ])('that was %s is not taken for freshness', async (_name, sql) => {
    anchors((database) => database.exec(sql))

    expect((await folder.open()).readOnly).toBe('rolled-back')
  })

  it('of another vault is not taken for this one', async () => {
    const other = new VaultFolder()
    ;(await other.create()).close()
    const database = new Database(other.anchorsPath)
    const row = database.prepare<[], unknown[]>('select body, mac from anchor').raw().get() ?? []
    database.close()
    anchors((own) => own.prepare('update anchor set body = ?, mac = ?').run(...row))

    expect((await folder.open()).readOnly).toBe('rolled-back')
    other.remove()
  })

  it('file that cannot be read is made anew once a person accepts', async () => {
    writeFileSync(folder.anchorsPath, 'not a database '.repeat(1000))
    const session = await folder.open()
    expect(session.readOnly).toBe('rolled-back')

    session.acceptRollback()
    session.close()

    expect((await folder.open()).readOnly).toBeNull()
  })

  it('file that a crash left without tables is as good as none', async () => {
    for (const end of ['', '-wal', '-shm']) rmSync(folder.anchorsPath + end, { force: true })
    const blank = new Database(folder.anchorsPath)
    blank.pragma('journal_mode = wal')
    blank.close()

    const session = await folder.open()
    expect([session.readOnly, session.firstOpening]).toEqual([null, true])
    rename(session, 'new')
  })

  it.each([
    ['of a later version', 'pragma user_version = 2'],
    ['without its tables', 'drop table anchor; drop table expected; drop table failure'],
  ])('file %s is not taken for freshness', async (_name, sql) => {
    anchors((database) => database.exec(sql))

    expect((await folder.open()).readOnly).toBe('rolled-back')
  })

  it('file whose count of failures is none keeps nobody out', async () => {
    const id = '(select vault from anchor)'
    anchors((database) => database.exec(`insert into failure values (${id}, ${2n ** 60n})`))

    const session = await folder.open()
    expect([session.readOnly, session.failedUnlocks]).toEqual([null, 0])
    session.close()
    expect((await folder.open()).failedUnlocks).toBe(0)
  })

  it('that is from before is caught up with', async () => {
    folder.copy(folder.anchorsPath, `${folder.anchorsPath}.old`)
    const session = await folder.open()
    rename(session, 'new')
    session.close()
    folder.copy(`${folder.anchorsPath}.old`, folder.anchorsPath)

    expect((await folder.open()).readOnly).toBeNull()
  })

  it('that is missing is begun anew and says so', async () => {
    rmSync(folder.anchorsPath)
    const session = await folder.open()

    expect([session.readOnly, session.firstOpening]).toEqual([null, true])
  })
})

/** Renames the item to `new`, then puts the rows of before back into the open file. */
function putBackUnder(session: Session): void {
  const tables = ['manifest', 'record', 'audit']
  const old = folder.tamper((database) =>
    tables.map((table) => database.prepare<[], unknown[]>(`select * from ${table}`).raw().all()),
  )
  rename(session, 'new')
  folder.tamper((database) => {
    for (const [index, rows] of old.entries()) {
      const table = tables[index] ?? ''
      database.exec(`delete from ${table}`)
      for (const row of rows) {
        database.prepare(`insert into ${table} values (${row.map(() => '?').join()})`).run(...row)
      }
    }
  })
}

/** Randomness that fails at the given call, as a write on a full disk would. */
class Failing {
  left = Infinity
  readonly randomBytes = (count: number): Uint8Array => {
    this.left -= 1
    if (this.left < 0) throw new VaultError('disk-full')
    return systemRandomness.randomBytes(count)
  }
}

describe('accepting a file that cannot be written', () => {
  it.each([0, 1, 2])('changes nothing and stays read-only (call %i fails)', async (calls) => {
    const random = new Failing()
    const session = await folder.open({ random })
    putBackUnder(session)
    expect(() => session.refresh()).toThrow('vault-rolled-back')
    const [lineage, bytes] = [session.lineage, folder.bytes()]
    random.left = calls

    expect(() => {
      session.acceptRollback()
    }).toThrow('disk-full')

    expect([session.readOnly, session.lineage]).toEqual(['rolled-back', lineage])
    expect(session.overview(one)?.body.name).toBe('new')
    expect(() => {
      rename(session, 'newer')
    }).toThrow('vault-read-only')
    expect(folder.bytes()).toEqual(bytes)

    random.left = Infinity
    session.acceptRollback()
    expect([session.readOnly, session.overview(one)?.body.name]).toEqual([null, 'old'])
  })
})

describe('while a vault is open', () => {
  it('nothing is written to one that was put back in place', async () => {
    const session = await folder.open()
    putBackUnder(session)

    expect(() => {
      rename(session, 'newer')
    }).toThrow('vault-rolled-back')
    expect(session.readOnly).toBe('rolled-back')
    expect(session.overview(one)?.body.name).toBe('new')

    session.acceptRollback()

    expect(session.overview(one)?.body.name).toBe('old')
    rename(session, 'newest')
  })

  it('nothing is written to one whose file was replaced', async () => {
    folder.copy(folder.path, copy)
    const session = await folder.open()
    renameSync(copy, folder.path)

    expect(() => {
      rename(session, 'lost')
    }).toThrow('vault-forked')
    expect(() => {
      rename(session, 'lost')
    }).toThrow('vault-read-only')
  })
})
