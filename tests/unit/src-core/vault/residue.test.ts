import { afterEach, beforeEach, describe, expect, it } from 'vitest'
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

const canary = 'canary-'
let folder: VaultFolder

beforeEach(() => {
  folder = new VaultFolder()
})

afterEach(() => {
  folder.remove()
})

describe('the files of a vault', () => {
  it('show nothing that somebody wrote, neither open nor locked', async () => {
    const session = await folder.create()
    const names = { name: `${canary}name`, service: 'canary-s', owner: `${canary}owner` }
    session.transact((tx) => {
      tx.putOverview(itemId(1), overview({ ...names, providerName: `${canary}provider` }), null)
      tx.putDetails(itemId(1), { v: 1, notes: `${canary}notes` }, null)
      tx.putSecret(itemId(1), versionId(1), bytesOf(`${canary}secret`))
      tx.putConnection(connectionId(1), connection({ name: `${canary}connection` }), null)
      tx.putJournal(rotationId(1), journal({ reason: `${canary}reason` }), null)
      tx.audit({ event: 'generate-asked', itemId: itemId(1), versionId: null })
    })
    await session.changePassphrase(passphrase, `${canary}passphrase`)
    const forbidden = [canary, passphrase, folder.recoveryCode, 'generate-asked', 'billing', 'atna']
    const scan = (): readonly string[] =>
      folder
        .files()
        .filter(({ bytes }) =>
          forbidden.some((word) => bytes.includes(word) || bytes.includes(word, 0, 'utf16le')),
        )
        .map(({ name }) => name)

    expect(folder.files().length).toBeGreaterThan(3)
    expect(scan()).toEqual([])

    session.transact((tx) => tx.deleteItem(itemId(1)))
    session.close()

    expect(scan()).toEqual([])
  })

  it('show sizes in steps only', async () => {
    const session = await folder.create()
    session.transact((tx) => {
      for (let rest = 1; rest < 40; rest += 1) {
        tx.putOverview(itemId(1, rest), overview({ name: 'n'.repeat(rest) }), null)
        tx.putSecret(itemId(1, rest), versionId(1), bytesOf('s'.repeat(rest * 3)))
      }
    })
    const sizes = (kind: number): ReadonlySet<unknown> =>
      folder.tamper(
        (database) =>
          new Set(
            database
              .prepare('select length(seal) - 41 from record where kind = ?')
              .pluck()
              .all(kind),
          ),
      )

    expect(sizes(65)).toEqual(new Set([256]))
    expect(Array.from(sizes(1), (size) => Number(size) % 64)).toEqual(
      [0, 0].slice(0, sizes(1).size),
    )
  })
})
