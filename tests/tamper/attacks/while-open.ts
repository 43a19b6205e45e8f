import type Database from 'better-sqlite3'
import { copyFileSync, renameSync, rmSync } from 'node:fs'
import type { Session } from '../../../src-core/vault/session.ts'
import { bytesOf, overview, versionId } from '../../unit/src-core/vault/vault-fixture.ts'
import type { Attack } from '../attack.ts'
import { one, two } from '../reading.ts'
import { Target } from '../target.ts'

type Work = (session: Session, target: Target) => unknown

/** Strikes while the vault is open; what is touched next must refuse and leave every byte. */
const whileOpen = (
  name: string,
  ends: string,
  { strike, touch }: { strike: Work; touch: Work },
): Attack => ({
  name,
  ends,
  run: async (target) => {
    const session = await target.folder.open()
    await strike(session, target)
    return target.refusal(() => touch(session, target))
  },
})

const rename = (session: Session): void => {
  const stamp = session.overview(one)?.stamp ?? null
  session.transact((tx) => tx.putOverview(one, overview({ name: 'renamed' }), stamp))
}

const tables = ['manifest', 'record', 'audit', 'slot']

/** All rows of the tables that change. */
const rowsOf = (database: Database.Database): ReadonlyMap<string, readonly unknown[][]> =>
  new Map(
    tables.map((table) => [
      table,
      database.prepare<[], unknown[]>(`select * from ${table}`).raw().all(),
    ]),
  )

function put(database: Database.Database, rows: ReadonlyMap<string, readonly unknown[][]>): void {
  for (const [table, all] of rows) {
    database.exec(`delete from ${table}`)
    for (const row of all) {
      database.prepare(`insert into ${table} values (${row.map(() => '?').join()})`).run(...row)
    }
  }
}

/** Puts all rows back to before the last change. */
const allBack: Work = (session, target) => {
  const old = target.rows(rowsOf)
  rename(session)
  target.rows((database) => {
    put(database, old)
  })
}

const sql =
  (text: string): Work =>
  (_, target) => {
    target.sql(text)
  }

const notes: Work = (session) => session.details(one)
const firstSecret: Work = (session) => session.secret(one, versionId(1))
const log: Work = (session) => session.audit({ itemId: null, limit: 9 })

/** Attacks on a vault that its owner has unlocked. */
export const whileOpenAttacks: readonly Attack[] = [
  whileOpen('finds notes put back after unlocking', 'refused: vault-damaged', {
    strike: (session, target) => {
      const old =
        target
          .rows(rowsOf)
          .get('record')
          ?.filter(([kind]) => kind === 64) ?? []
      const stamp = session.details(one)?.stamp ?? null
      session.transact((tx) => tx.putDetails(one, { v: 1, notes: 'new' }, stamp))
      target.rows((database) => {
        const insert = database.prepare('insert or replace into record values (?, ?, ?, ?, ?)')
        for (const row of old) insert.run(...row)
      })
    },
    touch: notes,
  }),
  whileOpen('finds a secret swapped after it was read', 'refused: vault-damaged', {
    strike: async (session, target) => {
      await firstSecret(session, target)
      await sql(`update record set seal = (select seal from record where kind = 65 and item = x'${two}' limit 1)
        where kind = 65 and item = x'${one}'`)(session, target)
    },
    touch: firstSecret,
  }),
  whileOpen('finds a secret deleted after it was read', 'refused: vault-damaged', {
    strike: async (session, target) => {
      await firstSecret(session, target)
      await sql(`delete from record where kind = 65 and item = x'${one}'`)(session, target)
    },
    touch: firstSecret,
  }),
  whileOpen('finds an audit log that was cut after it was read', 'refused: vault-damaged', {
    strike: async (session, target) => {
      session.transact((tx) => tx.audit({ event: 'used', itemId: one, versionId: null }))
      await sql('delete from audit where seq = (select max(seq) from audit)')(session, target)
    },
    touch: log,
  }),
  whileOpen('writes nothing to rows that were all put back', 'refused: vault-rolled-back', {
    strike: allBack,
    touch: rename,
  }),
  whileOpen('reads nothing from rows that were all put back', 'refused: vault-rolled-back', {
    strike: allBack,
    touch: notes,
  }),
  whileOpen('goes on writing nothing once it was rolled back', 'refused: vault-read-only', {
    strike: (session, target) => {
      allBack(session, target)
      try {
        session.refresh()
      } catch {
        // Told once; what is asked next must be refused as well.
      }
    },
    touch: rename,
  }),
  whileOpen('writes nothing to a file that took the place of its own', 'refused: vault-forked', {
    strike: (_, target) => {
      copyFileSync(target.path, `${target.path}.copy`)
      renameSync(`${target.path}.copy`, target.path)
    },
    touch: rename,
  }),
  whileOpen('writes nothing once its file is gone', 'refused: vault-forked', {
    strike: (_, target) => {
      rmSync(target.path)
    },
    touch: rename,
  }),
  whileOpen('takes no manifest whose MAC is wrong', 'refused: vault-damaged', {
    strike: sql('update manifest set mac = zeroblob(32)'),
    touch: rename,
  }),
  whileOpen('takes no older manifest', 'refused: vault-rolled-back', {
    strike: (session, target) => {
      const old = target.rows(rowsOf).get('manifest') ?? []
      rename(session)
      target.rows((database) => {
        put(database, new Map([['manifest', old]]))
      })
    },
    touch: notes,
  }),
  whileOpen('adds no version over a part that was planted', 'refused: vault-damaged', {
    strike: sql(`insert into record values (65, x'${one}', x'${versionId(9)}', 1, x'01')`),
    touch: (session) => session.transact((tx) => tx.putSecret(one, versionId(9), bytesOf('new'))),
  }),
  whileOpen('takes no other vault that was written into its file', 'refused: vault-damaged', {
    strike: async (_, target) => {
      const other = await Target.makeFirst()
      const rows = other.rows(rowsOf)
      other.remove()
      target.rows((database) => {
        put(database, rows)
      })
    },
    touch: notes,
  }),
  {
    name: 'does not launder a changed item with the next writing',
    ends: 'refused: vault-damaged',
    run: async (target) => {
      const session = await target.folder.open()
      target.sql(`update record set seal = randomblob(200) where kind = 1 and item = x'${one}'`)
      session.transact((tx) => tx.audit({ event: 'used', itemId: two, versionId: null }))
      session.close()
      return target.attempt()
    },
  },
  {
    name: 'does not launder a changed secret with the next writing',
    ends: 'found: vault-damaged',
    run: async (target) => {
      const session = await target.folder.open()
      target.sql(`update record set seal = randomblob(200) where kind = 65 and item = x'${one}'`)
      session.transact((tx) => tx.audit({ event: 'used', itemId: two, versionId: null }))
      session.close()
      await target.settle()
      return target.attempt()
    },
  },
]
