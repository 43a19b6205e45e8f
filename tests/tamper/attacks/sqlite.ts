import type Database from 'better-sqlite3'
import { inSql, onLocked, type Attack } from '../attack.ts'
import { one } from '../reading.ts'

const damaged = 'refused: vault-damaged'

const schema: readonly Attack[] = [
  inSql(
    'refuses a trigger',
    damaged,
    'create trigger t after insert on audit begin delete from audit; end',
  ),
  inSql('refuses a view', damaged, 'create view v as select * from record'),
  inSql(
    'refuses a view in the place of a table',
    damaged,
    `alter table record rename to hidden;
     create view record as select kind, item, part, stamp, seal from hidden`,
  ),
  inSql(
    'refuses a trigger on a view in the place of a table',
    damaged,
    `alter table record rename to hidden;
     create view record as select * from hidden;
     create trigger t instead of insert on record begin delete from hidden; end`,
  ),
  inSql('refuses an index', damaged, 'create index i on record (stamp)'),
  inSql('refuses an index that computes', damaged, 'create index i on record (length(seal))'),
  inSql('refuses a partial index', damaged, 'create index i on audit (seq) where seq > 1'),
  inSql('refuses a further table', damaged, 'create table t (a)'),
  inSql('refuses a virtual table', damaged, 'create virtual table t using fts5(a)'),
  inSql('refuses statistics of the query planner', damaged, 'analyze'),
  inSql('refuses a further column', damaged, 'alter table record add column more blob'),
  inSql(
    'refuses a generated column',
    damaged,
    'alter table record add column more blob generated always as (seal) virtual',
  ),
  inSql('refuses a renamed column', damaged, 'alter table audit rename column seal to other'),
  inSql('refuses a missing table', damaged, 'drop table audit'),
  inSql(
    'refuses a table that is not strict',
    damaged,
    remade('audit', 'seq integer not null primary key, seal blob not null'),
  ),
  inSql(
    'refuses a table with rowids where there should be none',
    damaged,
    remade(
      'record',
      'kind integer not null, item blob not null, part blob not null, stamp integer not null, seal blob not null, primary key (kind, item, part)',
      'strict',
    ),
  ),
  inSql(
    'refuses a table that checks with a function',
    damaged,
    remade(
      'audit',
      'seq integer not null primary key, seal blob not null check (length(seal))',
      'strict',
    ),
  ),
  inSql(
    'refuses a table that takes what is not there',
    damaged,
    remade('audit', 'seq integer primary key, seal blob', 'strict'),
  ),
  inSql(
    'refuses a schema that differs in a space',
    damaged,
    remade('audit', 'seq integer not null primary key,  seal blob not null', 'strict'),
  ),
  onLocked('refuses a schema entry without a table', damaged, (target) => {
    target.rows((database) => {
      editSchema(
        database,
        `insert into sqlite_schema values ('table', 'x', 'x', 0, 'create table x(a)')`,
      )
    })
  }),
  onLocked('refuses two tables on one page', damaged, (target) => {
    target.rows((database) => {
      editSchema(
        database,
        `update sqlite_schema set rootpage =
         (select rootpage from sqlite_schema where name = 'header') where name = 'manifest'`,
      )
    })
  }),
  onLocked('refuses tables that changed places', damaged, (target) => {
    target.rows((database) => {
      editSchema(
        database,
        `update sqlite_schema set rootpage = (select sum(rootpage) from sqlite_schema
         where name in ('audit', 'record')) - rootpage where name in ('audit', 'record')`,
      )
    })
  }),
]

/** Writes values that the columns would refuse, by taking the rules away for a moment. */
const smuggled = (name: string, ends: string, [table, sql]: readonly [string, string]): Attack =>
  onLocked(name, ends, (target) => {
    const held = target.rows((database) => {
      const read = database.prepare<[string], string>(
        'select sql from sqlite_schema where name = ?',
      )
      const strict = read.pluck().get(table) ?? ''
      const loose = strict.replace(/ not null| blob/g, '').replace(/ strict,?/, '')
      editSchema(
        database,
        `update sqlite_schema set sql = ${quoted(loose)} where name = '${table}'`,
      )
      return strict
    })
    target.sql(sql)
    target.rows((database) => {
      editSchema(database, `update sqlite_schema set sql = ${quoted(held)} where name = '${table}'`)
    })
  })

const oneItem = `kind = 1 and item = x'${one}'`
const oneNote = `kind = 64 and item = x'${one}'`

const values: readonly Attack[] = [
  smuggled('refuses text where bytes are due', damaged, [
    'record',
    `update record set seal = 'text' where ${oneItem}`,
  ]),
  smuggled('refuses text in the place of a part', damaged, [
    'record',
    `update record set seal = cast(seal as text) where ${oneNote}`,
  ]),
  smuggled('refuses a number where bytes are due', damaged, [
    'record',
    `update record set seal = 5 where ${oneItem}`,
  ]),
  smuggled('refuses nothing where bytes are due', damaged, [
    'record',
    `update record set seal = null where ${oneItem}`,
  ]),
  smuggled('refuses a fraction for a stamp', damaged, [
    'record',
    `update record set stamp = 1.5 where ${oneItem}`,
  ]),
  smuggled('refuses text in the header', damaged, [
    'header',
    'update header set body = cast(hex(body) as text)',
  ]),
  smuggled('refuses nothing in the manifest', damaged, [
    'manifest',
    'update manifest set mac = null',
  ]),
  smuggled('refuses text in a slot', damaged, ['slot', "update slot set sum = 'sum'"]),
  smuggled('refuses nothing in a slot', damaged, ['slot', 'update slot set wrapped = null']),
  smuggled('refuses text in the audit log', damaged, [
    'audit',
    "update audit set seal = 'line' where seq = 1",
  ]),
  inSql(
    'refuses a stamp beyond 2^53',
    damaged,
    `update record set stamp = 9007199254740993 where ${oneItem}`,
  ),
  inSql('refuses a stamp below one', damaged, `update record set stamp = 0 where ${oneItem}`),
  inSql('refuses a negative stamp', damaged, `update record set stamp = -1 where ${oneItem}`),
  inSql(
    'finds a stamp beyond 2^53 on a part',
    'found: vault-damaged',
    `update record set stamp = 9007199254740993 where ${oneNote}`,
  ),
  inSql(
    'refuses an id that is too short',
    damaged,
    `update record set item = x'01' where ${oneItem}`,
  ),
  inSql(
    'refuses an id that is too long',
    damaged,
    `update record set item = cast(item || x'00' as blob) where ${oneItem}`,
  ),
]

const wholeFile: readonly Attack[] = [
  onLocked('refuses another journal mode', damaged, (target) => {
    target.rows((database) => database.pragma('journal_mode = delete'))
  }),
  onLocked('reads the same from pages of another size', 'unchanged', (target) => {
    target.rows((database) => {
      database.pragma('journal_mode = delete')
      database.pragma('page_size = 1024')
      database.exec('vacuum')
      database.pragma('journal_mode = wal')
    })
  }),
  onLocked('refuses a file that vacuums itself', damaged, (target) => {
    target.rows((database) => {
      database.pragma('auto_vacuum = full')
      database.exec('vacuum')
    })
  }),
]

/** What the attacks above would end in if their means alone were found. */
export const sqliteControls: readonly Attack[] = [
  smuggled('reads the same where nothing was smuggled in', 'unchanged', ['record', 'select 1']),
  inSql(
    'reads the same where rows were written as they are',
    'unchanged',
    'update record set stamp = stamp',
  ),
]

/** Attacks through what SQLite does with a file that somebody else wrote. */
export const sqliteAttacks: readonly Attack[] = [...schema, ...values, ...wholeFile]

/** A table with the same rows and another definition. */
function remade(table: string, columns: string, options = ''): string {
  return `create temp table was as select * from ${table};
    drop table ${table};
    create table ${table}(${columns}) ${options};
    insert into ${table} select * from was`
}

function editSchema(database: Database.Database, sql: string): void {
  database.pragma('writable_schema = on')
  database.exec(sql)
  database.pragma('writable_schema = reset')
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
