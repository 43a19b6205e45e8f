import Database from 'better-sqlite3'
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { NewItem } from '../../../src-shared/item.ts'
import { fields } from '../src-core/rotation/desk-fixture.ts'
import { HostStage, passphrase } from './host-fixture.ts'

let stage: HostStage
let recoveryCode: string

const key: NewItem = {
  ...{ name: 'mail_outbound-02_07_2026-10_31', kind: 'api-key', providerName: 'Mail gateway' },
  ...{ credentialId: null, secret: 'sample_mail_Hx11c0Te8Q2dVn5BwJ7sKu3R', createdAt: null },
  ...{ fields, acceptDuplicate: true },
}

const everything = { text: '', group: null, sort: 'name', offset: 0, limit: 100 } as const

beforeEach(async () => {
  stage = new HostStage()
  const made = await stage.ask('vault.create', { place: 'own', passphrase })
  recoveryCode = made.recoveryCode ?? ''
  await stage.ask('items.add', key)
})

afterEach(() => stage.end())

const names = async () => {
  return (await stage.ask('items.list', everything)).rows.map(({ name }) => name)
}

const besideVault = () => {
  return readdirSync(stage.folder)
    .filter((name) => name.startsWith('vault'))
    .sort()
}

const workLeft = () => {
  const work = join(stage.folder, 'profile', 'work')
  return existsSync(work) ? readdirSync(work) : []
}

/** The path of a backup of the vault as it is. */
async function backup(): Promise<string> {
  await stage.ask('backup.set', { folder: stage.backupFolder, keep: 10 })
  const { last } = await stage.ask('backup.now', null)
  return join(stage.backupFolder, last?.fileName ?? '')
}

const withPassphrase = (path: string) => ({ path, with: 'passphrase', secret: passphrase }) as const

describe('a drill', () => {
  it('says what a backup holds, and when it was that it opened', async () => {
    const path = await backup()

    expect(await stage.ask('copies.drill', withPassphrase(path))).toEqual({
      ...{ kind: 'backup', madeAt: stage.now, items: 1, secrets: 1, ofThisVault: true },
    })
    expect(await stage.ask('backup.state', { withFiles: true })).toMatchObject({
      ...{ drilledAt: stage.now, stale: false },
    })
    expect(workLeft()).toEqual([])
  })

  it.each([
    ['relative to wherever the program was started', (path: string) => relative('.', path)],
    ['on another computer, as Windows names it', (path: string) => `/${path}`],
  ])('does not look %s', async (_where, named) => {
    const path = named(await backup())
    expect(existsSync(path)).toBe(true)

    for (const channel of ['copies.drill', 'copies.bringIn'] as const) {
      expect(await stage.call(channel, withPassphrase(path))).toMatchObject({
        code: 'copy-unknown',
      })
    }
    stage.restart()
    expect(await stage.call('copies.restore', withPassphrase(path))).toMatchObject({
      code: 'copy-unknown',
    })
  })

  it('is one at a time', async () => {
    const drill = withPassphrase(await backup())

    const [one, other] = await Promise.all([
      stage.call('copies.drill', drill),
      stage.call('copies.bringIn', drill),
    ])

    expect([one.ok, other]).toEqual([true, { ok: false, code: 'not-allowed-now' }])
    expect(await stage.ask('copies.bringIn', drill)).toEqual({ added: 0, present: 1 })
  })

  it('opens with the recovery code, and while the vault is locked', async () => {
    const path = await backup()
    stage.restart()

    const report = await stage.ask('copies.drill', {
      ...{ path, with: 'recovery-code', secret: recoveryCode },
    })

    expect(report).toMatchObject({ ofThisVault: true, items: 1 })
    expect(await stage.ask('vault.state', null)).toMatchObject({ state: 'locked' })
  })

  it('knows a copy of another vault for one', async () => {
    const path = await backup()
    const other = new HostStage()
    await other.ask('vault.create', { place: 'own', passphrase })

    const report = await other.ask('copies.drill', withPassphrase(path))

    expect(report).toMatchObject({ ofThisVault: false })
    other.end()
  })

  it.each([
    ['missing', () => rmSync(stage.ownPath)],
    ['damaged', () => writeFileSync(stage.ownPath, 'a letter')],
  ])('does not say whose copy it is where the vault is %s', async (_how, change) => {
    const path = await backup()
    stage.restart()
    change()

    const report = await stage.ask('copies.drill', withPassphrase(path))

    expect(report).toMatchObject({ items: 1, ofThisVault: null })
  })

  it.each<[string, string, (path: string) => void]>([
    ['a wrong passphrase', 'wrong-passphrase', () => undefined],
    ['a file cut short', 'copy-damaged', (path) => truncate(path)],
    ['another file', 'copy-unknown', (path) => writeFileSync(path, 'a letter')],
    ['no file', 'copy-unknown', (path) => rmSync(path)],
  ])('refuses %s', async (_what, code, change) => {
    const path = await backup()
    change(path)
    const secret = code === 'wrong-passphrase' ? `${passphrase}!` : passphrase

    const reply = await stage.call('copies.drill', { path, with: 'passphrase', secret })

    expect(reply).toEqual({ ok: false, code })
    expect(await stage.ask('backup.state', { withFiles: true })).toMatchObject({ drilledAt: null })
    expect(workLeft()).toEqual([])
  })
})

function truncate(path: string): void {
  writeFileSync(path, readFileSync(path).subarray(0, -1))
}

describe('guesses at a copy', () => {
  const mine = { place: 'own', with: 'passphrase', secret: passphrase } as const

  it('of the vault that is here count as failed unlockings', async () => {
    const guess = { ...withPassphrase(await backup()), secret: 'a guess' }
    await stage.call('copies.drill', guess)
    await stage.call('copies.bringIn', guess)
    stage.restart()
    const file = { ...guess, path: stage.ownPath }
    await stage.call('copies.drill', file)
    await stage.call('copies.drill', { ...file, with: 'recovery-code' })
    await stage.call('copies.restore', guess)
    await stage.call('salvage.read', { with: 'passphrase', secret: 'a guess' })

    expect(await stage.ask('vault.unlock', mine)).toMatchObject({ failedUnlocks: 6 })
  })

  it('of another vault count for nothing here, nor does a right one', async () => {
    const path = await backup()
    const other = new HostStage()
    await other.ask('vault.create', { place: 'own', passphrase })
    await other.call('copies.drill', { ...withPassphrase(path), secret: 'a guess' })
    await stage.ask('copies.drill', withPassphrase(path))
    for (const one of [stage, other]) one.restart()

    expect(await stage.ask('vault.unlock', mine)).toMatchObject({ failedUnlocks: 0 })
    expect(await other.ask('vault.unlock', mine)).toMatchObject({ failedUnlocks: 0 })
    other.end()
  })
})

describe('restoring', () => {
  it('puts the copy in the place of the vault, which is set aside, and opens it', async () => {
    const path = await backup()
    await stage.ask('items.add', { ...key, name: 'later' })
    stage.restart()

    const restored = await stage.ask('copies.restore', withPassphrase(path))

    expect(restored).toEqual({ items: 1, setAside: 'vault-set-aside-20_11_2026-14_05.keyturn' })
    expect(await names()).toEqual([key.name])
    expect(await stage.ask('vault.state', null)).toMatchObject({ readOnly: null, place: 'own' })
    expect(workLeft()).toEqual([])
  })

  it('is told apart from a file that was put back, also at the next unlocking', async () => {
    const path = await backup()
    await stage.ask('items.add', { ...key, name: 'later' })
    stage.restart()
    await stage.ask('copies.restore', withPassphrase(path))
    stage.restart()

    const key2 = { place: 'own', with: 'passphrase', secret: passphrase } as const
    expect(await stage.ask('vault.unlock', key2)).toMatchObject({ readOnly: null })
  })

  it('works where there is no vault', async () => {
    const path = await backup()
    stage.restart()
    for (const name of besideVault()) rmSync(join(stage.folder, name))

    const restored = await stage.ask('copies.restore', withPassphrase(path))

    expect(restored).toEqual({ items: 1, setAside: null })
    expect(await names()).toEqual([key.name])
  })

  it('changes nothing where the copy does not open', async () => {
    const path = await backup()
    stage.restart()
    const before = readFileSync(stage.ownPath)
    truncate(path)

    const reply = await stage.call('copies.restore', withPassphrase(path))

    expect(reply).toEqual({ ok: false, code: 'copy-damaged' })
    expect(readFileSync(stage.ownPath).equals(before)).toBe(true)
    expect(besideVault()).not.toContain('vault-set-aside-20_11_2026-14_05.keyturn')
  })

  it('leaves a vault alone that another program has open', async () => {
    const path = await backup()
    stage.restart()
    const other = new HostStage(stage.folder)
    await other.ask('vault.unlock', { place: 'own', with: 'passphrase', secret: passphrase })

    const reply = await stage.call('copies.restore', withPassphrase(path))

    expect(reply).toEqual({ ok: false, code: 'vault-busy' })
    other.host.obey({ kind: 'finish' })
  })
})

describe('bringing in', () => {
  it('adds what is not here, as new items', async () => {
    const path = join(stage.folder, 'copy.keyturn')
    await stage.ask('items.add', { ...key, name: 'only there' })
    stage.restart()
    copyFileSync(stage.ownPath, path)
    const mine = { place: 'own', with: 'passphrase', secret: passphrase } as const
    await stage.ask('vault.unlock', mine)
    const { rows } = await stage.ask('items.list', { ...everything, text: 'only there' })
    const [row] = rows
    if (!row) throw new Error('no row')
    await stage.ask('items.delete', { itemId: row.id, confirmName: row.name })

    const found = await stage.ask('copies.bringIn', withPassphrase(path))

    expect(found).toEqual({ added: 1, present: 1 })
    expect(await names()).toEqual([key.name, 'only there'])
    expect(stage.events.at(-1)).toBe('items.changed')
    expect(workLeft()).toEqual([])
  })

  it('refuses a copy that another passphrase opens', async () => {
    const path = await backup()

    const reply = await stage.call('copies.bringIn', {
      ...{ path, with: 'passphrase', secret: 'another one' },
    })

    expect(reply).toEqual({ ok: false, code: 'wrong-passphrase' })
  })
})

describe('a damaged vault', () => {
  beforeEach(() => {
    stage.restart()
    const database = new Database(stage.ownPath)
    database.exec('update manifest set mac = zeroblob(32)')
    database.pragma('wal_checkpoint(truncate)')
    database.close()
  })

  const mine = { with: 'passphrase', secret: passphrase } as const

  it('does not open, but says what can be read of it', async () => {
    expect(await stage.call('vault.unlock', { place: 'own', ...mine })).toEqual({
      ...{ ok: false, code: 'vault-damaged' },
    })

    expect(await stage.ask('salvage.read', mine)).toMatchObject({
      items: [{ name: key.name, secrets: 1, versions: 1 }],
      total: 1,
    })
    expect(workLeft()).toEqual([])
  })

  it('is set aside for a new vault of what can be read', async () => {
    const before = readFileSync(stage.ownPath)
    const next = 'copper lantern forty seven'

    const kept = await stage.ask('salvage.keep', { ...mine, passphrase: next })

    expect(kept).toMatchObject({ items: 1 })
    expect(kept.recoveryCode).not.toBe(recoveryCode)
    expect(readFileSync(join(stage.folder, kept.setAside)).equals(before)).toBe(true)
    expect(await names()).toEqual([key.name])
    stage.restart()
    const opened = await stage.ask('vault.unlock', {
      ...{ place: 'own', with: 'passphrase', secret: next },
    })
    expect(opened).toMatchObject({ readOnly: null, recoveryCode: 'unconfirmed' })
  })

  it('stays as it is for a wrong passphrase', async () => {
    const before = readFileSync(stage.ownPath)

    const reply = await stage.call('salvage.keep', { ...mine, secret: 'no', passphrase })

    expect(reply).toEqual({ ok: false, code: 'wrong-passphrase' })
    expect(readFileSync(stage.ownPath).equals(before)).toBe(true)
    expect(besideVault()).toContain(basename(stage.ownPath))
  })
})
