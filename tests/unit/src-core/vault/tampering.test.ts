import { readFileSync, writeFileSync } from 'node:fs'
import type Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Session } from '../../../../src-core/vault/session.ts'
import {
  bytesOf,
  connection,
  connectionId,
  itemId,
  overview,
  VaultFolder,
  versionId,
} from './vault-fixture.ts'

type Row = readonly unknown[]

let folder: VaultFolder
const one = itemId(1)
const two = itemId(2)

/** Two items with details and two secrets each, and a connection with an admin credential. */
function fill(session: Session): void {
  session.transact((tx) => {
    for (const id of [one, two]) {
      tx.putOverview(id, overview({ name: `item ${id.slice(0, 2)}` }), null)
      tx.putDetails(id, { v: 1, notes: `notes ${id.slice(0, 2)}` }, null)
      tx.putSecret(id, versionId(1), bytesOf(`secret ${id.slice(0, 2)} one`))
      tx.putSecret(id, versionId(2), bytesOf(`secret ${id.slice(0, 2)} two`))
    }
    tx.putConnection(connectionId(3), connection(), null)
    tx.putSecret(connectionId(3), versionId(4), bytesOf('admin'))
  })
}

beforeEach(async () => {
  folder = new VaultFolder()
  const session = await folder.create()
  fill(session)
  session.close()
})

afterEach(() => {
  folder.remove()
})

const hex = (id: string): string => `x'${id}'`

function rowsOf(database: Database.Database): readonly Row[] {
  return database
    .prepare<[], Row>('select kind, item, part, stamp, seal from record order by 1, 2, 3')
    .raw()
    .all()
}

function put(database: Database.Database, row: Row): void {
  database.prepare('insert or replace into record values (?, ?, ?, ?, ?)').run(...row)
}

/** Reads everything of both items and the connection. */
function readAll(session: Session): void {
  for (const id of [one, two]) {
    session.details(id)
    for (const number of [1, 2]) session.secret(id, versionId(number))
  }
  session.secret(connectionId(3), versionId(4))
}

/** Where a change is found: when unlocking, at first touch, or never. */
async function found(): Promise<string> {
  let session: Session | null = null
  try {
    session = await folder.open()
    readAll(session)
    return 'never'
  } catch (error) {
    const place = session ? 'at first touch' : 'when unlocking'
    return `${place}: ${error instanceof Error ? error.message : ''}`
  } finally {
    session?.close()
  }
}

const swap = (kind: number, a: string, b: string): string => `
  create table held as select seal, stamp from record where kind = ${kind} and item = ${hex(a)};
  update record set seal = (select seal from record where kind = ${kind} and item = ${hex(b)})
    where kind = ${kind} and item = ${hex(a)};
  update record set seal = (select seal from held) where kind = ${kind} and item = ${hex(b)};
  drop table held`

describe('a small record that was changed behind our back is found when unlocking', () => {
  it.each([
    ['swapped with another', swap(1, one, two)],
    ['deleted', `delete from record where kind = 1 and item = ${hex(one)}`],
    ['given another stamp', 'update record set stamp = stamp + 1 where kind = 1'],
    [
      'given a stamp beyond 2^53',
      `update record set stamp = 9007199254740993 where item = ${hex(one)}`,
    ],
    ['made another kind', `update record set kind = 2 where kind = 1 and item = ${hex(one)}`],
    [
      'given another part',
      `update record set part = ${hex(two)} where kind = 1 and item = ${hex(one)}`,
    ],
    [
      'doubled',
      `insert into record select 1, ${hex(itemId(1, 9))}, part, stamp, seal from record where kind = 1 and item = ${hex(one)}`,
    ],
    [
      'copied to another kind',
      'insert into record select 3, item, part, stamp, seal from record where kind = 1',
    ],
    [
      'joined by one of an unknown kind',
      `insert into record values (40, ${hex(one)}, ${hex(one)}, 1, x'01')`,
    ],
    [
      'given an id that is too short',
      `update record set item = x'01' where kind = 1 and item = ${hex(one)}`,
    ],
    ['emptied', "update record set seal = x'' where kind = 1"],
  ])('%s', async (_name, sql) => {
    folder.tamper((database) => database.exec(sql))

    expect(await found()).toBe('when unlocking: vault-damaged')
  })
})

it('more records in one place than a call takes are damage like any other', async () => {
  folder.tamper((database) => {
    const add = database.prepare('insert into record values (63, ?, zeroblob(16), 1, ?)')
    database.transaction(() => {
      for (let at = 0; at < 150_000; at += 1) {
        const id = Buffer.alloc(16)
        id.writeUInt32BE(at, 4)
        add.run(id, Buffer.alloc(41))
      }
    })()
  })

  expect(await folder.refusal()).toBe('vault-damaged')
})

describe('a part that was changed behind our back is found at first touch', () => {
  it.each([
    ['details swapped between items', swap(64, one, two)],
    ['details deleted', `delete from record where kind = 64 and item = ${hex(one)}`],
    ['a secret deleted', `delete from record where kind = 65 and part = ${hex(versionId(2))}`],
    [
      'a secret put in the place of another version',
      `update record set seal = (select seal from record where item = ${hex(one)} and part = ${hex(versionId(1))})
       where item = ${hex(one)} and part = ${hex(versionId(2))}`,
    ],
    [
      'a secret of another item under this one',
      `insert into record select 65, ${hex(one)}, ${hex(versionId(9))}, stamp, seal from record where kind = 65 and item = ${hex(two)} limit 1`,
    ],
    [
      'an admin credential deleted',
      `delete from record where item = ${hex(connectionId(3))} and kind = 65`,
    ],
    ['a secret with another stamp', 'update record set stamp = 1 where kind = 65'],
    [
      'an attachment that nobody added',
      `insert into record values (66, ${hex(one)}, ${hex(one)}, 1, x'01')`,
    ],
  ])('%s', async (_name, sql) => {
    folder.tamper((database) => database.exec(sql))

    expect(await found()).toBe('at first touch: vault-damaged')
  })
})

describe('rows of another time or vault', () => {
  it('are refused one by one, whichever row is put back from before a change', async () => {
    const old = folder.tamper(rowsOf)
    const session = await folder.open()
    session.transact((tx) => {
      tx.putOverview(one, overview({ name: 'renamed' }), session.overview(one)?.stamp ?? null)
      tx.putDetails(one, { v: 1, notes: 'new' }, session.details(one)?.stamp ?? null)
      tx.dropSecret(one, versionId(1))
      tx.putSettings({ v: 1, recoveryConfirmedAt: 1 }, session.settings().stamp)
    })
    session.close()
    const now = folder.tamper(rowsOf)
    const same = new Set(now.map((row) => JSON.stringify(row)))
    const replayed = old.filter((row) => !same.has(JSON.stringify(row)))

    expect(replayed).toHaveLength(4)
    for (const row of replayed) {
      folder.tamper((database) => {
        put(database, row)
      })
      expect(await found()).toContain('vault-damaged')
      folder.tamper((database) => {
        database.exec('delete from record')
        for (const right of now) put(database, right)
      })
    }
    expect(await found()).toBe('never')
  })

  it('are refused one by one, whichever row comes from another vault', async () => {
    const other = new VaultFolder()
    const elsewhere = await other.create()
    fill(elsewhere)
    elsewhere.close()
    const foreign = other.tamper(rowsOf)
    const now = folder.tamper(rowsOf)

    expect(foreign).toHaveLength(now.length)
    for (const row of foreign) {
      folder.tamper((database) => {
        put(database, row)
      })
      expect(await found()).toContain('vault-damaged')
      folder.tamper((database) => {
        for (const right of now) put(database, right)
      })
    }
    other.remove()
  })

  it('are refused when one is put in the place of another, in all pairs', async () => {
    const isOfTwo = ([, item]: Row): boolean => item instanceof Uint8Array && item[0] === 2
    const now = folder.tamper(rowsOf).filter((row) => !isOfTwo(row))
    for (const from of now) {
      for (const to of now) {
        if (from === to) continue
        folder.tamper((database) => {
          put(database, [...to.slice(0, 3), from[3], from[4]])
        })
        expect(await found()).toContain('vault-damaged')
        folder.tamper((database) => {
          put(database, to)
        })
      }
    }
  })
})

describe('while the vault is open', () => {
  it('a page that was put back is found at the next touch', async () => {
    const old = folder.tamper(rowsOf)
    const session = await folder.open()
    session.transact((tx) => tx.putDetails(one, { v: 1, notes: 'new' }, 2))
    folder.tamper((database) => {
      for (const row of old.filter(([kind]) => kind === 64)) put(database, row)
    })

    expect(() => session.details(one)).toThrow('vault-damaged')
  })

  it('a change to a row is not laundered by the next writing', async () => {
    const session = await folder.open()
    folder.tamper((database) => {
      database.exec("update record set seal = x'0102' where kind = 1")
    })
    session.transact((tx) => tx.putOverview(itemId(1, 7), overview(), null))
    session.close()

    expect(await folder.refusal()).toBe('vault-damaged')
  })

  it('a part that was planted makes adding to its item fail', async () => {
    const session = await folder.open()
    folder.tamper((database) => {
      database.exec(`insert into record values (65, ${hex(one)}, ${hex(versionId(9))}, 1, x'01')`)
    })

    expect(() => session.transact((tx) => tx.putSecret(one, versionId(9), bytesOf('x')))).toThrow(
      'vault-damaged',
    )
  })
})

describe('the pages of SQLite', () => {
  // sqlite.org/fileformat2.html, section 1.3: the first page of the list of free ones, how many
  // there are, and whether the file shrinks by itself.
  it.each([
    ['a page in use is called free', 32, [3, 1]],
    ['pages that are not there are called free', 36, [7]],
    ['the file is said to shrink by itself', 52, [1]],
  ])('are refused where %s, before anything is written', async (_name, offset, words) => {
    const bytes = readFileSync(folder.path)
    words.forEach((word, at) => bytes.writeUInt32BE(word, offset + 4 * at))
    writeFileSync(folder.path, bytes)

    await expect(folder.open()).rejects.toThrow('vault-damaged')
    expect(readFileSync(folder.path).equals(bytes)).toBe(true)
  })
})

describe('the audit log', () => {
  it.each([
    ['a line is missing', 'delete from audit where seq = 2'],
    ['its tail was cut', 'delete from audit where seq = (select max(seq) from audit)'],
    ['its head was cut', 'delete from audit where seq = 1'],
    ['a line was added', "insert into audit values (99, x'01')"],
    ['a line was changed', "update audit set seal = x'01' where seq = 1"],
    [
      'two lines were swapped',
      'update audit set seq = 99 where seq = 1; update audit set seq = 1 where seq = 2; update audit set seq = 2 where seq = 99',
    ],
  ])('is refused if %s', async (_name, sql) => {
    ;(await folder.open()).close()
    folder.tamper((database) => database.exec(sql))
    const session = await folder.open()

    expect(() => session.audit({ itemId: null, limit: 9 })).toThrow('vault-damaged')
  })
})
