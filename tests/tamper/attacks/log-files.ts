import Database from 'better-sqlite3'
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { overview } from '../../unit/src-core/vault/vault-fixture.ts'
import { onLocked, type Attack } from '../attack.ts'
import { one } from '../reading.ts'
import { Target } from '../target.ts'

const damaged = 'refused: vault-damaged'
const rolledBack = 'read-only: rolled-back'

/** Keeps file and log as they are while the owner has written and not yet locked. */
async function copiedOpen(target: Target, names: readonly string[]): Promise<string> {
  const copy = `${target.path}.copy`
  const session = await target.folder.open()
  for (const name of names) {
    const stamp = session.overview(one)?.stamp ?? null
    session.transact((tx) => tx.putOverview(one, overview({ name }), stamp))
  }
  target.folder.copy(target.path, copy)
  session.close()
  return copy
}

/** Leaves the vault with a log that holds the last changes, as after a crash. */
async function crashed(target: Target): Promise<void> {
  const copy = await copiedOpen(target, ['renamed', 'renamed again'])
  await target.settle()
  // Opening wrote a line: the anchor is ahead of the copy now, so that it is put back as well.
  target.folder.copy(copy, target.path)
}

/** Writes into the log and leaves it there. */
function intoLog(target: Target, sql: string): void {
  const database = new Database(target.path)
  database.unsafeMode()
  database.pragma('wal_autocheckpoint = 0')
  database.exec(sql)
  for (const end of ['', '-wal']) copyFileSync(target.path + end, `${target.path}.held${end}`)
  database.close()
  target.folder.copy(`${target.path}.held`, target.path)
}

/** Attacks with the files that stand beside a vault. */
export const logAttacks: readonly Attack[] = [
  onLocked('refuses what was changed in the log alone', damaged, (target) => {
    intoLog(target, 'delete from record where kind = 1')
  }),
  onLocked('refuses a trigger that stands in the log alone', damaged, (target) => {
    intoLog(target, 'create trigger t after insert on audit begin delete from audit; end')
  }),
  onLocked('shows a vault without its log as rolled back', rolledBack, async (target) => {
    const copy = await copiedOpen(target, ['renamed'])
    copyFileSync(copy, target.path)
  }),
  onLocked('shows a vault with a log that was cut as rolled back', rolledBack, async (target) => {
    await crashed(target)
    truncateSync(`${target.path}-wal`, readFileSync(`${target.path}-wal`).length - 100)
  }),
  onLocked('shows a vault with half a log as rolled back', rolledBack, async (target) => {
    await crashed(target)
    truncateSync(`${target.path}-wal`, readFileSync(`${target.path}-wal`).length >> 1)
  }),
  onLocked('shows a vault whose log was damaged as rolled back', rolledBack, async (target) => {
    await crashed(target)
    const log = readFileSync(`${target.path}-wal`)
    log[60] = (log[60] ?? 0) ^ 1
    writeFileSync(`${target.path}-wal`, log)
  }),
  onLocked('never mixes a newer file with an older log', rolledBack, async (target) => {
    const copy = await copiedOpen(target, ['renamed'])
    await target.settle()
    copyFileSync(`${copy}-wal`, `${target.path}-wal`)
  }),
  onLocked('refuses the log of another vault', damaged, async (target) => {
    const other = await Target.makeFirst()
    const copy = await copiedOpen(other, ['renamed'])
    copyFileSync(`${copy}-wal`, `${target.path}-wal`)
    other.remove()
  }),
  onLocked('reads past a log that is no log', 'unchanged', (target) => {
    writeFileSync(`${target.path}-wal`, 'not a log '.repeat(1000))
  }),
  onLocked('reads past shared memory that somebody left', 'unchanged', (target) => {
    writeFileSync(`${target.path}-shm`, Buffer.alloc(32_768, 0xa5))
  }),
  onLocked('refuses a rollback journal beside the vault', damaged, (target) => {
    writeFileSync(`${target.path}-journal`, 'x'.repeat(512))
  }),
  onLocked('refuses a real rollback journal and does not play it back', damaged, hotJournal),
  onLocked('refuses a rollback journal that is empty', damaged, (target) => {
    writeFileSync(`${target.path}-journal`, '')
  }),
  onLocked(
    'says that there is no vault where there is none',
    'refused: vault-missing',
    (target) => {
      rmSync(target.path)
    },
  ),
  onLocked('refuses a log without its vault', 'refused: vault-missing', async (target) => {
    await crashed(target)
    rmSync(target.path)
  }),
  onLocked('refuses an empty file', damaged, (target) => {
    writeFileSync(target.path, '')
  }),
  onLocked('refuses an empty file that has a log', damaged, async (target) => {
    await crashed(target)
    writeFileSync(target.path, '')
  }),
  onLocked('refuses a file that is no database', damaged, (target) => {
    writeFileSync(target.path, 'no database at all '.repeat(1000))
  }),
  onLocked('refuses a file that was cut in the middle', damaged, (target) => {
    truncateSync(target.path, readFileSync(target.path).length >> 1)
  }),
  onLocked('refuses a file that was cut to its first page', damaged, (target) => {
    truncateSync(target.path, 4096)
  }),
  onLocked('refuses a file that was cut inside its first page', damaged, (target) => {
    truncateSync(target.path, 100)
  }),
  onLocked('refuses a folder in the place of the vault', damaged, (target) => {
    rmSync(target.path)
    mkdirSync(target.path)
  }),
  onLocked('refuses a folder in the place of the log', damaged, (target) => {
    mkdirSync(`${target.path}-wal`)
  }),
  onLocked('refuses a name that leads to another program’s file', damaged, (target) => {
    rmSync(target.path)
    symlinkSync(target.folder.anchorsPath, target.path)
  }),
]

/** The journal of a transaction that was cut off, which SQLite would play back. */
function hotJournal(target: Target): void {
  const scratch = `${target.path}.scratch`
  cpSync(target.path, scratch)
  const database = new Database(scratch)
  database.pragma('journal_mode = delete')
  database.pragma('cache_spill = 1')
  database.pragma('cache_size = 1')
  database.exec(
    'begin; update record set stamp = 99; create table t (a); insert into t values (zeroblob(1000000))',
  )
  if (!existsSync(`${scratch}-journal`)) throw new Error('no journal was written')
  cpSync(`${scratch}-journal`, `${target.path}-journal`)
  database.close()
}
