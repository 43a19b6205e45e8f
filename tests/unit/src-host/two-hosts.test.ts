import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { VaultError } from '../../../src-shared/errors.ts'
import type { NewItem } from '../../../src-shared/item.ts'
import { fields } from '../src-core/rotation/desk-fixture.ts'
import { HostStage, passphrase } from './host-fixture.ts'

// Two programs on one vault file, as two windows or a command line beside the app are.

let one: HostStage
let other: HostStage

const key: NewItem = {
  ...{ name: 'mail_outbound-02_07_2026-10_31', kind: 'api-key', providerName: 'Mail gateway' },
  ...{ credentialId: null, secret: 'sample_mail_Hx11c0Te8Q2dVn5BwJ7sKu3R', createdAt: null },
  ...{ fields, acceptDuplicate: true },
}

const everything = { text: '', group: null, sort: 'name', offset: 0, limit: 100 } as const
const mine = { place: 'own', with: 'passphrase', secret: passphrase } as const

beforeEach(async () => {
  one = new HostStage()
  await one.ask('vault.create', { place: 'own', passphrase })
  other = new HostStage(one.folder)
  await other.ask('vault.unlock', mine)
})

afterEach(() => {
  other.host.obey({ kind: 'finish' })
  one.end()
})

const namesIn = async (stage: HostStage) => {
  return (await stage.ask('items.list', everything)).rows.map(({ name }) => name)
}

describe('two hosts on one vault', () => {
  it('lose no change and are never told that the vault is busy', async () => {
    const adding = Array.from({ length: 40 }, (_, count) => {
      const stage = count % 2 === 0 ? one : other
      return stage.call('items.add', { ...key, name: `key ${String(count).padStart(2, '0')}` })
    })
    const replies = await Promise.all(adding)

    expect(replies.filter(({ ok }) => !ok)).toEqual([])
    expect(await namesIn(one)).toHaveLength(40)
    expect(await namesIn(other)).toEqual(await namesIn(one))
  })

  it('tell their windows of what the other did, by themselves', async () => {
    other.toldWindow.length = 0
    await one.ask('items.add', key)

    other.host.look()

    expect(other.events).toEqual([
      ...['items.changed', 'rotations.changed', 'backup.changed', 'vault.changed'],
    ])
    other.toldWindow.length = 0
    other.host.look()
    expect(other.events).toEqual([])
  })

  it('refuse an edit of what the other edited, and take one of what it did not touch', async () => {
    const { itemId } = await one.ask('items.add', key)
    const { stamp } = await one.ask('items.get', { itemId })
    const seen = await other.ask('items.get', { itemId })
    await one.ask('items.edit', { itemId, stamp, name: 'mail', fields })

    const stale = await other.call('items.edit', {
      ...{ itemId, stamp: seen.stamp, name: 'post', fields },
    })

    expect(stale).toEqual({ ok: false, code: 'changed-elsewhere' })
    expect(await namesIn(other)).toEqual(['mail'])
  })

  it('lock where the other made a new vault key', async () => {
    await one.ask('vault.rekey', { passphrase })

    other.host.look()

    expect(other.toldMain.at(-1)).toEqual({ kind: 'rekeyed' })
    expect(await other.call('items.list', everything)).toEqual({
      ...{ ok: false, code: 'changed-elsewhere' },
    })
    expect((await one.call('items.list', everything)).ok).toBe(true)
  })

  it('know a new vault key at the next unlocking', async () => {
    await one.ask('items.add', key)
    const { recoveryCode } = await one.ask('vault.rekey', { passphrase })
    other.restart()

    await other.ask('vault.unlock', { ...mine, with: 'recovery-code', secret: recoveryCode ?? '' })

    expect(await namesIn(other)).toEqual([key.name])
  })
})

describe('another program’s transaction', () => {
  /** Refuses so often what the session is asked to write, as SQLite does after five seconds. */
  function busyFor(times: number): void {
    const { session } = one.host.open
    const transact = session.transact.bind(session)
    let left = times
    session.transact = (work) => {
      left -= 1
      if (left >= 0) throw new VaultError('vault-busy')
      return transact(work)
    }
  }

  it('is waited for, and a person hears nothing of it', async () => {
    busyFor(2)

    expect((await one.call('items.add', key)).ok).toBe(true)
    expect(await namesIn(one)).toEqual([key.name])
  })

  it('is told once it lasts', async () => {
    busyFor(100)

    expect(await one.call('items.add', key)).toEqual({ ok: false, code: 'vault-busy' })
  })
})

describe('a new vault key', () => {
  it('is refused while a key is being made at a provider', async () => {
    const { desk } = one.host.open
    Object.defineProperty(desk, 'busy', { get: () => true, configurable: true })

    expect(await one.call('vault.rekey', { passphrase })).toEqual({
      ...{ ok: false, code: 'replacement-running' },
    })
    // Ending would wait for it.
    Object.defineProperty(desk, 'busy', { get: () => false })
  })

  it('is refused for a wrong passphrase, and nothing changes', async () => {
    expect(await one.call('vault.rekey', { passphrase: 'another one' })).toEqual({
      ...{ ok: false, code: 'wrong-passphrase' },
    })
    expect((await other.call('items.list', everything)).ok).toBe(true)
  })

  it('comes with a new recovery code that nobody has confirmed', async () => {
    await one.ask('recovery.confirmed', null)

    const { recoveryCode } = await one.ask('vault.rekey', { passphrase })

    expect(recoveryCode).toMatch(/^[0-9A-Z-]{20,}$/)
    expect(await one.ask('vault.state', null)).toMatchObject({ recoveryCode: 'unconfirmed' })
  })
})
