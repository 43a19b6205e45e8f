import { mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { makeBackup } from '../../../src-core/copies/make-backup.ts'
import { restoreCopy } from '../../../src-core/copies/restore-copy.ts'
import { keepSalvage, readSalvage, salvagedTag } from '../../../src-core/copies/salvage.ts'
import type { Session } from '../../../src-core/vault/session.ts'
import { VaultError } from '../../../src-shared/errors.ts'
import { overview, passphrase, versionId } from '../../unit/src-core/vault/vault-fixture.ts'
import type { Attack } from '../attack.ts'
import { one, two } from '../reading.ts'
import { Target } from '../target.ts'

const owner = { with: 'passphrase', secret: passphrase } as const
const next = 'a passphrase for what was saved'

function depsOf(target: Target) {
  const workFolder = join(target.folder.folder, 'work')
  mkdirSync(workFolder, { recursive: true })
  return { ...target.folder.deps, workFolder }
}

/** Backs up, changes the vault, and restores the backup on purpose. */
async function restored(target: Target): Promise<Session> {
  const folder = target.folder.folder
  const session = await target.folder.open()
  const { fileName } = makeBackup(session, { folder, keep: 5 }, target.folder.deps)
  const stamp = session.overview(one)?.stamp ?? null
  session.transact((tx) => tx.putOverview(one, overview({ name: 'newer' }), stamp))
  session.close()
  const key = { path: join(folder, fileName), ...owner }
  return (await restoreCopy({ key, vaultPath: target.path }, depsOf(target))).session
}

/** Makes a new vault of what a damaged one still gives. */
async function salvaged(target: Target): Promise<{ session: Session; setAside: string }> {
  const from = { vaultPath: target.path, ...owner, passphrase: next }
  const { session, setAside } = await keepSalvage(from, depsOf(target))
  if (!session) throw new Error('the new vault does not open')
  return { session, setAside: join(dirname(target.path), setAside) }
}

/** All secrets of a vault, as text. */
function secretsIn(session: Session): readonly string[] {
  return session
    .overviews()
    .flatMap(({ id, body }) => body.versions.map((version) => session.secret(id, version.id)))
    .flatMap((secret) => (secret ? Buffer.from(secret).toString() : []))
}

async function codeOf(work: () => Promise<unknown>): Promise<string> {
  try {
    await work()
    return 'opened'
  } catch (error) {
    if (error instanceof VaultError) return error.code
    throw error
  }
}

const restores: readonly Attack[] = [
  {
    name: 'holds what was under way when a restored backup was made',
    ends: 'held',
    run: async (target) => {
      const session = await restored(target)
      const held = session.journals().every(({ body }) => body.lineage !== session.lineage)
      const count = session.journals().length
      session.close()
      return held && count === 1 ? 'held' : 'resumed'
    },
  },
  {
    name: 'opens a vault that was restored on purpose without an alarm',
    ends: 'null',
    run: async (target) => {
      ;(await restored(target)).close()
      const session = await target.folder.open()
      return String(session.readOnly)
    },
  },
  {
    name: 'shows the vault of before a restore as forked when it is put back',
    ends: 'forked',
    run: async (target) => {
      await target.settle()
      target.folder.copy(target.path, `${target.path}.before`)
      ;(await restored(target)).close()
      target.folder.copy(`${target.path}.before`, target.path)
      const session = await target.folder.open()
      return String(session.readOnly)
    },
  },
  {
    name: 'shows a restored vault that is put back later as rolled back',
    ends: 'rolled-back',
    run: async (target) => {
      ;(await restored(target)).close()
      target.folder.copy(target.path, `${target.path}.restored`)
      await target.settle()
      target.folder.copy(`${target.path}.restored`, target.path)
      const session = await target.folder.open()
      return String(session.readOnly)
    },
  },
]

const swapped = `
  update record set seal = (select seal from record where kind = 65 and item = x'${two}'
    and part = x'${versionId(1)}'), stamp = (select stamp from record where kind = 65
    and item = x'${two}' and part = x'${versionId(1)}')
    where kind = 65 and item = x'${one}' and part = x'${versionId(1)}'`

const salvages: readonly Attack[] = [
  {
    name: 'saves no secret under the item that it was moved to',
    ends: '5 secrets, 5 of them different',
    run: async (target) => {
      target.sql(swapped)
      const { session } = await salvaged(target)
      const secrets = secretsIn(session)
      session.close()
      return `${secrets.length} secrets, ${new Set(secrets).size} of them different`
    },
  },
  {
    name: 'saves no item of another vault',
    ends: '2 items',
    run: async (target) => {
      const other = await Target.makeFirst()
      const select = `select * from record where item = x'${one}'`
      const rows = other.rows((database) => database.prepare<[], unknown[]>(select).raw().all())
      other.remove()
      target.rows((database) => {
        const insert = database.prepare('insert or replace into record values (?, ?, ?, ?, ?)')
        for (const row of rows) insert.run(...row)
      })
      const { total } = await readSalvage({ vaultPath: target.path, ...owner }, depsOf(target))
      return `${total} items`
    },
  },
  {
    name: 'launders no rollback: what is saved of an older file is another vault',
    ends: 'another vault, nothing under way, all marked',
    run: async (target) => {
      target.folder.copy(target.path, `${target.path}.old`)
      await target.settle()
      const before = await target.folder.open()
      before.close()
      target.folder.copy(`${target.path}.old`, target.path)
      const { session } = await salvaged(target)
      const marked = session.overviews().every(({ body }) => body.tags.includes(salvagedTag))
      const idle = session.journals().length + session.connections().length === 0
      const alone = session.overviews().every(({ body }) => body.connectionId === null)
      const another = session.vaultId !== before.vaultId && session.lineage !== before.lineage
      session.close()
      return another && idle && alone && marked
        ? 'another vault, nothing under way, all marked'
        : JSON.stringify({ another, idle, alone, marked })
    },
  },
  {
    name: 'still shows an older file as rolled back after it was salvaged',
    ends: 'read-only: rolled-back',
    run: async (target) => {
      target.folder.copy(target.path, `${target.path}.old`)
      await target.settle()
      target.folder.copy(`${target.path}.old`, target.path)
      const { session, setAside } = await salvaged(target)
      session.close()
      target.folder.copy(setAside, target.path)
      return target.attempt()
    },
  },
  {
    name: 'sets a damaged vault aside byte for byte',
    ends: 'the same bytes',
    run: async (target) => {
      target.sql('delete from record where kind = 3')
      const before = readFileSync(target.path)
      const { session, setAside } = await salvaged(target)
      session.close()
      return before.equals(readFileSync(setAside)) ? 'the same bytes' : 'other bytes'
    },
  },
  {
    name: 'saves nothing for a wrong passphrase',
    ends: 'wrong-passphrase',
    run: (target) => {
      target.sql('delete from record where kind = 3')
      const from = { vaultPath: target.path, with: 'passphrase', secret: 'wrong' } as const
      return codeOf(() => readSalvage(from, depsOf(target)))
    },
  },
  {
    name: 'saves nothing where every slot is gone',
    ends: 'nothing-to-salvage',
    run: (target) => {
      target.sql('delete from slot')
      return codeOf(() => readSalvage({ vaultPath: target.path, ...owner }, depsOf(target)))
    },
  },
]

/** Attacks by way of copies that are restored and damaged vaults that are salvaged. */
export const restoredAttacks: readonly Attack[] = [...restores, ...salvages]
