import {
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { BackupStage, mailKey } from './backup-stage.ts'
import { passphrase } from './host-fixture.ts'

let stage: BackupStage

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  stage = await BackupStage.withVault()
})

afterEach(() => {
  stage.end()
  vi.useRealTimers()
})

describe('where backups go', () => {
  it('is nowhere before a person chose', async () => {
    expect(await stage.ask('backup.state', { withFiles: true })).toEqual({
      ...{ folder: null, keep: 10, last: null, stale: true, trouble: null, drilledAt: null },
      ...{ files: [], syncedBy: null },
    })
    expect(await stage.call('backup.now', null)).toEqual({
      ...{ ok: false, code: 'folder-unreachable' },
    })
  })

  it('is not looked at unless its files are asked for, nor is a drive there waited for', async () => {
    const folder = join(stage.folder, 'Dropbox')
    mkdirSync(folder)
    await stage.ask('backup.set', { folder, keep: 10 })
    const { last } = await stage.ask('backup.now', null)
    rmSync(folder, { recursive: true })

    const remembered = await stage.ask('backup.state', { withFiles: false })

    expect(remembered).toMatchObject({ folder, last, stale: false, trouble: null })
    expect([remembered.files, remembered.syncedBy]).toEqual([[], null])
    expect(await stage.ask('backup.state', { withFiles: true })).toMatchObject({
      ...{ trouble: 'folder-unreachable', syncedBy: 'dropbox' },
    })
    vi.advanceTimersByTime(20_000)
    expect(await stage.ask('backup.state', { withFiles: false })).toMatchObject({ trouble: null })
  })

  it('is remembered in the vault', async () => {
    await stage.chooseFolder(3)
    stage.restart()
    await stage.unlock()

    const { folder, keep } = await stage.ask('backup.state', { withFiles: true })
    expect([folder, keep]).toEqual([stage.backupFolder, 3])
  })

  it.each<[string, () => string]>([
    ['a relative path', () => 'backups'],
    ['a folder that is not there', () => join(stage.folder, 'missing')],
    ['a file', () => stage.ownPath],
    ['the profile', () => join(stage.folder, 'profile')],
    ['a folder in the profile', () => join(stage.folder, 'profile', 'backups')],
    ['named as another computer’s', () => `/${stage.backupFolder}`],
    ['what the practice providers know', () => join(stage.folder, 'profile-practice-providers')],
    ['a link into the profile', () => join(stage.folder, 'link')],
  ])('is not %s', async (_what, folder) => {
    mkdirSync(join(stage.folder, 'profile', 'backups'), { recursive: true })
    mkdirSync(join(stage.folder, 'profile-practice-providers'))
    symlinkSync(join(stage.folder, 'profile', 'backups'), join(stage.folder, 'link'))

    const reply = await stage.call('backup.set', { folder: folder(), keep: 10 })

    expect(reply).toEqual({ ok: false, code: 'folder-unreachable' })
    expect((await stage.ask('backup.state', { withFiles: true })).folder).toBeNull()
  })

  it('is a folder beside the profile whose name begins like it', async () => {
    const folder = join(stage.folder, 'profile-backups')
    mkdirSync(folder)

    expect(await stage.ask('backup.set', { folder, keep: 10 })).toMatchObject({ folder })
  })

  it('is known for who copies it elsewhere', async () => {
    const folder = join(stage.folder, 'Dropbox')
    mkdirSync(folder)

    expect(await stage.ask('backup.set', { folder, keep: 10 })).toMatchObject({
      syncedBy: 'dropbox',
    })
  })
})

describe('a backup by hand', () => {
  it('is listed, and the vault has not changed since', async () => {
    await stage.chooseFolder()

    const state = await stage.ask('backup.now', null)

    expect(state).toMatchObject({ stale: false, trouble: null, last: { at: stage.now } })
    expect(state.files.map(({ fileName }) => fileName)).toEqual([state.last?.fileName])
    expect(stage.backupNames).toEqual([state.last?.fileName])
    expect(stage.events).toContain('backup.changed')
  })

  it('is out of date after a change, and not after a look at a secret', async () => {
    await stage.chooseFolder()
    const { itemId } = await stage.ask('items.add', mailKey)
    await stage.ask('backup.now', null)
    const [version] = (await stage.ask('items.get', { itemId })).versions
    if (!version) throw new Error('no version')

    await stage.ask('items.reveal', { itemId, versionId: version.id })
    expect(await stage.ask('backup.state', { withFiles: true })).toMatchObject({ stale: false })

    await stage.ask('items.add', { ...mailKey, name: 'second' })
    expect(await stage.ask('backup.state', { withFiles: true })).toMatchObject({ stale: true })
  })

  it('is not out of date for what a provider tells of a key’s use', async () => {
    await stage.chooseFolder()
    const { itemId } = await stage.ask('items.add', mailKey)
    await stage.ask('backup.now', null)
    const { session } = stage.host.open
    const kept = session.overview(itemId)
    if (!kept) throw new Error('no item')
    const versions = kept.body.versions.map((version) => ({
      ...version,
      ...{ lastUsedAt: stage.now, lastUsedSource: 'provider' as const },
    }))

    session.transact((tx) => tx.putOverview(itemId, { ...kept.body, versions }, kept.stamp))

    expect(await stage.ask('backup.state', { withFiles: true })).toMatchObject({ stale: false })
  })

  it('is out of date once somebody deleted it', async () => {
    await stage.chooseFolder()
    const { last } = await stage.ask('backup.now', null)
    rmSync(join(stage.backupFolder, last?.fileName ?? ''))

    expect(await stage.ask('backup.state', { withFiles: true })).toMatchObject({
      stale: true,
      files: [],
    })
  })

  it('leaves as many as are to be kept', async () => {
    await stage.chooseFolder(2)
    for (let count = 0; count < 4; count += 1) {
      await stage.ask('items.add', { ...mailKey, name: `key ${count}` })
      vi.advanceTimersByTime(20_000)
    }

    expect(stage.backupNames).toHaveLength(2)
  })

  it('makes no second one of the same, which would cost an older one', async () => {
    await stage.chooseFolder(2)
    await stage.makeTwo()
    const before = stage.backupNames

    const { last } = await stage.ask('backup.state', { withFiles: true })
    expect((await stage.ask('backup.now', null)).last).toEqual(last)

    expect(stage.backupNames).toEqual(before)
  })

  it('is made anew of the same once a drill found the last one damaged', async () => {
    await stage.chooseFolder()
    const fileName = (await stage.ask('backup.now', null)).last?.fileName ?? ''
    const path = join(stage.backupFolder, fileName)
    const drill = { path, with: 'passphrase', secret: passphrase } as const
    expect(await stage.call('copies.drill', { ...drill, secret: 'no' })).toMatchObject({
      code: 'wrong-passphrase',
    })
    expect(await stage.ask('backup.state', { withFiles: true })).toMatchObject({ stale: false })
    truncateSync(path, statSync(path).size - 1)

    expect(await stage.call('copies.drill', drill)).toMatchObject({ code: 'copy-damaged' })

    expect(await stage.ask('backup.now', null)).toMatchObject({ stale: false })
    expect(stage.backupNames).toHaveLength(2)
  })

  it('costs no older one because fewer are to be kept: the next one by itself does', async () => {
    await stage.chooseFolder(3)
    await stage.makeTwo()
    await stage.chooseFolder(1)
    await stage.ask('items.add', mailKey)

    await stage.ask('backup.now', null)
    expect(stage.backupNames).toHaveLength(3)

    await stage.ask('items.add', { ...mailKey, name: 'second' })
    vi.advanceTimersByTime(20_000)
    expect(stage.backupNames).toHaveLength(1)
  })

  it('is made in another folder, though the vault is the same', async () => {
    await stage.chooseFolder()
    await stage.ask('backup.now', null)
    const folder = join(stage.folder, 'elsewhere')
    mkdirSync(folder)

    await stage.ask('backup.set', { folder, keep: 10 })
    vi.advanceTimersByTime(20_000)

    expect(readdirSync(folder)).toHaveLength(1)
  })

  it('that cannot be made is told, and told as trouble until one was', async () => {
    await stage.chooseFolder()
    renameSync(stage.backupFolder, `${stage.backupFolder}.gone`)
    expect(await stage.call('backup.now', null)).toEqual({ ok: false, code: 'folder-unreachable' })
    expect(await stage.ask('backup.state', { withFiles: true })).toMatchObject({
      trouble: 'folder-unreachable',
    })

    renameSync(`${stage.backupFolder}.gone`, stage.backupFolder)

    expect(await stage.ask('backup.now', null)).toMatchObject({ trouble: null, stale: false })
  })
})
