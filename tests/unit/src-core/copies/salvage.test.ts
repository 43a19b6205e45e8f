import Database from 'better-sqlite3'
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  keepSalvage,
  readSalvage,
  salvagedTag,
  type Salvaged,
} from '../../../../src-core/copies/salvage.ts'
import type { Session } from '../../../../src-core/vault/session.ts'
import type { SalvageReport } from '../../../../src-shared/copies-contract.ts'
import {
  bytesOf,
  connection,
  connectionId,
  itemId,
  journal,
  overview,
  passphrase,
  rotationId,
  VaultFolder,
  versionId,
} from '../vault/vault-fixture.ts'
import { CopiesFolder, codeOf, contents, version } from './copies-fixture.ts'

const fresh = 'a new passphrase for it'
let folder: CopiesFolder
const one = itemId(1)
const two = itemId(2)

function addItem(session: Session, id: typeof one, name: string): void {
  session.transact((tx) => {
    const fingerprint = session.fingerprint(bytesOf(`secret of ${name}`))
    const versions = [version(1, { fingerprint })]
    tx.putOverview(id, overview({ name, versions, connectionId: connectionId(3) }), null)
    tx.putDetails(id, { v: 1, notes: `notes of ${name}` }, null)
    tx.putSecret(id, versionId(1), bytesOf(`secret of ${name}`))
  })
}

beforeEach(async () => {
  folder = new CopiesFolder()
  const session = await folder.create()
  addItem(session, one, 'one')
  addItem(session, two, 'two')
  session.transact((tx) => {
    tx.putConnection(connectionId(3), connection({ adminVersionId: versionId(9) }), null)
    tx.putSecret(connectionId(3), versionId(9), bytesOf('admin'))
    tx.putJournal(rotationId(1), journal({ lineage: session.lineage, step: 'creating' }), null)
  })
  session.close()
})

afterEach(() => {
  folder.remove()
})

const by = (secret = passphrase): Parameters<typeof readSalvage>[0] => ({
  ...{ vaultPath: folder.path, with: 'passphrase', secret },
})

const read = async (secret?: string): Promise<SalvageReport> =>
  readSalvage(by(secret), folder.copyDeps)

async function keep(): Promise<Salvaged & { readonly session: Session }> {
  const kept = await keepSalvage({ ...by(), passphrase: fresh }, folder.copyDeps)
  const { session } = kept
  if (!session) throw new Error('it does not open')
  return { ...kept, session }
}

const itemOf = (name: string, changed: object = {}): object => ({
  ...{ name, providerName: 'ATNA', versions: 1, secrets: 1, notes: true },
  ...changed,
})

const byName = ({ items }: SalvageReport): readonly object[] =>
  items.toSorted((a, b) => (a.name < b.name ? -1 : 1))

/** Turns over one bit of a body. */
function flip(database: Database.Database, table: 'header' | 'slot', bit: number): void {
  const stored = database.prepare(`select body from ${table} limit 1`).pluck().get()
  if (!(stored instanceof Uint8Array)) throw new Error('no bytes')
  const bytes = Uint8Array.from(stored)
  bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  const where = table === 'slot' ? 'where id = (select id from slot limit 1)' : ''
  database.prepare(`update ${table} set body = ? ${where}`).run(bytes)
}

describe('readSalvage', () => {
  it('changes no byte of the vault and leaves nothing behind', async () => {
    folder.tamper((database) => database.exec('update manifest set mac = zeroblob(32)'))
    const before = contents(dirname(folder.path))

    const report = await read()

    expect(report).toMatchObject({ total: 2, lost: 0 })
    expect(byName(report)).toEqual([itemOf('one'), itemOf('two')])
    expect(contents(dirname(folder.path))).toEqual(before)
    expect(readdirSync(folder.workFolder)).toEqual([])
  })

  it.each<[string, string]>([
    ['the manifest is gone', 'delete from manifest'],
    ['the manifest is none', 'update manifest set body = zeroblob(3)'],
    ['the log is gone', 'delete from audit'],
    ['the sum of the header is gone', 'update header set sum = zeroblob(32)'],
    ['a slot is broken', 'update slot set wrapped = zeroblob(73) where substr(body, 17, 1) = x'],
    ['the file says it is none', 'pragma application_id = 7; pragma user_version = 99'],
  ])('reads everything though %s', async (_name, sql) => {
    folder.tamper((database) => database.exec(sql.replace(/= x$/, "= x'02'")))

    expect(await read()).toMatchObject({ total: 2, lost: 0 })
  })

  it.each([0, 33, 70, 200, 479])('reads everything though bit %i of the header is', async (bit) => {
    folder.tamper((database) => {
      flip(database, 'header', bit)
    })

    expect(await read()).toMatchObject({ total: 2, lost: 0 })
  })

  it.each([130, 140, 150, 250, 400])('reads everything though bit %i of a slot is', async (bit) => {
    folder.tamper((database) => {
      database.exec("delete from slot where substr(body, 17, 1) = x'02'")
      flip(database, 'slot', bit)
    })

    expect(await read()).toMatchObject({ total: 2, lost: 0 })
    expect(await codeOf(async () => read('not the passphrase'))).toBe('wrong-passphrase')
  })

  it.each<[string, number, object]>([
    ['a secret', 65, { secrets: 0 }],
    ['the details', 64, { notes: false }],
  ])('says that %s of an item is lost', async (_name, kind, changed) => {
    const where = `kind = ${kind} and item = x'${one}'`
    folder.tamper((database) =>
      database.exec(`update record set seal = zeroblob(297) where ${where}`),
    )

    const report = await read()

    expect(byName(report)).toEqual([itemOf('one', changed), itemOf('two')])
    expect(report.lost).toBe(1)
  })

  it('counts a secret that has no record any more', async () => {
    folder.tamper((database) =>
      database.exec(`delete from record where kind = 65 and item = x'${one}'`),
    )

    expect(await read()).toMatchObject({ total: 2, lost: 1 })
  })

  it('keeps a secret whose overview is lost, and no admin credential', async () => {
    folder.tamper((database) =>
      database.exec(`delete from record where kind = 1 and item = x'${one}'`),
    )

    const report = await read()

    const stray = itemOf('salvaged-01000000', { providerName: '' })
    expect(byName(report)).toEqual([stray, itemOf('two')])
  })

  it('passes over rows that are none', async () => {
    folder.tamper((database) => {
      const put = database.prepare('insert into record values (?, ?, ?, ?, ?)')
      put.run(300n, Buffer.alloc(16), Buffer.alloc(16), 1n, Buffer.alloc(99))
      put.run(1n, Buffer.alloc(15), Buffer.alloc(16), 1n, Buffer.alloc(99))
      put.run(1n, Buffer.alloc(16, 7), Buffer.alloc(16), 2n ** 60n, Buffer.alloc(99))
    })

    expect(await read()).toMatchObject({ total: 2, lost: 3 })
  })

  it('does not bring back what was deleted', async () => {
    const row = folder.tamper((database) =>
      database.prepare<[], unknown[]>(`select * from record where item = x'${one}'`).raw().all(),
    )
    const session = await folder.open()
    session.transact((tx) => tx.deleteItem(one))
    session.close()
    folder.tamper((database) => {
      const put = database.prepare('insert into record values (?, ?, ?, ?, ?)')
      for (const each of row) put.run(...each)
    })

    expect(byName(await read())).toEqual([itemOf('two')])
  })

  it('takes no record that somebody without the key moved or made', async () => {
    folder.tamper((database) =>
      database.exec(
        `insert into record select 1, x'${itemId(7)}', part, stamp, seal from record
         where kind = 1 and item = x'${one}'`,
      ),
    )

    expect(await read()).toMatchObject({ total: 2, lost: 1 })
  })

  it('is refused with wrong-passphrase where that is wrong, and touches nothing', async () => {
    const before = contents(dirname(folder.path))

    expect(await codeOf(async () => read('not the passphrase'))).toBe('wrong-passphrase')
    expect(contents(dirname(folder.path))).toEqual(before)
    expect(readdirSync(folder.workFolder)).toEqual([])
  })

  it.each<[string, string]>([
    ['no slot is whole', 'update slot set body = zeroblob(74)'],
    ['no slot is there', 'delete from slot'],
    ['no header is there', 'delete from header'],
    ['every key is broken', 'update slot set wrapped = zeroblob(73)'],
  ])('is refused with nothing-to-salvage where %s', async (_name, sql) => {
    folder.tamper((database) => database.exec(sql))

    expect(await codeOf(read)).toBe('nothing-to-salvage')
  })

  it('is refused where there is no vault, or one that is no database', async () => {
    writeFileSync(folder.path, 'not a database '.repeat(1000))
    expect(await codeOf(read)).toBe('nothing-to-salvage')

    rmSync(folder.path)
    expect(await codeOf(read)).toBe('vault-missing')
  })

  it('opens with the recovery code as well', async () => {
    const input = { ...by(folder.recoveryCode), with: 'recovery-code' } as const
    expect(await readSalvage(input, folder.copyDeps)).toMatchObject({ total: 2 })
  })
})

describe('a log beside a damaged vault', () => {
  it('is read with it', async () => {
    const session = await folder.open()
    addItem(session, itemId(5), 'five')
    const log = readFileSync(`${folder.path}-wal`)
    const main = readFileSync(folder.path)
    session.close()
    writeFileSync(`${folder.path}-wal`, log)
    writeFileSync(folder.path, main)

    expect(await read()).toMatchObject({ total: 3, lost: 0 })
  })

  it('is read though the file is empty, and stays there', async () => {
    const database = new Database(folder.path)
    database.exec('vacuum')
    const log = readFileSync(`${folder.path}-wal`)
    database.close()
    truncateSync(folder.path, 0)
    writeFileSync(`${folder.path}-wal`, log)

    expect(await read()).toMatchObject({ total: 2, lost: 0 })
    expect(readFileSync(`${folder.path}-wal`).equals(log)).toBe(true)

    rmSync(`${folder.path}-wal`)
    expect(await codeOf(read)).toBe('nothing-to-salvage')
  })

  it('of another vault does not hide the file', async () => {
    const other = new VaultFolder()
    const foreign = await other.create()
    foreign.transact((tx) => tx.putOverview(one, overview(), null))
    writeFileSync(`${folder.path}-wal`, readFileSync(`${other.path}-wal`))
    other.remove()

    expect(await read()).toMatchObject({ total: 2, lost: 0 })
  })
})

describe('a file with pages that cannot be read', () => {
  const pageBytes = 4096
  const count = 200

  beforeEach(async () => {
    const session = await folder.open()
    for (let first = 10; first < 10 + count; first += 1) {
      addItem(session, itemId(first), `item ${first}`)
    }
    session.close()
  })

  const damage = (page: number): void => {
    const file = openSync(folder.path, 'r+')
    writeSync(file, Buffer.alloc(pageBytes, 0xff), 0, pageBytes, page * pageBytes)
    closeSync(file)
  }

  it('gives what stands on all others', async () => {
    const pages = readFileSync(folder.path).length / pageBytes
    let good = 0
    let tried = 0
    for (let page = 8; page < pages; page += 41) {
      const whole = readFileSync(folder.path)
      damage(page)
      const report = await read().catch((error: unknown) => error)
      writeFileSync(folder.path, whole)
      tried += 1
      if (typeof report === 'object' && report !== null && 'total' in report) {
        if (Number(report.total) > count - 30) good += 1
      }
    }

    expect(tried).toBeGreaterThan(2)
    expect(good).toBe(tried)
  })
})

describe('keepSalvage', () => {
  it('makes a new vault of what is left and sets the damaged one aside as it is', async () => {
    folder.tamper((database) => database.exec('update manifest set mac = zeroblob(32)'))
    const opened = await folder.open().catch(() => null)
    expect(opened).toBeNull()
    const damaged = readFileSync(folder.path)

    const { session, items, setAside, recoveryCode } = await keep()

    expect(items).toBe(2)
    expect(readFileSync(join(dirname(folder.path), setAside)).equals(damaged)).toBe(true)
    expect(
      session
        .overviews()
        .map(({ body }) => body.name)
        .sort(),
    ).toEqual(['one', 'two'])
    for (const { id, body } of session.overviews()) {
      expect([body.tags, body.connectionId, id === one || id === two]).toEqual([
        [salvagedTag],
        null,
        false,
      ])
      const [only] = body.versions
      if (!only) throw new Error('no version')
      expect(session.secret(id, only.id)).toEqual(bytesOf(`secret of ${body.name}`))
      expect(session.details(id)?.body.notes).toBe(`notes of ${body.name}`)
    }
    expect([session.connections(), session.journals()]).toEqual([[], []])
    expect([session.readOnly, session.firstOpening]).toEqual([null, false])
    session.close()
    expect(await folder.refusal(fresh)).toBe('opened')
    expect(await folder.refusal(passphrase)).toBe('wrong-passphrase')
    expect(await folder.refusal(recoveryCode, 'recovery-code')).toBe('opened')
    expect(readdirSync(folder.workFolder)).toEqual([])
    expect(readdirSync(dirname(folder.path)).sort()).toEqual(
      [basename(folder.path), setAside].sort(),
    )
  })

  it('moves a log along with the damaged vault', async () => {
    const session = await folder.open()
    addItem(session, itemId(5), 'five')
    const [main, log] = [readFileSync(folder.path), readFileSync(`${folder.path}-wal`)]
    session.close()
    writeFileSync(folder.path, main)
    writeFileSync(`${folder.path}-wal`, log)

    const { setAside, items } = await keep()
    const aside = join(dirname(folder.path), setAside)
    expect(items).toBe(3)
    expect(readFileSync(aside).equals(main)).toBe(true)
    expect(readFileSync(`${aside}-wal`).equals(log)).toBe(true)
  })

  it.each<[string, string, string]>([
    ['nothing-to-salvage', 'nothing is left', fresh],
    ['passphrase-too-weak', 'the new passphrase is weak', 'short'],
    ['wrong-passphrase', 'the passphrase is wrong', fresh],
  ])('is refused with %s where %s, and changes nothing', async (code, name, chosen) => {
    if (name === 'nothing is left') {
      folder.tamper((database) => database.exec('delete from record where kind in (1, 65)'))
    }
    const secret = code === 'wrong-passphrase' ? 'not the passphrase' : passphrase
    const before = contents(dirname(folder.path))

    const outcome = await codeOf(async () =>
      keepSalvage({ ...by(secret), passphrase: chosen }, folder.copyDeps),
    )

    expect(outcome).toBe(code)
    expect(contents(dirname(folder.path))).toEqual(before)
    expect(existsSync(folder.workFolder) && readdirSync(folder.workFolder)).toEqual([])
  })
})
