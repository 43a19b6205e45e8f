import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Session } from '../../../../src-core/vault/session.ts'
import { VaultError } from '../../../../src-shared/errors.ts'
import type { Step } from '../../../../src-shared/rotation.ts'
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
} from './vault-fixture.ts'
import { version } from './version-fixture.ts'

let folder: VaultFolder
let session: Session
const one = itemId(1)
const two = itemId(2)

beforeEach(async () => {
  folder = new VaultFolder()
  session = await folder.create()
  const same = session.fingerprint(bytesOf('same secret'))
  session.transact((tx) => {
    tx.putOverview(one, { ...overview({ versions: [version(1, same)] }), later: 'kept' }, null)
    tx.putDetails(one, { v: 1, notes: 'notes of one' }, null)
    tx.putSecret(one, versionId(1), bytesOf('same secret'))
    const gone = version(3, same)
    tx.putOverview(two, overview({ versions: [version(2, same), gone] }), null)
    tx.putSecret(two, versionId(2), bytesOf('same secret'))
    tx.putOverview(itemId(3), overview({ name: 'to delete' }), null)
    tx.putConnection(connectionId(3), connection(), null)
    tx.putSecret(connectionId(3), versionId(4), bytesOf('admin'))
    tx.putJournal(rotationId(1), journal({ lineage: session.lineage, step: 'promoted' }), null)
    tx.audit({ event: 'added', itemId: one, versionId: versionId(1) })
  })
  session.transact((tx) => tx.deleteItem(itemId(3)))
})

afterEach(() => {
  folder.remove()
})

/** Everything that the vault holds, but for fingerprints and stamps. */
function contentOf(from: Session): unknown {
  const bare = from.overviews().map(({ id, body }) => {
    const versions = body.versions.map((each) => ({ ...each, fingerprint: null }))
    const secrets = versions.map((each) => from.secret(id, each.id))
    return { id, body: { ...body, versions }, secrets, details: from.details(id)?.body }
  })
  return {
    items: bare.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    connections: from.connections().map(({ id, body }) => ({ id, body })),
    admin: from.secret(connectionId(3), versionId(4)),
    journals: from.journals().map(({ id, body }) => ({ id, body })),
    lineage: from.lineage,
  }
}

const eventsOf = (from: Session): readonly string[] =>
  from.audit({ itemId: null, limit: 99 }).map(({ event }) => event)

const fingerprintsOf = (from: Session): readonly (string | null | undefined)[] =>
  [from.overview(one), from.overview(two)].flatMap(
    (kept) => kept?.body.versions.map(({ fingerprint }) => fingerprint) ?? [],
  )

describe('rekey', () => {
  it('keeps everything, and goes on in the same session', async () => {
    const [content, events] = [contentOf(session), eventsOf(session)]

    await session.rekey(passphrase)

    expect(contentOf(session)).toEqual(content)
    expect(eventsOf(session)).toEqual(['rekeyed', ...events])
    session.transact((tx) => tx.audit({ event: 'used', itemId: null, versionId: null }))
    session.close()
    const again = await folder.open()
    expect(contentOf(again)).toEqual(content)
    expect([again.readOnly, again.firstOpening]).toEqual([null, false])
    expect(eventsOf(again)).toEqual(['unlocked', 'used', 'rekeyed', ...events])
  })

  it('makes fingerprints anew from the secrets, so that duplicates are found', async () => {
    const [before] = fingerprintsOf(session)
    await session.rekey(passphrase)

    const [first, second, gone] = fingerprintsOf(session)
    expect(first).toBe(session.fingerprint(bytesOf('same secret')))
    expect([second, gone]).toEqual([first, null])
    expect(first).not.toBe(before)
  })

  it('keeps the passphrase and replaces the recovery code by one that nobody confirmed', async () => {
    const { body, stamp } = session.settings()
    session.transact((tx) => tx.putSettings({ ...body, recoveryConfirmedAt: 1 }, stamp))

    const { recoveryCode } = await session.rekey(passphrase)

    expect(session.settings().body.recoveryConfirmedAt).toBeNull()
    session.close()
    expect(await folder.refusal(folder.recoveryCode, 'recovery-code')).toBe('wrong-recovery-code')
    expect(await folder.refusal(recoveryCode ?? '', 'recovery-code')).toBe('opened')
    expect(await folder.refusal()).toBe('opened')
  })

  it('can be done again, and a passphrase be changed after it', async () => {
    const content = contentOf(session)
    await session.rekey(passphrase)
    await session.rekey(passphrase)
    await session.changePassphrase(passphrase, 'another passphrase')
    session.close()

    expect(await folder.refusal('another passphrase')).toBe('opened')
    expect(await folder.refusal()).toBe('wrong-passphrase')
    expect(contentOf(await folder.open({}, 'another passphrase'))).toEqual(content)
  })

  it('leaves nothing of the old epoch in any file', async () => {
    const before = folder.tamper((database) =>
      ['select wrapped from slot', 'select seal from record', 'select seal from audit'].flatMap(
        (sql) => database.prepare(sql).pluck().all(),
      ),
    )
    await session.rekey(passphrase)

    // The head of a seal is its nonce, which is found nowhere else.
    const scan = (): number =>
      before.filter(
        (seal) =>
          Buffer.isBuffer(seal) &&
          folder.files().some(({ bytes }) => bytes.includes(seal.subarray(1, 25))),
      ).length
    expect(before.length).toBeGreaterThan(10)
    expect(scan()).toBe(0)
    session.close()
    expect(scan()).toBe(0)
  })

  it('drops rows that nothing vouches for', async () => {
    folder.tamper((database) =>
      database
        .prepare('insert into record values (65, ?, ?, 1, ?)')
        .run(Buffer.alloc(16, 9), Buffer.alloc(16, 9), Buffer.alloc(80, 9)),
    )

    await session.rekey(passphrase)

    const count = folder.tamper((database) =>
      database
        .prepare('select count(*) from record where item = ?')
        .pluck()
        .get(Buffer.alloc(16, 9)),
    )
    expect(count).toBe(0)
  })
})

describe('a refused rekey', () => {
  it.each<Step>(['creating', 'unknown', 'stored', 'retiring'])(
    'is one while a journal stands at %s, and changes nothing',
    async (step) => {
      const stamp = session.journal(rotationId(1))?.stamp ?? null
      const body = journal({ lineage: session.lineage, step })
      session.transact((tx) => tx.putJournal(rotationId(1), body, stamp))
      const bytes = folder.bytes()

      await expect(session.rekey(passphrase)).rejects.toThrow('replacement-running')
      expect(folder.bytes()).toEqual(bytes)
    },
  )

  it('is none for a journal of another lineage, which is held', async () => {
    const body = journal({ step: 'creating' })
    session.transact((tx) => tx.putJournal(rotationId(2), body, null))

    await session.rekey(passphrase)

    expect(session.journal(rotationId(2))?.body).toEqual(body)
  })

  it('is one that a key was begun under, while the passphrase was stretched', async () => {
    const rekeying = session.rekey(passphrase)
    const body = journal({ lineage: session.lineage, step: 'creating' })
    session.transact((tx) => tx.putJournal(rotationId(2), body, null))

    await expect(rekeying).rejects.toThrow('replacement-running')
    expect(session.journal(rotationId(2))?.body).toEqual(body)
  })

  it('is one with a wrong passphrase', async () => {
    const bytes = folder.bytes()

    await expect(session.rekey('not the passphrase')).rejects.toThrow('wrong-passphrase')
    expect(folder.bytes()).toEqual(bytes)
  })

  it('is one whose passphrase was changed elsewhere meanwhile', async () => {
    const other = await folder.open()
    const changing = other.changePassphrase(passphrase, 'another passphrase')
    const rekeying = session.rekey(passphrase)
    await changing

    await expect(rekeying).rejects.toThrow('changed-elsewhere')
    session.transact((tx) => tx.audit({ event: 'used', itemId: null, versionId: null }))
  })

  it('is one of a vault that was locked meanwhile', async () => {
    const rekeying = session.rekey(passphrase)
    session.close()

    await expect(rekeying).rejects.toThrow('not-allowed-now')
    expect(await folder.refusal()).toBe('opened')
  })

  it('leaves the old epoch whole where a record is damaged', async () => {
    folder.tamper((database) =>
      database.exec('update record set seal = zeroblob(297) where kind = 65'),
    )
    const bytes = folder.bytes()

    await expect(session.rekey(passphrase)).rejects.toThrow('vault-damaged')

    expect(folder.bytes()).toEqual(bytes)
    expect(session.overview(one)?.body.name).toBe('billing_api')
  })

  it('leaves the old epoch whole where randomness fails half-way', async () => {
    let left = Infinity
    const random = {
      randomBytes: (count: number): Uint8Array => {
        left -= 1
        if (left < 0) throw new VaultError('disk-full')
        return folder.deps.random.randomBytes(count)
      },
    }
    const failing = await folder.open({ random })
    for (const calls of [0, 1, 2, 3, 4]) {
      left = calls
      await expect(failing.rekey(passphrase)).rejects.toThrow('disk-full')
    }
    left = Infinity
    const content = contentOf(failing)
    await failing.rekey(passphrase)
    expect(contentOf(failing)).toEqual(content)
  })
})

describe('a new recovery code that crosses a re-key', () => {
  it('is refused, and never one that opens nothing', async () => {
    const own = new VaultFolder()
    const made = await own.create({}, false)
    const results = await Promise.allSettled([
      made.rekey(passphrase),
      made.replaceRecoveryCode(passphrase),
    ])
    made.close()

    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    expect(results[1]).toMatchObject({ reason: { code: 'changed-elsewhere' } })
    own.remove()
  })
})

describe('rows that nobody vouches for', () => {
  it('keep no vault from a new key, though they have stamps that are still to come', async () => {
    session.close()
    folder.tamper((database) => {
      const add = database.prepare('insert into record values (200, ?, zeroblob(16), ?, ?)')
      for (let at = 0; at < 100; at += 1) {
        const id = Buffer.alloc(16)
        id.writeUInt32BE(at)
        add.run(id, at, Buffer.alloc(60))
      }
    })
    session = await folder.open()

    await expect(session.rekey(passphrase)).resolves.toBeDefined()
    expect(
      folder.tamper((database) =>
        database.prepare('select count(*) from record where kind = 200').pluck().get(),
      ),
    ).toBe(0)
  })
})

describe('another program', () => {
  it('reads and writes no more once the vault key was changed under it', async () => {
    const other = await folder.open()
    await session.rekey(passphrase)
    const bytes = folder.bytes()

    for (let times = 0; times < 2; times += 1) {
      expect(() => other.overviews()).toThrow('changed-elsewhere')
      expect(() => other.secret(one, versionId(1))).toThrow('changed-elsewhere')
      expect(() => other.refresh()).toThrow('changed-elsewhere')
      expect(() => {
        other.transact((tx) => tx.audit({ event: 'used', itemId: null, versionId: null }))
      }).toThrow('changed-elsewhere')
    }
    expect([other.isRekeyed, other.readOnly, session.isRekeyed]).toEqual([true, null, false])
    await expect(other.rekey(passphrase)).rejects.toThrow('changed-elsewhere')
    other.close()
    expect(folder.bytes()).toEqual(bytes)
    expect(session.overviews()).toHaveLength(2)
  })

  it('opens what the first one changed with the same passphrase', async () => {
    const other = await folder.open()
    await session.rekey(passphrase)
    other.close()

    const again = await folder.open()
    again.transact((tx) => tx.audit({ event: 'used', itemId: null, versionId: null }))
    expect([session.refresh(), again.readOnly, session.readOnly]).toEqual([true, null, null])
  })
})

describe('the anchor of another epoch', () => {
  const copyOf = (): string => `${folder.path}.copy`

  it('finds that the file of the old epoch was put back', async () => {
    session.close()
    folder.copy(folder.path, copyOf())
    const next = await folder.open()
    await next.rekey(passphrase)
    next.close()
    folder.copy(copyOf(), folder.path)

    expect((await folder.open()).readOnly).toBe('rolled-back')
  })

  it('lets a device go on that was away, and still finds a fork on it', async () => {
    const away = `${folder.anchorsPath}.away`
    const there = await folder.open({ anchorsPath: away })
    there.close()
    session.close()
    folder.copy(folder.path, copyOf())
    const here = await folder.open()
    await here.rekey(passphrase)
    await here.rekey(passphrase)
    here.close()
    const rekeyed = `${folder.path}.rekeyed`
    folder.copy(folder.path, rekeyed)

    const back = await folder.open({ anchorsPath: away })
    expect([back.readOnly, back.firstOpening]).toEqual([null, false])
    back.close()

    // The same device, had it written to the old epoch meanwhile, finds two ways.
    folder.copy(copyOf(), folder.path)
    const other = `${folder.anchorsPath}.other`
    const on = await folder.open({ anchorsPath: other })
    on.close()
    folder.copy(rekeyed, folder.path)
    expect((await folder.open({ anchorsPath: other })).readOnly).toBe('forked')
  })
})
