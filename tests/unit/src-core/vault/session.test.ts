import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Session } from '../../../../src-core/vault/session.ts'
import type { Details, Overview } from '../../../../src-shared/item.ts'
import {
  bytesOf,
  connection,
  connectionId,
  itemId,
  journal,
  overview,
  rotationId,
  VaultFolder,
  versionId,
} from './vault-fixture.ts'

let folder: VaultFolder
let session: Session
const item = itemId(7)
const secret = bytesOf('sk_live_something')

beforeEach(async () => {
  folder = new VaultFolder()
  session = await folder.create()
})

afterEach(() => {
  folder.remove()
})

/** Locks and unlocks. */
async function reopened(): Promise<Session> {
  session.close()
  return folder.open()
}

function add(id = item): void {
  session.transact((tx) => {
    tx.putSecret(id, versionId(1), secret)
    tx.putOverview(id, overview(), null)
    tx.putDetails(id, { v: 1, notes: 'a note' }, null)
  })
}

describe('a session', () => {
  it('reads after unlocking what was written before', async () => {
    add()
    session.transact((tx) => {
      tx.putConnection(connectionId(3), connection(), null)
      tx.putSecret(connectionId(3), versionId(2), bytesOf('admin'))
      tx.putJournal(rotationId(4), journal(), null)
      tx.putSettings({ v: 1, recoveryConfirmedAt: 5 }, session.settings().stamp)
    })

    const again = await reopened()

    expect(again.overviews()).toEqual([{ id: item, stamp: 2, body: overview() }])
    expect(again.overview(item)?.body.name).toBe('billing_api')
    expect(again.details(item)).toEqual({ id: item, stamp: 2, body: { v: 1, notes: 'a note' } })
    expect(again.secret(item, versionId(1))).toEqual(secret)
    expect(again.hasSecret(item, versionId(1))).toBe(true)
    expect(again.connections()).toEqual([{ id: connectionId(3), stamp: 3, body: connection() }])
    expect(again.secret(connectionId(3), versionId(2))).toEqual(bytesOf('admin'))
    expect(again.journals()).toEqual([{ id: rotationId(4), stamp: 3, body: journal() }])
    expect(again.journal(rotationId(4))?.body.step).toBe('planned')
    expect(again.settings().body.recoveryConfirmedAt).toBe(5)
  })

  it('has nothing for what is not there', () => {
    expect(session.overview(item)).toBeNull()
    expect(session.details(item)).toBeNull()
    expect(session.secret(item, versionId(1))).toBeNull()
    expect(session.hasSecret(item, versionId(1))).toBe(false)
    expect(session.journal(rotationId(1))).toBeNull()
  })

  it('keeps any bytes as a secret', async () => {
    add()
    let count = 100
    const kept = new Map<number, Uint8Array>()
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 5000 }), (bytes) => {
        count += 1
        kept.set(count, bytes)
        session.transact((tx) => tx.putSecret(item, versionId(count), bytes))
      }),
      { numRuns: 30 },
    )

    const again = await reopened()

    for (const [number, bytes] of kept) expect(again.secret(item, versionId(number))).toEqual(bytes)
  })

  it('keeps any text in names and notes', () => {
    let rest = 0
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
        fc.string({ maxLength: 5000 }),
        (name, notes) => {
          rest += 1
          const id = itemId(9, rest)
          session.transact((tx) => {
            tx.putOverview(id, overview({ name }), null)
            tx.putDetails(id, { v: 1, notes }, null)
          })

          expect(session.overview(id)?.body.name).toBe(name)
          expect(session.details(id)?.body.notes).toBe(notes)
        },
      ),
      { numRuns: 50 },
    )
  })

  it('gives out a fresh copy of a secret each time', () => {
    add()
    session.secret(item, versionId(1))?.fill(0)

    expect(session.secret(item, versionId(1))).toEqual(secret)
  })

  it('gives out bodies that nobody can change by mistake', () => {
    add()
    const body: Overview = session.overview(item)?.body ?? overview()

    expect(() => {
      body.tags.push('changed')
    }).toThrow(TypeError)
  })

  it('keeps its own marks out of bodies', () => {
    add()

    expect(Object.keys(session.overview(item)?.body ?? {}).sort()).toEqual(
      Object.keys(overview()).sort(),
    )
  })

  it('gives equal secrets of one vault the same fingerprint, and those of another vault not', async () => {
    const other = new VaultFolder()
    const elsewhere = await other.create()

    expect(session.fingerprint(secret)).toBe(session.fingerprint(secret.slice()))
    expect(session.fingerprint(secret)).toMatch(/^[0-9a-f]{64}$/)
    expect(session.fingerprint(secret)).not.toBe(session.fingerprint(bytesOf('other')))
    expect(session.fingerprint(secret)).not.toBe(elsewhere.fingerprint(secret))
    other.remove()
  })

  it('refuses everything once it is closed', () => {
    session.close()
    session.close()

    expect(() => session.overviews()).toThrow('not-allowed-now')
    expect(() => session.secret(item, versionId(1))).toThrow('not-allowed-now')
    expect(() => session.fingerprint(secret)).toThrow('not-allowed-now')
    expect(() => session.transact(() => 1)).toThrow('not-allowed-now')
  })
})

describe('unknown keys', () => {
  const later: Overview = { ...overview(), later: { deep: [1, 2] } }
  const notes: Details = { v: 1, notes: '', later: true }

  it('survive rewriting by somebody who does not know them', async () => {
    session.transact((tx) => {
      tx.putOverview(item, later, null)
      tx.putDetails(item, notes, null)
      tx.putConnection(connectionId(1), { ...connection(), later: 1 }, null)
      tx.putJournal(rotationId(1), { ...journal(), later: 1 }, null)
    })
    session = await reopened()
    session.transact((tx) => {
      tx.putOverview(item, overview({ name: 'renamed' }), session.overview(item)?.stamp ?? null)
      tx.putDetails(item, { v: 1, notes: 'new' }, session.details(item)?.stamp ?? null)
      tx.putConnection(connectionId(1), connection({ name: 'renamed' }), 2)
      tx.putJournal(rotationId(1), journal({ reason: 'changed' }), 2)
    })

    expect(session.overview(item)?.body).toEqual({ ...later, name: 'renamed' })
    expect(session.details(item)?.body).toEqual({ ...notes, notes: 'new' })
    expect(session.connections()[0]?.body).toMatchObject({ name: 'renamed', later: 1 })
    expect(session.journals()[0]?.body).toMatchObject({ reason: 'changed', later: 1 })
  })
})

describe('the audit log', () => {
  it('has the newest lines first, also for one item', async () => {
    folder.now += 1000
    session.transact((tx) => {
      tx.audit({ event: 'copied', itemId: item, versionId: versionId(1) })
      tx.audit({ event: 'revealed', itemId: itemId(8), versionId: null })
    })
    const again = await reopened()

    const all = again.audit({ itemId: null, limit: 10 })

    expect(all.map(({ seq, event }) => [seq, event])).toEqual([
      [4, 'unlocked'],
      [3, 'revealed'],
      [2, 'copied'],
      [1, 'created'],
    ])
    expect(again.audit({ itemId: item, limit: 10 })).toEqual([
      { seq: 2, at: folder.now, event: 'copied', itemId: item, versionId: versionId(1), why: null },
    ])
    expect(again.audit({ itemId: null, limit: 1 })).toHaveLength(1)
  })

  it('goes on while the vault is open', () => {
    expect(session.audit({ itemId: null, limit: 9 })).toHaveLength(1)
    session.transact((tx) => tx.audit({ event: 'used', itemId: null, versionId: null }))

    expect(session.audit({ itemId: null, limit: 9 }).map(({ event }) => event)).toEqual([
      'used',
      'created',
    ])
  })
})
