import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Session, Transaction } from '../../../../src-core/vault/session.ts'
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

beforeEach(async () => {
  folder = new VaultFolder()
  session = await folder.create()
  session.transact((tx) => {
    tx.putOverview(item, overview(), null)
    tx.putDetails(item, { v: 1, notes: '' }, null)
    tx.putSecret(item, versionId(1), bytesOf('secret'))
    tx.putConnection(connectionId(1), connection(), null)
    tx.putJournal(rotationId(1), journal(), null)
  })
})

afterEach(() => {
  folder.remove()
})

function counts(): readonly unknown[] {
  return folder.tamper((database) =>
    database.prepare('select kind, count(*) from record group by kind').raw().all(),
  )
}

describe('a transaction', () => {
  it('answers what the work returns', () => {
    expect(session.transact(() => 'answer')).toBe('answer')
  })

  it('leaves the file alone if there is nothing to write', () => {
    const before = folder.bytes()
    session.transact(() => undefined)

    expect(folder.bytes()).toEqual(before)
  })

  it('writes nothing if the work throws', () => {
    const before = counts()

    expect(() =>
      session.transact((tx) => {
        tx.putOverview(itemId(9), overview(), null)
        tx.audit({ event: 'added', itemId: itemId(9), versionId: null })
        throw new Error('changed my mind')
      }),
    ).toThrow('changed my mind')
    expect(counts()).toEqual(before)
    expect(session.overview(itemId(9))).toBeNull()
    expect(session.audit({ itemId: itemId(9), limit: 9 })).toEqual([])
  })

  it('shows the vault as it was while the work goes on', () => {
    session.transact((tx) => {
      tx.putOverview(item, overview({ name: 'renamed' }), 2)

      expect(session.overview(item)?.body.name).toBe('billing_api')
      expect(session.secret(item, versionId(1))).toEqual(bytesOf('secret'))
    })
    expect(session.overview(item)?.body.name).toBe('renamed')
  })

  it('gives an item a new stamp when only its details or secrets change', () => {
    session.transact((tx) => tx.putDetails(item, { v: 1, notes: 'new' }, 2))
    const afterDetails = session.overview(item)?.stamp
    session.transact((tx) => tx.putSecret(item, versionId(2), bytesOf('two')))

    expect([afterDetails, session.overview(item)?.stamp]).toEqual([3, 4])
    expect(session.details(item)?.stamp).toBe(3)
  })

  it('takes parts and owner in any order', () => {
    session.transact((tx) => {
      tx.putSecret(itemId(9), versionId(3), bytesOf('first'))
      tx.putDetails(itemId(9), { v: 1, notes: 'n' }, null)
      tx.putOverview(itemId(9), overview(), null)
    })

    expect(session.secret(itemId(9), versionId(3))).toEqual(bytesOf('first'))
  })

  it('removes a secret for good', async () => {
    session.transact((tx) => tx.dropSecret(item, versionId(1)))
    session.close()
    const again = await folder.open()

    expect(again.hasSecret(item, versionId(1))).toBe(false)
    expect(again.details(item)?.body.notes).toBe('')
  })

  it('removes an item with its parts and leaves a tombstone', async () => {
    session.transact((tx) => tx.deleteItem(item))
    session.close()

    expect(counts()).toEqual([
      [2, 1],
      [3, 1],
      [4, 1],
      [5, 1],
    ])
    const again = await folder.open()
    expect(again.overviews()).toEqual([])
    expect(() => again.transact((tx) => tx.putOverview(item, overview(), null))).toThrow(
      'changed-elsewhere',
    )
  })

  it('removes connections with their secrets, and journals', () => {
    session.transact((tx) => tx.putSecret(connectionId(1), versionId(9), bytesOf('admin')))
    session.transact((tx) => {
      tx.dropConnection(connectionId(1))
      tx.dropJournal(rotationId(1))
    })

    expect([session.connections(), session.journals()]).toEqual([[], []])
    expect(session.secret(connectionId(1), versionId(9))).toBeNull()
  })
})

describe('a transaction is refused', () => {
  const refusals: readonly (readonly [string, string, (tx: Transaction) => void])[] = [
    [
      'for an item that is there already',
      'changed-elsewhere',
      (tx) => tx.putOverview(item, overview(), null),
    ],
    ['for an old stamp', 'changed-elsewhere', (tx) => tx.putOverview(item, overview(), 1)],
    [
      'for an item that is not there',
      'changed-elsewhere',
      (tx) => tx.putOverview(itemId(9), overview(), 2),
    ],
    [
      'for an old stamp of details',
      'changed-elsewhere',
      (tx) => tx.putDetails(item, { v: 1, notes: '' }, 1),
    ],
    [
      'for details that are there already',
      'changed-elsewhere',
      (tx) => tx.putDetails(item, { v: 1, notes: '' }, null),
    ],
    [
      'for an old stamp of a connection',
      'changed-elsewhere',
      (tx) => tx.putConnection(connectionId(1), connection(), 1),
    ],
    [
      'for an old stamp of a journal',
      'changed-elsewhere',
      (tx) => tx.putJournal(rotationId(1), journal(), 1),
    ],
    [
      'for an old stamp of the settings',
      'changed-elsewhere',
      (tx) => tx.putSettings({ v: 1, recoveryConfirmedAt: 1 }, 9),
    ],
    [
      'for a secret version that is there',
      'changed-elsewhere',
      (tx) => tx.putSecret(item, versionId(1), bytesOf('x')),
    ],
    [
      'for an empty secret',
      'bad-secret',
      (tx) => tx.putSecret(item, versionId(2), new Uint8Array(0)),
    ],
    [
      'for a secret that is too long',
      'bad-secret',
      (tx) => tx.putSecret(item, versionId(2), new Uint8Array(16_385)),
    ],
    [
      'for a secret of nothing',
      'not-found',
      (tx) => tx.putSecret(itemId(9), versionId(2), bytesOf('x')),
    ],
    [
      'for details of nothing',
      'not-found',
      (tx) => tx.putDetails(itemId(9), { v: 1, notes: '' }, null),
    ],
    [
      'for removing a secret that is not there',
      'no-secret',
      (tx) => tx.dropSecret(item, versionId(2)),
    ],
    ['for removing what is not there', 'not-found', (tx) => tx.deleteItem(itemId(9))],
    [
      'for removing a journal that is not there',
      'not-found',
      (tx) => tx.dropJournal(rotationId(9)),
    ],
    [
      'for a body that would not be read again',
      'internal',
      (tx) => tx.putOverview(item, overview({ name: '' }), 2),
    ],
    [
      'for a part of an item that it deletes',
      'changed-elsewhere',
      (tx) => {
        tx.deleteItem(item)
        tx.dropSecret(item, versionId(1))
      },
    ],
  ]

  it.each(refusals)('%s: %s', (_name, code, work) => {
    const before = folder.bytes()

    expect(() => session.transact(work)).toThrow(code)
    expect(folder.bytes()).toEqual(before)
  })

  it('inside a transaction', () => {
    expect(() => session.transact(() => session.transact(() => 1))).toThrow('internal')
  })

  it('for work that goes on later', () => {
    expect(() => session.transact(() => Promise.resolve(1))).toThrow('internal')
  })

  it('once the work is over', () => {
    const held = session.transact((tx) => tx)

    expect(() => {
      held.audit({ event: 'used', itemId: null, versionId: null })
    }).toThrow('not-allowed-now')
  })
})
