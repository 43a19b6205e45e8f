import Database from 'better-sqlite3'
import { rmSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { joinBytes } from '../../../../src-core/crypto/bytes.ts'
import { hash } from '../../../../src-core/crypto/hash.ts'
import type { SlotRow } from '../../../../src-core/store/rows.ts'
import { VaultStore } from '../../../../src-core/store/vault-store.ts'
import { readHead } from '../../../../src-core/vault/head.ts'
import { slotsHash } from '../../../../src-core/vault/slot.ts'
import { openVault } from '../../../../src-core/vault/vault.ts'
import { itemId, overview, passphrase, VaultFolder } from './vault-fixture.ts'

let folder: VaultFolder

beforeEach(async () => {
  folder = new VaultFolder()
  const session = await folder.create()
  session.transact((tx) => tx.putOverview(itemId(1), overview(), null))
  session.close()
  folder.kdfCalls = 0
})

afterEach(() => {
  folder.remove()
})

function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  return Uint8Array.from(bytes).with(bit >> 3, (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7)))
}

describe('openVault', () => {
  it('opens with the passphrase', async () => {
    const session = await folder.open()

    expect([session.openedWith, session.overviews().length]).toEqual(['passphrase', 1])
  })

  it('opens with the recovery code as somebody typed it', async () => {
    const secret = folder.recoveryCode.toLowerCase().replaceAll('-', ' ')
    const input = { path: folder.path, with: 'recovery-code', secret } as const
    const session = await openVault(input, folder.deps)

    expect([session.openedWith, session.overviews().length]).toEqual(['recovery-code', 1])
    session.close()
  })

  it('takes the passphrase in whatever form its letters were typed', async () => {
    const other = new VaultFolder()
    const input = { path: other.path, with: 'passphrase', secret: 'cafe\u0301 am see 1' } as const
    const session = await other.create()
    await session.changePassphrase(passphrase, 'caf\u00e9 am see \u2460')
    session.close()

    const again = await openVault(input, other.deps)

    expect(again.openedWith).toBe('passphrase')
    again.close()
    other.remove()
  })

  it('counts the failures since it last opened', async () => {
    await folder.refusal('wrong passphrase')
    await folder.refusal('wrong passphrase')

    expect((await folder.open()).failedUnlocks).toBe(2)
    expect((await folder.open()).failedUnlocks).toBe(0)
  })

  it('says once that a device sees the vault for the first time', async () => {
    rmSync(folder.anchorsPath)

    expect((await folder.open()).firstOpening).toBe(true)
    expect((await folder.open()).firstOpening).toBe(false)
  })
})

describe('a refused unlock', () => {
  it.each([
    ['wrong-passphrase', ['wrong passphrase', 'passphrase'], 1],
    ['wrong-recovery-code', ['00000-00000-00000-00000-00000-00000', 'recovery-code'], 1],
    ['wrong-recovery-code', ['00000-00000-00000-00000-00000-00001', 'recovery-code'], 0],
  ] as const)('says %s for %j after %i derivations', async (code, given, derivations) => {
    const before = folder.bytes()

    expect(await folder.refusal(...given)).toBe(code)
    expect(folder.kdfCalls).toBe(derivations)
    expect(folder.bytes()).toEqual(before)
  })

  it('changes no byte of a file with a live log either', async () => {
    const session = await folder.open()
    session.transact((tx) => tx.putOverview(itemId(2), overview(), null))
    const copy = `${folder.path}.copy`
    folder.copy(folder.path, copy)
    session.close()
    folder.copy(copy, folder.path)
    const before = folder.bytes()

    expect(before[1]).not.toBe('')
    expect(await folder.refusal('wrong passphrase')).toBe('wrong-passphrase')
    expect(folder.bytes()).toEqual(before)
    expect((await folder.open()).overviews()).toHaveLength(2)
  })

  it('changes no byte of a damaged file', async () => {
    folder.tamper((database) => database.exec('delete from record where kind = 1'))
    const before = folder.bytes()

    expect(await folder.refusal()).toBe('vault-damaged')
    expect(folder.bytes()).toEqual(before)
  })

  it('says vault-missing if there is no file', async () => {
    rmSync(folder.path)

    expect(await folder.refusal()).toBe('vault-missing')
  })

  it('says vault-damaged if there is a rollback journal', async () => {
    writeFileSync(`${folder.path}-journal`, 'x'.repeat(512))

    expect(await folder.refusal()).toBe('vault-damaged')
  })

  it.each(['', 'not a database, but long enough to be read as one '.repeat(200)])(
    'says vault-damaged for %.20j and keeps it',
    async (content) => {
      writeFileSync(folder.path, content)

      expect(await folder.refusal()).toBe('vault-damaged')
      expect(
        folder
          .files()
          .find(({ name }) => name === 'main.keyturn')
          ?.bytes.toString(),
      ).toBe(content)
    },
  )
})

describe('damage of header and slots', () => {
  it('is never called a wrong passphrase, whichever bit is flipped', () => {
    const store = VaultStore.open(folder.path, 'read')
    const header = store.header()
    const slots = store.slots()
    const manifest = store.manifest()
    store.close()
    const headers = [
      ...bitsOf(header.body).map((body) => ({ ...header, body })),
      ...bitsOf(header.sum).map((sum) => ({ ...header, sum })),
    ]
    const slotSets = slots.flatMap((slot, index) =>
      (['id', 'body', 'wrapped', 'sum'] as const).flatMap((column) =>
        bitsOf(slot[column]).map((bytes) => slots.with(index, { ...slot, [column]: bytes })),
      ),
    )

    expect(readHead(fileOf({ header, slots, manifest })).slots).toHaveLength(2)
    for (const damaged of headers) {
      expect(() => readHead(fileOf({ header: damaged, slots, manifest }))).toThrow('vault-damaged')
    }
    for (const damaged of slotSets) {
      expect(() => readHead(fileOf({ header, slots: damaged, manifest }))).toThrow('vault-damaged')
    }
    expect([headers.length, slotSets.length]).toEqual([92 * 8, 2 * 195 * 8])
  })

  it.each([
    ['header', 'body'],
    ['slot', 'body'],
    ['slot', 'wrapped'],
    ['manifest', 'body'],
    ['manifest', 'mac'],
  ])('in %s.%s is found when unlocking', async (table, column) => {
    folder.tamper((database) => {
      const bytes = database.prepare(`select ${column} from ${table} limit 1`).pluck().get()
      if (!(bytes instanceof Uint8Array)) throw new Error('no bytes')
      const damaged = flipped(bytes, 21)
      database.prepare(`update ${table} set ${column} = ? where ${column} = ?`).run(damaged, bytes)
    })

    expect(await folder.refusal()).toBe('vault-damaged')
  })

  it.each([
    ['a slot was removed', 'delete from slot where rowid = 1'],
    ['all slots were removed', 'delete from slot'],
    ['the header was removed', 'delete from header'],
    ['the manifest was removed', 'delete from manifest'],
  ])('is told if %s', async (_name, sql) => {
    folder.tamper((database) => database.exec(sql))

    expect(await folder.refusal()).toBe('vault-damaged')
    expect(folder.kdfCalls).toBe(0)
  })

  it('is told if an old slot is put back', async () => {
    const old = folder.tamper(selectSlots)
    const session = await folder.open()
    await session.changePassphrase(passphrase, 'another passphrase')
    session.close()

    folder.tamper((database) => {
      database.exec('delete from slot')
      const insert = database.prepare('insert into slot values (?, ?, ?, ?)')
      for (const row of old) insert.run(...row)
    })

    expect(await folder.refusal()).toBe('vault-damaged')
  })
})

describe('a slot with a forged cost', () => {
  it.each([
    [32_768, 3],
    [65_536, 2],
    [1_048_577, 3],
    [65_536, 11],
  ])('of %i KiB and %i passes is refused before anything is derived', async (memory, passes) => {
    folder.tamper((database) => {
      forgeCost(database, memory, passes)
    })

    expect(await folder.refusal()).toBe('kdf-refused')
    expect(folder.kdfCalls).toBe(0)
  })

  it('within the bounds opens for nobody', async () => {
    folder.tamper((database) => {
      forgeCost(database, 65_536, 4)
    })

    expect(await folder.refusal()).not.toBe('opened')
  })
})

function bitsOf(bytes: Uint8Array): readonly Uint8Array[] {
  return Array.from({ length: bytes.length * 8 }, (_, bit) => flipped(bytes, bit))
}

type Rows = {
  readonly header: ReturnType<VaultStore['header']>
  readonly slots: readonly SlotRow[]
  readonly manifest: ReturnType<VaultStore['manifest']>
}

function fileOf(rows: Rows): Parameters<typeof readHead>[0] {
  return { header: () => rows.header, slots: () => rows.slots, manifest: () => rows.manifest }
}

function selectSlots(database: Database.Database): readonly unknown[][] {
  const rows = database
    .prepare<[], unknown[]>('select id, body, wrapped, sum from slot')
    .raw()
    .all()
  return rows
}

/** Writes another cost with every checksum that needs no key made right again. */
function forgeCost(database: Database.Database, memory: number, passes: number): void {
  const rows = selectSlots(database).map(([id, body, wrapped]) => {
    const cost = new DataView(new ArrayBuffer(8))
    cost.setUint32(0, memory)
    cost.setUint32(4, passes)
    const old = bytes(body)
    const forged = joinBytes(old.subarray(0, 18), new Uint8Array(cost.buffer), old.subarray(26))
    return { id: bytes(id), body: forged, wrapped: bytes(wrapped), sum: hash(forged) }
  })
  for (const { id, body, sum } of rows) {
    database.prepare('update slot set body = ?, sum = ? where id = ?').run(body, sum, id)
  }
  const manifest = bytes(database.prepare('select body from manifest').pluck().get())
  const forged = joinBytes(manifest.subarray(0, 44), slotsHash(rows), manifest.subarray(76))
  database.prepare('update manifest set body = ?').run(forged)
}

function bytes(value: unknown): Uint8Array {
  if (!(value instanceof Uint8Array)) throw new Error('no bytes')
  return value
}
