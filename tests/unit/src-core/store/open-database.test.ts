import Database from 'better-sqlite3'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { assertPragmas, pragmas } from '../../../../src-core/store/open-database.ts'
import { VaultStore } from '../../../../src-core/store/vault-store.ts'

let folder = ''
let path = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyturn-store-'))
  path = join(folder, 'vault')
  writeFileSync(path, '')
  VaultStore.create(path).close()
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

/** Changes the file behind the store's back. */
function tamper(sql: string): void {
  const database = new Database(path)
  database.unsafeMode()
  database.exec(sql)
  database.close()
}

describe('a connection to a vault', () => {
  it.each(['read', 'write'] as const)('has every pragma when opened to %s', (access) => {
    const store = VaultStore.open(path, access)

    for (const [name, value] of pragmas) expect([name, store.pragma(name)]).toEqual([name, value])
    expect(store.pragma('synchronous')).toBe(2)
    store.close()
  })

  it.each([...pragmas.map(([name]) => name), 'synchronous'])('is refused if %s differs', (name) => {
    const right = new Map<string, unknown>([...pragmas, ['synchronous', 2]])

    expect(() => {
      assertPragmas({ synchronous: 2 }, (asked) => (asked === name ? 'off' : right.get(asked)))
    }).toThrow('internal')
  })

  it('is refused for a file that is no database', () => {
    writeFileSync(path, 'x'.repeat(8192))

    expect(() => VaultStore.open(path, 'read')).toThrow('vault-damaged')
  })

  it('is refused for an empty file', () => {
    writeFileSync(path, '')

    expect(() => VaultStore.open(path, 'read')).toThrow('vault-damaged')
  })

  it.each([
    ['a trigger', 'create trigger t after insert on audit begin delete from audit; end'],
    ['a view', 'create view v as select * from record'],
    ['an index', 'create index i on record (stamp)'],
    ['a further table', 'create table t (a)'],
    ['a missing table', 'drop table audit'],
    ['a looser table', 'drop table audit; create table audit(seq integer not null, seal)'],
    ['another application', 'pragma application_id = 1'],
    ['no version', 'pragma user_version = 0'],
    ['another journal mode', 'pragma journal_mode = delete'],
  ])('is refused for a file with %s', (_name, sql) => {
    tamper(sql)

    expect(() => VaultStore.open(path, 'write')).toThrow('vault-damaged')
  })

  it('is refused for a later format', () => {
    tamper('pragma user_version = 2')

    expect(() => VaultStore.open(path, 'write')).toThrow('vault-too-new')
  })
})

describe('VaultStore', () => {
  it('refuses a transaction inside a transaction', () => {
    const store = VaultStore.open(path, 'write')

    expect(() => store.immediate(() => store.immediate(() => 1))).toThrow('internal')
    store.close()
  })

  it('writes nothing if the work throws', () => {
    const store = VaultStore.open(path, 'write')

    expect(() =>
      store.immediate(() => {
        store.addAudit({ seq: 1, seal: new Uint8Array(1) })
        throw new Error('no')
      }),
    ).toThrow('no')
    expect(store.auditAfter(0)).toEqual([])
    store.close()
  })

  it('says that the vault is busy instead of waiting for ever', { timeout: 30_000 }, () => {
    const store = VaultStore.open(path, 'write')
    const other = new Database(path)
    other.exec('begin immediate')

    expect(() => store.immediate(() => 1)).toThrow('vault-busy')
    other.close()
    store.close()
  })

  it('finds the records of a bucket and no others', () => {
    const store = VaultStore.open(path, 'write')
    const record = (kind: number, first: number) => {
      const item = new Uint8Array(16).fill(first)
      return { kind, item, part: new Uint8Array(16), stamp: 1, seal: Uint8Array.of(kind) }
    }
    store.immediate(() => {
      for (const kind of [1, 63, 64])
        for (const first of [0, 7, 255]) store.addRecord(record(kind, first))
    })

    const found = [0, 7, 255, 8].map((index) =>
      store.bucket(index).map(({ kind, item }) => [kind, item[0]]),
    )

    expect(found).toEqual([
      [
        [1, 0],
        [63, 0],
      ],
      [
        [1, 7],
        [63, 7],
      ],
      [
        [1, 255],
        [63, 255],
      ],
      [],
    ])
    expect(store.parts(new Uint8Array(16).fill(7)).map(({ kind }) => kind)).toEqual([64])
    store.close()
  })
})
