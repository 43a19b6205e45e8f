import type Database from 'better-sqlite3'
import {
  overview,
  rotationId,
  VaultFolder,
  versionId,
} from '../../unit/src-core/vault/vault-fixture.ts'
import { inSql, onLocked, type Attack } from '../attack.ts'
import { admin, beside, gone, one, two } from '../reading.ts'
import { Target } from '../target.ts'

type Row = readonly unknown[]

const damaged = 'refused: vault-damaged'
const found = 'found: vault-damaged'
const id = (hex: string): string => `x'${hex}'`

/** Gives the seal of one record, with or without its stamp, to another. */
const moved = (from: string, to: string, columns = 'seal'): string =>
  `update record set (${columns}) = (select ${columns} from record where ${from}) where ${to}`

const at = (kind: number, item: string, part?: string): string =>
  `kind = ${kind} and item = ${id(item)}${part === undefined ? '' : ` and part = ${id(part)}`}`

const swapped = (a: string, b: string, columns: string): string => `
  create temp table was as select * from record where ${a};
  ${moved(b, a, columns)};
  update record set (${columns}) = (select ${columns} from was) where ${b}`

const both = 'stamp, seal'

const swaps: readonly Attack[] = [
  inSql('finds two items that were swapped', damaged, swapped(at(1, one), at(1, two), both)),
  inSql(
    'finds two items of one bucket that were swapped',
    damaged,
    swapped(at(1, one), at(1, beside), both),
  ),
  inSql('finds details swapped between items', found, swapped(at(64, one), at(64, two), both)),
  inSql(
    'finds secrets swapped between items',
    found,
    swapped(at(65, one, versionId(1)), at(65, two, versionId(1)), both),
  ),
  inSql(
    'finds secrets swapped between versions',
    found,
    swapped(at(65, one, versionId(1)), at(65, one, versionId(2)), both),
  ),
  inSql(
    'finds all parts of two items that were swapped',
    found,
    `update record set item = zeroblob(16) where item = ${id(one)} and kind >= 64;
     update record set item = ${id(one)} where item = ${id(two)} and kind >= 64;
     update record set item = ${id(two)} where item = zeroblob(16) and kind >= 64`,
  ),
  inSql(
    'finds a secret in the place of details',
    found,
    moved(at(65, one, versionId(1)), at(64, one), both),
  ),
  inSql(
    'finds details in the place of a secret',
    found,
    moved(at(64, one), at(65, one, versionId(1)), both),
  ),
  inSql(
    'finds the admin credential in the place of a secret',
    found,
    moved(at(65, admin), at(65, one, versionId(1)), both),
  ),
  inSql(
    'finds an item in the place of a connection',
    damaged,
    moved(at(1, one), at(2, admin), both),
  ),
  inSql(
    'finds a journal in the place of the settings',
    damaged,
    moved('kind = 3', 'kind = 5', both),
  ),
]

const taken: readonly Attack[] = [
  inSql('finds a deleted item', damaged, `delete from record where ${at(1, one)}`),
  inSql(
    'finds an item deleted with all its parts',
    damaged,
    `delete from record where item = ${id(two)}`,
  ),
  inSql('finds deleted details', found, `delete from record where ${at(64, one)}`),
  inSql('finds a deleted secret', found, `delete from record where ${at(65, one, versionId(2))}`),
  inSql('finds a deleted admin credential', found, `delete from record where ${at(65, admin)}`),
  inSql('finds a deleted connection', damaged, 'delete from record where kind = 2'),
  inSql('finds a deleted journal', damaged, 'delete from record where kind = 3'),
  inSql('finds a deleted tombstone', damaged, 'delete from record where kind = 4'),
  inSql('finds deleted settings', damaged, 'delete from record where kind = 5'),
  inSql('finds that every record is gone', damaged, 'delete from record'),
  inSql('finds that every part is gone', found, 'delete from record where kind >= 64'),
  inSql('refuses a vault without a manifest', damaged, 'delete from manifest'),
  inSql('refuses a manifest under another number', damaged, 'update manifest set one = 2'),
  inSql('refuses a header under another number', damaged, 'update header set one = 2'),
  inSql(
    'refuses a second manifest',
    damaged,
    'insert into manifest select 2, body, mac from manifest',
  ),
]

const planted = (kind: number, item: string, part: string): string =>
  `insert into record values (${kind}, ${id(item)}, ${id(part)}, 1, randomblob(105))`

const zeros = '0'.repeat(32)
const stranger = '77'.repeat(16)

const added: readonly Attack[] = [
  inSql('finds an added item', damaged, planted(1, stranger, zeros)),
  inSql('finds an added connection', damaged, planted(2, stranger, zeros)),
  inSql('finds an added journal', damaged, planted(3, stranger, zeros)),
  inSql('finds an added tombstone for an item that lives', damaged, planted(4, one, zeros)),
  inSql(
    'finds an index that says something else than the items',
    damaged,
    planted(6, zeros, zeros),
  ),
  inSql('finds an added roster', damaged, planted(7, zeros, zeros)),
  inSql('finds a record of a kind that nobody knows', damaged, planted(40, one, zeros)),
  inSql('finds a record of kind zero', damaged, planted(0, one, zeros)),
  inSql('finds a record of a negative kind', damaged, planted(-1, one, zeros)),
  inSql('finds an added secret version', found, planted(65, one, stranger)),
  inSql('finds an added attachment', found, planted(66, one, stranger)),
  inSql('finds a part of a kind that nobody knows', found, planted(79, one, stranger)),
  inSql('never shows parts of nothing', 'unchanged', planted(65, stranger, stranger)),
  inSql('never shows a record of a kind that is not used', 'unchanged', planted(200, one, zeros)),
  inSql(
    'finds a copy of an item under another id',
    damaged,
    `insert into record select kind, ${id(stranger)}, part, stamp, seal from record where ${at(1, one)}`,
  ),
  inSql(
    'finds a copy of a secret under another version',
    found,
    `insert into record select kind, item, ${id(stranger)}, stamp, seal from record where ${at(65, one, versionId(1))}`,
  ),
  inSql(
    'finds a second part of an item record',
    damaged,
    `insert into record select kind, item, ${id(stranger)}, stamp, seal from record where ${at(1, one)}`,
  ),
]

const changed: readonly Attack[] = [
  inSql(
    'finds another stamp on an item',
    damaged,
    `update record set stamp = stamp + 1 where ${at(1, one)}`,
  ),
  inSql(
    'finds another stamp on a secret',
    found,
    `update record set stamp = 1 where ${at(65, one)}`,
  ),
  inSql(
    'finds a seal that was cut',
    damaged,
    `update record set seal = substr(seal, 1, length(seal) - 1) where ${at(1, one)}`,
  ),
  inSql(
    'finds a seal with something after it',
    found,
    `update record set seal = cast(seal || x'00' as blob) where ${at(64, one)}`,
  ),
  inSql('finds an emptied seal', damaged, `update record set seal = x'' where ${at(1, one)}`),
  inSql(
    'finds a seal of forty megabytes',
    damaged,
    `update record set seal = zeroblob(40000000) where ${at(1, one)}`,
  ),
  inSql(
    'finds a part of forty megabytes',
    found,
    `update record set seal = zeroblob(40000000) where ${at(64, one)}`,
  ),
  inSql(
    'finds a manifest of forty megabytes',
    damaged,
    'update manifest set body = zeroblob(40000000)',
  ),
  inSql('finds a changed manifest MAC', damaged, 'update manifest set mac = zeroblob(32)'),
  inSql(
    'finds a manifest that was cut',
    damaged,
    'update manifest set body = substr(body, 1, length(body) - 32)',
  ),
]

const select = 'select kind, item, part, stamp, seal from record order by 1, 2, 3'
const rowsOf = (database: Database.Database): readonly Row[] =>
  database.prepare<[], Row>(select).raw().all()

const put = (database: Database.Database, rows: readonly Row[]): void => {
  const insert = database.prepare('insert or replace into record values (?, ?, ?, ?, ?)')
  for (const row of rows) insert.run(...row)
}

/** Puts rows back that the owner has changed since. */
const putBack = (
  name: string,
  [ends, which]: readonly [string, (row: Row) => boolean],
  change: Parameters<Target['owner']>[0],
): Attack =>
  onLocked(name, ends, async (target) => {
    const old = target.rows(rowsOf).filter(which)
    await target.owner(change)
    target.rows((database) => {
      put(database, old)
    })
  })

const kindIs =
  (kind: number) =>
  ([found]: Row): boolean =>
    found === kind
const isOfOne = ([, item]: Row): boolean => Buffer.isBuffer(item) && item.toString('hex') === one

const older: readonly Attack[] = [
  putBack('finds an item put back whole from before a change', [damaged, isOfOne], (session) => {
    session.transact((tx) => {
      tx.putOverview(one, overview({ name: 'renamed' }), session.overview(one)?.stamp ?? null)
      tx.putDetails(one, { v: 1, notes: 'new' }, session.details(one)?.stamp ?? null)
      tx.dropSecret(one, versionId(1))
    })
  }),
  putBack(
    'finds a revoked secret that was put back',
    [found, (row) => isOfOne(row) && kindIs(65)(row)],
    (session) => {
      session.transact((tx) => tx.dropSecret(one, versionId(1)))
    },
  ),
  putBack('finds older notes', [found, (row) => isOfOne(row) && kindIs(64)(row)], (session) => {
    session.transact((tx) =>
      tx.putDetails(one, { v: 1, notes: 'new' }, session.details(one)?.stamp ?? null),
    )
  }),
  putBack('finds a connection from before a change', [damaged, kindIs(2)], (session) => {
    const [kept] = session.connections()
    if (kept)
      session.transact((tx) => tx.putConnection(kept.id, { ...kept.body, liveKeys: 2 }, kept.stamp))
  }),
  putBack('finds a journal put back to an earlier step', [damaged, kindIs(3)], (session) => {
    const kept = session.journal(rotationId(4))
    if (kept)
      session.transact((tx) => tx.putJournal(kept.id, { ...kept.body, step: 'done' }, kept.stamp))
  }),
  putBack('finds a finished journal that was put back', [damaged, kindIs(3)], (session) => {
    session.transact((tx) => tx.dropJournal(rotationId(4)))
  }),
  putBack('finds settings from before a change', [damaged, kindIs(5)], (session) => {
    const { body, stamp } = session.settings()
    session.transact((tx) => tx.putSettings({ ...body, recoveryConfirmedAt: 5 }, stamp))
  }),
  onLocked(
    'finds a deleted item that was put back in the place of its tombstone',
    damaged,
    async (target) => {
      const old = target
        .rows(rowsOf)
        .filter(([, item]) => Buffer.isBuffer(item) && item.toString('hex') === two)
      await target.owner((session) => {
        session.transact((tx) => tx.deleteItem(two))
      })
      target.rows((database) => {
        database.exec(`delete from record where ${at(4, two)}`)
        put(database, old)
      })
    },
  ),
  onLocked('never shows parts of a deleted item that were put back', 'unchanged', (target) => {
    target.sql(planted(65, gone, versionId(1)))
  }),
]

/** Rows of a vault with the same items, made with the same passphrase. */
const foreign = (name: string, ends: string, which: (row: Row) => boolean): Attack =>
  onLocked(name, ends, async (target) => {
    const other = await Target.makeFirst()
    const rows = other.rows(rowsOf).filter(which)
    other.remove()
    target.rows((database) => {
      put(database, rows)
    })
  })

const elsewhere: readonly Attack[] = [
  foreign('finds an item of another vault', damaged, (row) => isOfOne(row) && kindIs(1)(row)),
  foreign('finds the parts of another vault', found, (row) => Number(row[0]) >= 64),
  foreign('finds a connection of another vault', damaged, kindIs(2)),
  foreign('finds a journal of another vault', damaged, kindIs(3)),
  foreign('finds settings of another vault', damaged, kindIs(5)),
  foreign('finds all records of another vault', damaged, () => true),
  onLocked('refuses the manifest of another vault', damaged, async (target) => {
    const other = new VaultFolder()
    ;(await other.create()).close()
    const row = other.tamper((database) =>
      database.prepare<[], unknown[]>('select body, mac from manifest').raw().get(),
    )
    other.remove()
    target.rows((database) =>
      database.prepare('update manifest set body = ?, mac = ?').run(...(row ?? [])),
    )
  }),
]

/** Attacks on records: swap, splice, delete, insert, repeat, put back. */
export const recordAttacks: readonly Attack[] = [
  ...swaps,
  ...taken,
  ...added,
  ...changed,
  ...older,
  ...elsewhere,
]
