import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { VaultError } from '../../../src-shared/errors.ts'
import { BackupStage, mailKey } from './backup-stage.ts'
import { passphrase } from './host-fixture.ts'

let stage: BackupStage

const changed = { current: passphrase, next: `${passphrase} new` }
const known = () => stage.ask('backup.state', { withFiles: false })
const refuseToWrite = (): never => {
  throw new VaultError('disk-full')
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  stage = await BackupStage.withVault()
})

afterEach(() => {
  stage.end()
  vi.useRealTimers()
})

/** What was to happen once the reply is on its way has happened. */
const afterReply = () => new Promise((resolve) => setImmediate(resolve))

describe('a backup by itself', () => {
  it('follows a change once nothing more has changed for a while', async () => {
    await stage.chooseFolder()
    await stage.ask('items.add', mailKey)
    vi.advanceTimersByTime(15_000)
    await stage.ask('items.add', { ...mailKey, name: 'second' })
    vi.advanceTimersByTime(15_000)
    expect(stage.backupNames).toEqual([])

    vi.advanceTimersByTime(5_000)

    expect(stage.backupNames).toHaveLength(1)
    expect(await stage.ask('backup.state', { withFiles: true })).toMatchObject({ stale: false })
  })

  it('does not wait for ever while changes go on', async () => {
    await stage.chooseFolder()
    for (let count = 0; count < 19; count += 1) {
      await stage.ask('items.add', { ...mailKey, name: `key ${count}` })
      vi.advanceTimersByTime(15_000)
    }
    expect(stage.backupNames).toEqual([])

    vi.advanceTimersByTime(15_000)

    expect(stage.backupNames).toHaveLength(1)
  })

  it('is made when the vault is locked before', async () => {
    await stage.chooseFolder()
    await stage.ask('items.add', mailKey)

    stage.restart()

    expect(stage.backupNames).toHaveLength(1)
    await stage.unlock()
    expect(await stage.ask('backup.state', { withFiles: true })).toMatchObject({ stale: false })
  })

  it('is not made where nothing has changed', async () => {
    await stage.chooseFolder()
    await stage.ask('backup.now', null)

    for (let count = 0; count < 3; count += 1) {
      stage.restart()
      await stage.unlock()
      vi.advanceTimersByTime(20_000)
    }

    expect(stage.backupNames).toHaveLength(1)
  })

  it('makes up after unlocking for one that there was no time for', async () => {
    await stage.chooseFolder()
    await stage.ask('items.add', mailKey)
    renameSync(stage.backupFolder, `${stage.backupFolder}.gone`)
    stage.restart()
    renameSync(`${stage.backupFolder}.gone`, stage.backupFolder)

    await stage.unlock()
    vi.advanceTimersByTime(20_000)

    expect(stage.backupNames).toHaveLength(1)
  })

  it('that failed is trouble and no error of the change, and comes again', async () => {
    await stage.chooseFolder()
    renameSync(stage.backupFolder, `${stage.backupFolder}.gone`)
    await stage.ask('items.add', mailKey)
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
    await stage.chooseFolder()
    await stage.ask('backup.now', null)

    await stage.ask('vault.changePassphrase', changed)
    await afterReply()

    expect(stage.backupNames).toHaveLength(2)
    expect(await stage.ask('backup.state', { withFiles: true })).toMatchObject({ stale: false })
  })

  it.each([
    ['a new passphrase', () => stage.call('vault.changePassphrase', changed)],
    ['a new recovery code', () => stage.call('recovery.renew', { passphrase })],
    ['a new vault key', () => stage.call('vault.rekey', { passphrase })],
  ])('keeps the answer about %s from waiting for a drive', async (_what, change) => {
    await stage.chooseFolder()
    await stage.ask('backup.now', null)

    expect(await change()).toMatchObject({ ok: true })
    expect(stage.backupNames).toHaveLength(1)

    await afterReply()
    expect(stage.backupNames).toHaveLength(2)
  })

  it('comes before a lock that follows a new vault key at once', async () => {
    await stage.chooseFolder()
    await stage.ask('backup.now', null)
    await stage.ask('vault.rekey', { passphrase })

    stage.restart()

    expect(stage.backupNames).toHaveLength(2)
  })

  it('is made once where the vault cannot be written to, and noted when it can', async () => {
    await stage.chooseFolder(2)
    await stage.makeTwo()
    await stage.ask('items.add', mailKey)
    const { session } = stage.host.open
    const writing = Object.assign(session, { transact: refuseToWrite })

    vi.advanceTimersByTime(20_000)
    const [before, after] = [await known(), stage.backupNames]
    vi.advanceTimersByTime(900_000)
    await stage.ask('backup.now', null)

    expect([await known(), stage.backupNames]).toEqual([before, after])
    expect(before).toMatchObject({ stale: false, trouble: null })
    Reflect.deleteProperty(writing, 'transact')
    vi.advanceTimersByTime(300_000)
    stage.restart()
    await stage.unlock()
    expect(await known()).toMatchObject({ last: before.last, stale: false })
    expect(stage.backupNames).toEqual(after)
  })

  it('does not fail a good drill because the vault cannot be written to', async () => {
    await stage.chooseFolder()
    const { last } = await stage.ask('backup.now', null)
    Object.assign(stage.host.open.session, { transact: refuseToWrite })

    const path = join(stage.backupFolder, last?.fileName ?? '')
    const drill = { path, with: 'passphrase', secret: passphrase } as const
    expect(await stage.ask('copies.drill', drill)).toMatchObject({ ofThisVault: true })
    expect(await known()).toMatchObject({ drilledAt: stage.now })
  })

  it('follows a new vault key at once, with the new passphrase slot', async () => {
    await stage.chooseFolder()
    await stage.ask('items.add', mailKey)
    await stage.ask('backup.now', null)

    await stage.ask('vault.rekey', { passphrase })
    await afterReply()

    expect(stage.backupNames).toHaveLength(2)
    expect(await stage.ask('backup.state', { withFiles: true })).toMatchObject({ stale: false })
  })

  it('that a new passphrase asked for stays asked for while it cannot be made', async () => {
    await stage.chooseFolder()
    await stage.ask('backup.now', null)
    renameSync(stage.backupFolder, `${stage.backupFolder}.gone`)
    await stage.ask('vault.changePassphrase', changed)
    await afterReply()
    renameSync(`${stage.backupFolder}.gone`, stage.backupFolder)

    expect(await stage.ask('backup.state', { withFiles: true })).toMatchObject({ stale: true })
    vi.advanceTimersByTime(300_000)

    expect(stage.backupNames).toHaveLength(2)
  })
})
