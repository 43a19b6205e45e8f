import type Database from 'better-sqlite3'
import { passphrase, versionId } from '../../unit/src-core/vault/vault-fixture.ts'
import { onLocked, openedWith, type Attack } from '../attack.ts'
import { forgeHeader, forgeSlots, headerIn, slotsIn, type SlotForgery } from '../forgery.ts'
import { one } from '../reading.ts'
import type { Target } from '../target.ts'

const damaged = 'refused: vault-damaged'
const found = 'found: vault-damaged'

/** A vault before its owner replaced the vault key. */
type Before = {
  readonly header: Uint8Array
  readonly slots: readonly SlotForgery[]
  readonly manifest: readonly unknown[]
  readonly records: readonly unknown[][]
  readonly audit: readonly unknown[][]
}

function all(database: Database.Database, table: string): readonly unknown[][] {
  return database.prepare<[], unknown[]>(`select * from ${table}`).raw().all()
}

/** Replaces the vault key, and answers what the file held before. */
async function rekeyed(target: Target): Promise<Before> {
  const before = target.rows((database) => ({
    header: headerIn(database),
    slots: slotsIn(database),
    manifest: all(database, 'manifest')[0] ?? [],
    records: all(database, 'record'),
    audit: all(database, 'audit'),
  }))
  await target.owner(async (session) => {
    for (const { id } of session.journals()) session.transact((tx) => tx.dropJournal(id))
    await session.rekey(passphrase)
  })
  return before
}

/** Puts rows of the epoch before into the vault of the new one. */
const putBack = (
  name: string,
  ends: string,
  change: (database: Database.Database, before: Before) => unknown,
): Attack =>
  onLocked(name, ends, async (target) => {
    const before = await rekeyed(target)
    target.rows((database) => {
      change(database, before)
    })
  })

function insert(database: Database.Database, table: string, rows: readonly unknown[][]): void {
  for (const row of rows) {
    const values = row.map(() => '?').join()
    database.prepare(`insert or replace into ${table} values (${values})`).run(...row)
  }
}

const isOf =
  (kind: number, item: string) =>
  ([its, of]: readonly unknown[]): boolean =>
    its === kind && Buffer.isBuffer(of) && of.toString('hex') === item

/** Attacks with what was sealed under a vault key that was replaced. */
export const epochAttacks: readonly Attack[] = [
  putBack('finds an item of the epoch before', damaged, (database, { records }) => {
    insert(database, 'record', records.filter(isOf(1, one)))
  }),
  putBack('finds a secret of the epoch before', found, (database, { records }) => {
    insert(database, 'record', records.filter(isOf(65, one)))
  }),
  putBack('finds all records of the epoch before', damaged, (database, { records }) => {
    database.exec('delete from record')
    insert(database, 'record', records)
  }),
  putBack('finds an audit line of the epoch before', found, (database, { audit }) => {
    insert(database, 'audit', audit.slice(1, 2))
  }),
  putBack('refuses the manifest of the epoch before', damaged, (database, { manifest }) => {
    insert(database, 'manifest', [[...manifest]])
  }),
  putBack('refuses the header of the epoch before', damaged, (database, { header }) => {
    forgeHeader(database, header)
  }),
  putBack('opens for nobody with the slots of the epoch before', damaged, (database, { slots }) => {
    forgeSlots(database, slots)
  }),
  openedWith(
    'refuses the recovery code of the epoch before though its slot was put back',
    damaged,
    async (target) => {
      const { slots } = await rekeyed(target)
      target.rows((database) => {
        const [now] = slotsIn(database)
        forgeSlots(database, [now, ...slots.slice(1)])
      })
      return { with: 'recovery-code', secret: target.folder.recoveryCode }
    },
  ),
  onLocked(
    'shows the file of the epoch before as rolled back',
    'read-only: rolled-back',
    async (target) => {
      target.folder.copy(target.path, `${target.path}.held`)
      await rekeyed(target)
      target.folder.copy(`${target.path}.held`, target.path)
    },
  ),
  {
    name: 'writes nothing under the old key once the vault key was replaced',
    ends: 'refused: changed-elsewhere',
    run: async (target) => {
      const behind = await target.folder.open()
      await rekeyed(target)
      return target.refusal(() => behind.transact((tx) => tx.dropSecret(one, versionId(1))))
    },
  },
  {
    name: 'reads nothing under the old key once the vault key was replaced',
    ends: 'refused: changed-elsewhere',
    run: async (target) => {
      const behind = await target.folder.open()
      await rekeyed(target)
      return target.refusal(() => behind.secret(one, versionId(1)))
    },
  },
]
