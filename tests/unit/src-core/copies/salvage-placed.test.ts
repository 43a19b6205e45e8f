import Database from 'better-sqlite3'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keepSalvage, type Salvaged } from '../../../../src-core/copies/salvage.ts'
import type { VaultDeps } from '../../../../src-core/vault/vault.ts'
import { passphrase } from '../vault/vault-fixture.ts'
import { addItem, CopiesFolder } from './copies-fixture.ts'

const fresh = 'a new passphrase for it'
let folder: CopiesFolder

beforeEach(async () => {
  folder = new CopiesFolder()
  const session = await folder.create()
  addItem(session, 1)
  session.close()
})

afterEach(() => {
  folder.remove()
})

function keep(changed: Partial<VaultDeps> = {}): Promise<Salvaged> {
  const from = { vaultPath: folder.path, with: 'passphrase', secret: passphrase } as const
  return keepSalvage({ ...from, passphrase: fresh }, { ...folder.copyDeps, ...changed })
}

const asidePath = (end: string): string =>
  join(dirname(folder.path), `main-set-aside-20_11_2026-14_05.keyturn${end}`)

describe('a salvaged vault that is in its place', () => {
  it('passes no old state off as the vault: another id and lineage', async () => {
    const before = await folder.open()
    before.close()
    const { session } = await keep()

    expect([session?.vaultId, session?.lineage]).not.toContain(before.vaultId)
    expect(session?.lineage).not.toBe(before.lineage)
    session?.close()
  })

  it('is made of a log alone, and says where that is', async () => {
    const database = new Database(folder.path)
    database.pragma('wal_autocheckpoint = 0')
    database.exec('vacuum')
    const log = readFileSync(`${folder.path}-wal`)
    database.close()
    for (const end of ['', '-wal', '-shm']) rmSync(folder.path + end, { force: true })
    writeFileSync(`${folder.path}-wal`, log)

    const { session, items, setAside, recoveryCode } = await keep()
    session?.close()

    expect([items, join(dirname(folder.path), setAside)]).toEqual([1, asidePath('-wal')])
    expect(readFileSync(asidePath('-wal')).equals(log)).toBe(true)
    expect(await folder.refusal(recoveryCode, 'recovery-code')).toBe('opened')
  })

  it('gives its recovery code though it does not open just now', async () => {
    const { kdf } = folder.deps
    const failing: typeof kdf = async (...given) => {
      if (existsSync(asidePath(''))) throw new Error('out of memory')
      return kdf(...given)
    }

    const { session, items, recoveryCode } = await keep({ kdf: failing })

    expect([session, items]).toEqual([null, 1])
    expect(await folder.refusal(fresh)).toBe('opened')
    expect(await folder.refusal(recoveryCode, 'recovery-code')).toBe('opened')
    expect(readdirSync(folder.workFolder)).toEqual([])
  })
})
