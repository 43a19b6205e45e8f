import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Session } from '../../../../src-core/vault/session.ts'
import { bytesOf, itemId, overview, passphrase, VaultFolder, versionId } from './vault-fixture.ts'

let folder: VaultFolder
let first: Session
let second: Session
const one = itemId(1)

beforeEach(async () => {
  folder = new VaultFolder()
  first = await folder.create()
  first.transact((tx) => {
    tx.putOverview(one, overview({ name: 'old' }), null)
    tx.putSecret(one, versionId(1), bytesOf('secret'))
  })
  second = await folder.open()
})

afterEach(() => {
  folder.remove()
})

describe('two sessions on one file', () => {
  it('see what the other wrote', () => {
    first.transact((tx) => tx.putOverview(one, overview({ name: 'new' }), 2))
    first.transact((tx) => tx.putOverview(itemId(2), overview(), null))
    first.transact((tx) => tx.putSecret(one, versionId(2), bytesOf('second secret')))

    expect(second.overview(one)?.body.name).toBe('new')
    expect(second.overviews()).toHaveLength(2)
    expect(second.secret(one, versionId(2))).toEqual(bytesOf('second secret'))
  })

  it('are told of the other, once, and not of themselves', () => {
    second.transact((tx) => tx.audit({ event: 'used', itemId: null, versionId: null }))

    expect(second.refresh()).toBe(false)

    first.transact((tx) => tx.audit({ event: 'used', itemId: null, versionId: null }))

    expect([second.refresh(), second.refresh()]).toEqual([true, false])
  })

  it.each<[string, () => unknown]>([
    ['read', () => second.overviews()],
    ['wrote', () => second.transact((tx) => tx.putOverview(itemId(3), overview(), null))],
  ])('are told of the other also if they %s meanwhile', (_what, work) => {
    first.transact((tx) => tx.putOverview(itemId(2), overview(), null))
    work()

    expect([second.refresh(), second.refresh()]).toEqual([true, false])
  })

  it('never overwrite each other unseen', () => {
    first.transact((tx) => tx.putOverview(one, overview({ name: 'first' }), 2))

    expect(() =>
      second.transact((tx) => tx.putOverview(one, overview({ name: 'second' }), 2)),
    ).toThrow('changed-elsewhere')
    expect(second.overview(one)?.body.name).toBe('first')
  })

  it('take turns', () => {
    for (let turn = 0; turn < 10; turn += 1) {
      const session = turn % 2 === 0 ? first : second
      const stamp = session.overview(one)?.stamp ?? null
      session.transact((tx) => tx.putOverview(one, overview({ name: `turn ${turn}` }), stamp))
    }

    expect([first, second].map((session) => session.overview(one)?.body.name)).toEqual([
      'turn 9',
      'turn 9',
    ])
    expect([first.readOnly, second.readOnly]).toEqual([null, null])
  })

  it('leave an anchor that fits', async () => {
    first.transact((tx) => tx.audit({ event: 'used', itemId: null, versionId: null }))
    second.transact((tx) => tx.audit({ event: 'used', itemId: null, versionId: null }))
    first.close()
    second.close()

    expect((await folder.open()).readOnly).toBeNull()
  })

  it('agree on a passphrase that one of them changed', async () => {
    await first.changePassphrase(passphrase, 'another passphrase')
    await second.changePassphrase('another passphrase', passphrase)

    await expect(first.replaceRecoveryCode('another passphrase')).rejects.toThrow(
      'wrong-passphrase',
    )
  })

  it('refuse to replace a slot that the other replaced meanwhile', async () => {
    const wanted = ['the first passphrase', 'the second passphrase'] as const
    const outcomes = await Promise.allSettled([
      first.changePassphrase(passphrase, wanted[0]),
      second.changePassphrase(passphrase, wanted[1]),
    ])
    first.close()
    second.close()

    const lost = outcomes.filter((outcome) => outcome.status === 'rejected')
    const winner = wanted[outcomes.findIndex((outcome) => outcome.status === 'fulfilled')]
    expect(lost.map(({ reason }: { reason: unknown }) => String(reason))).toEqual([
      'VaultError: changed-elsewhere',
    ])
    expect(await folder.refusal(winner)).toBe('opened')
  })
})
