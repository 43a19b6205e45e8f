import { readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { VaultError } from '../../../src-shared/errors.ts'
import type { NewItem } from '../../../src-shared/item.ts'
import { fields } from '../src-core/rotation/desk-fixture.ts'
import { HostStage, passphrase } from './host-fixture.ts'

let stage: HostStage

const key: NewItem = {
  ...{ name: 'mail_outbound-02_07_2026-10_31', kind: 'api-key', providerName: 'Mail gateway' },
  ...{ credentialId: null, secret: 'sample_mail_Hx11c0Te8Q2dVn5BwJ7sKu3R', createdAt: null },
  ...{ fields, acceptDuplicate: true },
}

const changed = { current: passphrase, next: `${passphrase} new` }
const known = () => stage.ask('backup.state', { withFiles: false })
const refuseToWrite = (): never => {
  throw new VaultError('disk-full')
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  stage = new HostStage()
  await stage.ask('vault.create', { place: 'own', passphrase })
})

afterEach(() => {
  stage.end()
  vi.useRealTimers()
})

const chosen = (keep = 10) => stage.ask('backup.set', { folder: stage.backupFolder, keep })
const makeTwo = async () => {
  await stage.ask('backup.now', null)
  await stage.ask('items.add', { ...key, name: 'first' })
  await stage.ask('backup.now', null)
}
/** What was to happen once the reply is on its way has happened. */
const afterReply = () => new Promise((resolve) => setImmediate(resolve))
const inFolder = () => readdirSync(stage.backupFolder)
const unlock = () => {
  return stage.ask('vault.unlock', { place: 'own', with: 'passphrase', secret: passphrase })
}

describe('a backup by itself', () => {
  it('follows a change once nothing more has changed for a while', async () => {
    await chosen()
    await stage.ask('items.add', key)
    vi.advanceTimersByTime(15_000)
    await stage.ask('items.add', { ...key, name: 'second' })
    vi.advanceTimersByTime(15_000)
    expect(inFolder()).toEqual([])

    vi.advanceTimersByTime(5_000)

    expect(inFolder()).toHaveLength(1)
    expect(await stage.ask('backup.state', { withFiles: true })).toMatchObject({ stale: false })
  })

  it('does not wait for ever while changes go on', async () => {
    await chosen()
    for (let count = 0; count < 19; count += 1) {
      await stage.ask('items.add', { ...key, name: `key ${count}` })
      vi.advanceTimersByTime(15_000)
    }
    expect(inFolder()).toEqual([])

    vi.advanceTimersByTime(15_000)

    expect(inFolder()).toHaveLength(1)
  })

  it('is made when the vault is locked before', async () => {
    await chosen()
    await stage.ask('items.add', key)

    stage.restart()

    expect(inFolder()).toHaveLength(1)
    await unlock()
    expect(await stage.ask('backup.state', { withFiles: true })).toMatchObject({ stale: false })
  })

  it('is not made where nothing has changed', async () => {
    await chosen()
    await stage.ask('backup.now', null)

    for (let count = 0; count < 3; count += 1) {
      stage.restart()
      await unlock()
      vi.advanceTimersByTime(20_000)
    }

    expect(inFolder()).toHaveLength(1)
  })

  it('makes up after unlocking for one that there was no time for', async () => {
    await chosen()
    await stage.ask('items.add', key)
    renameSync(stage.backupFolder, `${stage.backupFolder}.gone`)
    stage.restart()
    renameSync(`${stage.backupFolder}.gone`, stage.backupFolder)

    await unlock()
    vi.advanceTimersByTime(20_000)

    expect(inFolder()).toHaveLength(1)
  })

  it('that failed is trouble and no error of the change, and comes again', async () => {
    await chosen()
    renameSync(stage.backupFolder, `${stage.backupFolder}.gone`)
    await stage.ask('items.add', key)
    vi.advanceTimersByTime(20_000)
    expect(await stage.ask('backup.state', { withFiles: true })).toMatchObject({
      trouble: 'folder-unreachable',
    })
    renameSync(`${stage.backupFolder}.gone`, stage.backupFolder)

    vi.advanceTimersByTime(300_000)

    expect(await stage.ask('backup.state', { withFiles: true })).toMatchObject({
      trouble: null,
      stale: false,
    })
  })

  it('follows a new passphrase at once', async () => {
    await chosen()
    await stage.ask('backup.now', null)

    await stage.ask('vault.changePassphrase', changed)
    await afterReply()

    expect(inFolder()).toHaveLength(2)
    expect(await stage.ask('backup.state', { withFiles: true })).toMatchObject({ stale: false })
  })

  it.each([
    ['a new passphrase', () => stage.call('vault.changePassphrase', changed)],
    ['a new recovery code', () => stage.call('recovery.renew', { passphrase })],
    ['a new vault key', () => stage.call('vault.rekey', { passphrase })],
  ])('keeps the answer about %s from waiting for a drive', async (_what, change) => {
    await chosen()
    await stage.ask('backup.now', null)

    expect(await change()).toMatchObject({ ok: true })
    expect(inFolder()).toHaveLength(1)

    await afterReply()
    expect(inFolder()).toHaveLength(2)
  })

  it('comes before a lock that follows a new vault key at once', async () => {
    await chosen()
    await stage.ask('backup.now', null)
    await stage.ask('vault.rekey', { passphrase })

    stage.restart()

    expect(inFolder()).toHaveLength(2)
  })

  it('is made once where the vault cannot be written to, and noted when it can', async () => {
    await chosen(2)
    await makeTwo()
    await stage.ask('items.add', key)
    const { session } = stage.host.open
    const writing = Object.assign(session, { transact: refuseToWrite })

    vi.advanceTimersByTime(20_000)
    const [before, after] = [await known(), inFolder()]
    vi.advanceTimersByTime(900_000)
    await stage.ask('backup.now', null)

    expect([await known(), inFolder()]).toEqual([before, after])
    expect(before).toMatchObject({ stale: false, trouble: null })
    Reflect.deleteProperty(writing, 'transact')
    vi.advanceTimersByTime(300_000)
    stage.restart()
    await unlock()
    expect(await known()).toMatchObject({ last: before.last, stale: false })
    expect(inFolder()).toEqual(after)
  })

  it('does not fail a good drill because the vault cannot be written to', async () => {
    await chosen()
    const { last } = await stage.ask('backup.now', null)
    Object.assign(stage.host.open.session, { transact: refuseToWrite })

    const path = join(stage.backupFolder, last?.fileName ?? '')
    const drill = { path, with: 'passphrase', secret: passphrase } as const
    expect(await stage.ask('copies.drill', drill)).toMatchObject({ ofThisVault: true })
    expect(await known()).toMatchObject({ drilledAt: stage.now })
  })

  it('follows a new vault key at once, with the new passphrase slot', async () => {
    await chosen()
    await stage.ask('items.add', key)
    await stage.ask('backup.now', null)

    await stage.ask('vault.rekey', { passphrase })
    await afterReply()

    expect(inFolder()).toHaveLength(2)
    expect(await stage.ask('backup.state', { withFiles: true })).toMatchObject({ stale: false })
  })

  it('that a new passphrase asked for stays asked for while it cannot be made', async () => {
    await chosen()
    await stage.ask('backup.now', null)
    renameSync(stage.backupFolder, `${stage.backupFolder}.gone`)
    await stage.ask('vault.changePassphrase', changed)
    await afterReply()
    renameSync(`${stage.backupFolder}.gone`, stage.backupFolder)

    expect(await stage.ask('backup.state', { withFiles: true })).toMatchObject({ stale: true })
    vi.advanceTimersByTime(300_000)

    expect(inFolder()).toHaveLength(2)
  })
})
