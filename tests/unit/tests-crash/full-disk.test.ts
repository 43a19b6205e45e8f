import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { newItem } from '../../crash/stage.ts'
import { SmallDisk, whyNoSmallDisk } from '../../crash/small-disk.ts'
import type { NewItem } from '../../../src-shared/item.ts'
import type { RotationView } from '../../../src-shared/rotation.ts'
import { HostStage, passphrase } from '../src-host/host-fixture.ts'
import { Practice } from '../src-sandbox/sandbox-fixture.ts'

const unable = whyNoSmallDisk()
const where = unable === null ? '' : ` (not here: ${unable})`

const everything = { text: '', group: null, sort: 'worst', offset: 0, limit: 500 } as const
const full = { ok: false, code: 'disk-full' }
const next = 'another lantern copper ninety'

let disk: SmallDisk
let stage: HostStage

function begin(): void {
  disk = new SmallDisk()
  const folder = join(disk.path, 'profile')
  mkdirSync(folder)
  stage = new HostStage(folder)
}

function end(): void {
  stage.end()
  disk.remove()
}

const unlock = (secret = passphrase) =>
  stage.call('vault.unlock', { place: 'own', with: 'passphrase', secret })

const names = async (): Promise<readonly string[]> => {
  const { rows } = await stage.ask('items.list', everything)
  return rows.map(({ name }) => name).sort()
}

const big = (service: string): NewItem => {
  const item = newItem(service)
  return { ...item, fields: { ...item.fields, notes: 'x'.repeat(8_000) } }
}

describe.skipIf(unable !== null)(`a vault on a disk that is full${where}`, () => {
  beforeEach(async () => {
    begin()
    await stage.ask('vault.create', { place: 'own', passphrase })
    await stage.ask('items.add', newItem('kept'))
  })
  afterEach(end)

  it('says so, keeps all that it acknowledged, and goes on once there is room', async () => {
    const acknowledged = (await names()).slice()
    disk.fill()
    let refused = 0
    for (let count = 0; refused < 3; count += 1) {
      const item = big(`item_${count}`)
      const reply = await stage.call('items.add', item)
      if (reply.ok) acknowledged.push(item.name)
      else {
        expect(reply).toEqual(full)
        refused += 1
      }
    }
    expect(await names()).toEqual(acknowledged.toSorted())

    stage.restart()
    expect((await unlock()).ok).toBe(true)
    expect(await names()).toEqual(acknowledged.toSorted())
    disk.free()
    await stage.ask('items.add', newItem('after_all'))
    expect(await names()).toHaveLength(acknowledged.length + 1)
  })

  it('refuses a new passphrase, a new recovery code and a new key, and stays as it was', async () => {
    const before = await names()
    disk.fill()

    const changed = { current: passphrase, next }
    expect(await stage.call('vault.changePassphrase', changed)).toEqual(full)
    expect(await stage.call('recovery.renew', { passphrase })).toEqual(full)
    expect(await stage.call('vault.rekey', { passphrase })).toEqual(full)

    stage.restart()
    expect(await unlock(next)).toEqual({ ok: false, code: 'wrong-passphrase' })
    expect((await unlock()).ok).toBe(true)
    expect(await names()).toEqual(before)
  })

  it('makes no backup, says so, deletes no older one and leaves no part of one', async () => {
    const settings = { folder: stage.backupFolder, keep: 1 }
    await stage.ask('backup.set', settings)
    expect(await stage.ask('backup.now', null)).toMatchObject({ trouble: null })
    const files = readdirSync(stage.backupFolder)
    const bytes = files.map((name) => readFileSync(join(stage.backupFolder, name)).toString('hex'))
    expect(files).toHaveLength(1)
    await stage.ask('items.add', newItem('since_then'))
    disk.fill()

    expect(await stage.call('backup.now', null)).toEqual(full)
    expect(await stage.ask('backup.state', { withFiles: true })).toMatchObject({
      trouble: 'disk-full',
    })
    expect(readdirSync(stage.backupFolder)).toEqual(files)
    const after = files.map((name) => readFileSync(join(stage.backupFolder, name)).toString('hex'))
    expect(after).toEqual(bytes)

    disk.free()
    expect(await stage.ask('backup.now', null)).toMatchObject({ trouble: null })
    expect(readdirSync(stage.backupFolder)).toHaveLength(2)
  })
})

describe.skipIf(unable !== null)(`a vault that is made on a disk that is full${where}`, () => {
  beforeEach(begin)
  afterEach(end)

  it('is refused, and nothing of it is left behind', async () => {
    disk.fill()

    const input = { place: 'own', passphrase } as const
    expect(await stage.call('vault.create', input)).toEqual(full)
    expect(existsSync(stage.ownPath)).toBe(false)
    expect(readdirSync(stage.folder).filter((name) => name.includes('vault.'))).toEqual([])

    disk.free()
    expect((await stage.call('vault.create', input)).ok).toBe(true)
  })
})

describe.skipIf(unable !== null)(`a secret that comes when the disk is full${where}`, () => {
  let practice: Practice
  const realFetch = globalThis.fetch

  beforeEach(async () => {
    begin()
    practice = new Practice()
    await practice.start()
    stage.announce(practice)
    await stage.ask('vault.create', { place: 'practice', passphrase })
  })
  afterEach(async () => {
    vi.unstubAllGlobals()
    end()
    await practice.end()
  })

  /** Lets something happen between the answer with the new secret and whoever waits for it. */
  function whenTheSecretComes(work: () => void): void {
    vi.stubGlobal('fetch', async (...asked: Parameters<typeof fetch>) => {
      const reply = await realFetch(...asked)
      if (asked[1]?.method === 'POST') work()
      return reply
    })
  }

  async function replace(): Promise<RotationView> {
    const { rows } = await stage.ask('items.list', everything)
    const row = rows.find(({ name }) => name.startsWith('risk_scoring'))
    if (!row) throw new Error('no such sample')
    return stage.ask('rotations.start', { kind: 'replace', itemId: row.id, reason: '' })
  }

  async function expectLive(view: RotationView): Promise<void> {
    const { session } = stage.host.open
    const version = session
      .overview(view.itemId)
      ?.body.versions.find(({ id }) => id === view.new?.versionId)
    const secret = version && session.secret(view.itemId, version.id)
    const token = new TextDecoder().decode(secret ?? new Uint8Array())
    const reply = await practice.askAtna('GET /sim/v1/whoami', { token })
    expect(reply.json()).toEqual({ credential_id: version?.remoteId })
  }

  async function afterARestart(id: RotationView['id']): Promise<RotationView> {
    stage.restart()
    stage.announce(practice)
    const key = { place: 'practice', with: 'passphrase', secret: passphrase } as const
    await stage.ask('vault.unlock', key)
    return stage.ask('rotations.get', { rotationId: id })
  }

  it('is saved in the room that was held for it', async () => {
    whenTheSecretComes(() => disk.fill())

    const view = await replace()

    expect(view.new).not.toBeNull()
    expect(['new-saved-unproved', 'both-work']).toContain(view.truth)
    disk.free()
    const later = await afterARestart(view.id)
    expect(later.new?.versionId).toBe(view.new?.versionId)
    await expectLive(later)
  })

  it('stays in hand where even that room is gone, says so, and is saved later', async () => {
    whenTheSecretComes(() => {
      stage.host.open.rotation.ballast.drop()
      disk.fill()
    })

    const view = await replace()

    expect(view).toMatchObject({ truth: 'new-unsaved', trouble: { code: 'disk-full' } })
    vi.unstubAllGlobals()
    disk.free()
    const act = { rotationId: view.id, action: 'continue', remoteId: null, phrase: null } as const
    const saved = await stage.ask('rotations.act', act)
    expect(saved.truth).toBe('both-work')
    await expectLive(saved)
    expect((await afterARestart(view.id)).truth).toBe('both-work')
  })
})
