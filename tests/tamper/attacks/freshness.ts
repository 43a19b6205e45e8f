import Database from 'better-sqlite3'
import { copyFileSync, rmSync, writeFileSync } from 'node:fs'
import type { Session } from '../../../src-core/vault/session.ts'
import { overview, passphrase, VaultFolder } from '../../unit/src-core/vault/vault-fixture.ts'
import { onLocked, openedWith, type Attack } from '../attack.ts'
import { one } from '../reading.ts'
import type { Target } from '../target.ts'

const rolledBack = 'read-only: rolled-back'
const forked = 'read-only: forked'

const rename = (name: string) => (session: Session) => {
  const stamp = session.overview(one)?.stamp ?? null
  session.transact((tx) => tx.putOverview(one, overview({ name }), stamp))
}

const held = (target: Target): string => `${target.path}.held`

/** Keeps the file as it is now. */
function keep(target: Target): void {
  target.folder.copy(target.path, held(target))
}

function putBack(target: Target): void {
  target.folder.copy(held(target), target.path)
}

function anchors(target: Target, work: (database: Database.Database) => unknown): void {
  const database = new Database(target.folder.anchorsPath)
  database.unsafeMode()
  work(database)
  database.close()
}

const inAnchors = (name: string, ends: string, sql: string): Attack =>
  onLocked(name, ends, (target) => {
    anchors(target, (database) => database.exec(sql))
  })

const files: readonly Attack[] = [
  onLocked('shows an older file as rolled back', rolledBack, async (target) => {
    keep(target)
    await target.owner(rename('new'))
    putBack(target)
  }),
  onLocked(
    'shows an older file as rolled back even after only one unlocking',
    rolledBack,
    async (target) => {
      keep(target)
      await target.settle()
      putBack(target)
    },
  ),
  openedWith(
    'shows the file of before a passphrase change as rolled back',
    rolledBack,
    async (target) => {
      keep(target)
      await target.owner((session) => session.changePassphrase(passphrase, 'another passphrase'))
      putBack(target)
      return { with: 'passphrase', secret: passphrase }
    },
  ),
  onLocked('shows an older file with its log as rolled back', rolledBack, async (target) => {
    const session = await target.folder.open()
    rename('first')(session)
    keep(target)
    rename('second')(session)
    session.close()
    putBack(target)
  }),
  onLocked('shows a copy that went on elsewhere as forked', forked, async (target) => {
    keep(target)
    await target.owner(rename('here'))
    putBack(target)
    const there = await target.folder.open({ anchorsPath: `${target.folder.anchorsPath}.other` })
    rename('there')(there)
    there.close()
  }),
  onLocked('shows a copy that went on further elsewhere as forked', forked, async (target) => {
    keep(target)
    await target.owner(rename('here'))
    putBack(target)
    const there = await target.folder.open({ anchorsPath: `${target.folder.anchorsPath}.other` })
    for (const name of ['there', 'further', 'further still', 'far']) rename(name)(there)
    there.close()
  }),
  onLocked(
    'shows the newer file as forked once the older one was accepted',
    forked,
    async (target) => {
      keep(target)
      await target.owner(rename('new'))
      target.folder.copy(target.path, `${target.path}.newer`)
      putBack(target)
      const accepted = await target.folder.open()
      accepted.acceptRollback()
      accepted.close()
      target.folder.copy(`${target.path}.newer`, target.path)
    },
  ),
  onLocked(
    'refuses an audit tail cut with its old manifest over newer records',
    'refused: vault-damaged',
    async (target) => {
      const old = target.rows((database) =>
        database.prepare<[], unknown[]>('select body, mac from manifest').raw().get(),
      )
      await target.owner(rename('new'))
      target.rows((database) => {
        database.prepare('update manifest set body = ?, mac = ?').run(...(old ?? []))
        database.exec('delete from audit where seq > 5')
      })
    },
  ),
  onLocked(
    'shows an audit tail cut with its old manifest as rolled back where nothing else changed',
    rolledBack,
    async (target) => {
      const read = (database: Database.Database): unknown[] =>
        database
          .prepare<[], unknown[]>('select body, mac, (select max(seq) from audit) from manifest')
          .raw()
          .get() ?? []
      const [body, mac, last] = target.rows(read)
      await target.owner((session) => {
        session.transact((tx) => tx.audit({ event: 'revealed', itemId: one, versionId: null }))
      })
      target.rows((database) => {
        database.prepare('update manifest set body = ?, mac = ?').run(body, mac)
        database.prepare('delete from audit where seq > ?').run(last)
      })
    },
  ),
]

const memory: readonly Attack[] = [
  inAnchors(
    'takes an edited anchor for no proof of freshness',
    rolledBack,
    "update anchor set body = x'00'",
  ),
  inAnchors(
    'takes an anchor with another MAC for no proof of freshness',
    rolledBack,
    'update anchor set mac = zeroblob(32)',
  ),
  inAnchors(
    'takes a lower counter in the anchor for no proof of freshness',
    rolledBack,
    'update anchor set body = cast(substr(body, 1, 8) || zeroblob(8) || substr(body, 17) as blob)',
  ),
  inAnchors(
    'takes a trigger in the anchors for no proof of freshness',
    rolledBack,
    'create trigger t after insert on failure begin delete from anchor; end',
  ),
  inAnchors(
    'takes a looser anchors table for no proof of freshness',
    rolledBack,
    'drop table anchor; create table anchor (vault, body, mac)',
  ),
  inAnchors(
    'takes anchors of a later format for no proof of freshness',
    rolledBack,
    'pragma user_version = 2',
  ),
  inAnchors(
    'opens though the count of failures is no number',
    'unchanged',
    'insert into failure select vault, 9007199254740993 from anchor',
  ),
  onLocked(
    'takes an anchor of another vault for no proof of freshness',
    rolledBack,
    async (target) => {
      const other = new VaultFolder()
      ;(await other.create()).close()
      const database = new Database(other.anchorsPath)
      const row = database.prepare<[], unknown[]>('select body, mac from anchor').raw().get() ?? []
      database.close()
      other.remove()
      anchors(target, (own) => own.prepare('update anchor set body = ?, mac = ?').run(...row))
    },
  ),
  onLocked(
    'takes the anchors file of another profile for a first opening',
    'unchanged',
    async (target) => {
      const other = new VaultFolder()
      ;(await other.create()).close()
      copyFileSync(other.anchorsPath, target.folder.anchorsPath)
      other.remove()
    },
  ),
  onLocked('takes unreadable anchors for no proof of freshness', rolledBack, (target) => {
    writeFileSync(target.folder.anchorsPath, 'not a database '.repeat(1000))
  }),
  onLocked('catches up from an anchor that was put back', 'unchanged', async (target) => {
    const { anchorsPath } = target.folder
    target.folder.copy(anchorsPath, `${anchorsPath}.old`)
    await target.owner(rename('new'))
    target.folder.copy(`${anchorsPath}.old`, anchorsPath)
  }),
  onLocked(
    'shows an older file as rolled back though its anchor was put back further',
    rolledBack,
    async (target) => {
      const { anchorsPath } = target.folder
      await target.owner(rename('first'))
      keep(target)
      await target.owner(rename('second'))
      target.folder.copy(anchorsPath, `${anchorsPath}.old`)
      await target.owner(rename('third'))
      target.folder.copy(`${anchorsPath}.old`, anchorsPath)
      putBack(target)
    },
  ),
  {
    name: 'says that it is a first opening where the anchor was deleted',
    ends: 'first opening',
    run: async (target) => {
      rmSync(target.folder.anchorsPath)
      const session = await target.folder.open()
      return session.firstOpening ? 'first opening' : 'not told'
    },
  },
  {
    name: 'says that another vault in this one’s place is a first opening',
    ends: 'first opening',
    run: async (target) => {
      const other = new VaultFolder()
      ;(await other.create()).close()
      target.folder.copy(other.path, target.path)
      other.remove()
      const session = await target.folder.open()
      return session.firstOpening ? 'first opening' : 'not told'
    },
  },
]

/** Attacks with states that were true once. */
export const freshnessAttacks: readonly Attack[] = [...files, ...memory]
