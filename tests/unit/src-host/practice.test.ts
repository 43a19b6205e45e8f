import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BadgeKind } from '../../../src-shared/item.ts'
import { fillingMarkOf } from '../../../src-shared/host-messages.ts'
import { Practice } from '../src-sandbox/sandbox-fixture.ts'
import { HostStage, passphrase } from './host-fixture.ts'

let stage: HostStage
let practice: Practice

const everything = { text: '', group: null, sort: 'worst', offset: 0, limit: 100 } as const

beforeEach(async () => {
  stage = new HostStage()
  practice = new Practice()
  await practice.start()
})

afterEach(async () => {
  stage.end()
  await practice.end()
})

describe('practice', () => {
  it('makes no empty vault while its providers are not there', async () => {
    const reply = await stage.call('vault.create', { place: 'practice', passphrase })

    expect(reply).toEqual({ ok: false, code: 'provider-unreachable' })
    expect(existsSync(stage.host.pathOf('practice'))).toBe(false)
  })

  it('leaves nothing behind when its providers fail while it is being filled', async () => {
    stage.announce(practice)
    const route = 'POST /sim/v1/samples'
    await practice.plan({ provider: 'atna', route, times: 1, kind: 'status', status: 500 })

    const failed = await stage.call('vault.create', { place: 'practice', passphrase })

    expect(failed).toEqual({ ok: false, code: 'provider-failed' })
    expect(await stage.ask('vault.state', null)).toMatchObject({ state: 'locked' })
    // Told of a vault that opens and closes, the window would leave the form that says why.
    expect(stage.toldWindow.filter((message) => message.kind === 'event')).toEqual([])
    expect(stage.toldMain).toEqual([])
    expect(readdirSync(stage.folder).filter((name) => name.startsWith('practice'))).toEqual([])
    expect((await stage.call('vault.create', { place: 'practice', passphrase })).ok).toBe(true)
  })

  it('is known for half filled where the app ended meanwhile, and is then made anew', async () => {
    stage.announce(practice)
    const path = stage.host.pathOf('practice')
    // What a process that is killed leaves: its half of a vault, and the mark beside it.
    writeFileSync(path, 'half')
    writeFileSync(fillingMarkOf(path), '')

    const again = await stage.call('vault.create', { place: 'practice', passphrase })

    expect(again.ok).toBe(true)
    expect(existsSync(fillingMarkOf(path))).toBe(false)
  })

  it('is marked as half filled for as long as it is', async () => {
    stage.announce(practice)
    const mark = fillingMarkOf(stage.host.pathOf('practice'))
    const creating = stage.call('vault.create', { place: 'practice', passphrase })
    while (!existsSync(stage.host.pathOf('practice'))) {
      await new Promise((resolve) => setImmediate(resolve))
    }

    expect(existsSync(mark)).toBe(true)
    await creating
    expect(existsSync(mark)).toBe(false)
  })

  it('is not made a second time over the first', async () => {
    stage.announce(practice)
    await stage.ask('vault.create', { place: 'practice', passphrase })
    stage.restart()
    stage.announce(practice)

    const again = await stage.call('vault.create', { place: 'practice', passphrase })

    expect(again).toEqual({ ok: false, code: 'vault-exists' })
    expect(existsSync(fillingMarkOf(stage.host.pathOf('practice')))).toBe(false)
  })

  it('has no backups', async () => {
    stage.announce(practice)
    await stage.ask('vault.create', { place: 'practice', passphrase })

    const chosen = await stage.call('backup.set', { folder: stage.backupFolder, keep: 10 })
    const made = await stage.call('backup.now', null)

    expect([chosen, made]).toEqual([
      { ok: false, code: 'not-allowed-now' },
      { ok: false, code: 'not-allowed-now' },
    ])
  })

  it('begins with sample keys of every kind of trouble, most of them at providers', async () => {
    stage.announce(practice)
    const { recoveryCode } = await stage.ask('vault.create', { place: 'practice', passphrase })

    expect(recoveryCode).toBeNull()
    const { rows } = await stage.ask('items.list', everything)
    expect(new Set(rows.map(({ worst }) => worst.kind)).size).toBeGreaterThanOrEqual(4)
    expect(rows.filter(({ provider }) => provider !== null)).toHaveLength(16)
    const inPlace = rows.find(({ service }) => service === 'lead_forms')
    expect(inPlace).toMatchObject({ kind: 'webhook-secret', ageDays: 118, group: 'act-now' })
    const connections = await stage.ask('connections.list', null)
    expect(connections).toMatchObject([
      { facts: { id: 'practice-portal' }, liveKeys: 2, knownKeys: 2 },
      { facts: { id: 'practice-atna' }, liveKeys: 3, knownKeys: 3 },
      { facts: { id: 'practice-atomicpay' }, liveKeys: 3, knownKeys: 3, role: 'admin' },
      { facts: { id: 'practice-atomicat' }, liveKeys: 2, knownKeys: 2 },
      { facts: { id: 'practice-dailybot' }, liveKeys: 5, knownKeys: 5, mayManage: true },
      { facts: { id: 'practice-dailybot-webhooks' }, liveKeys: 1, knownKeys: 1 },
    ])
  })

  it('shows every badge that there is', async () => {
    stage.announce(practice)
    await stage.ask('vault.create', { place: 'practice', passphrase })

    const { rows } = await stage.ask('items.list', everything)
    const items = await Promise.all(rows.map(({ id }) => stage.ask('items.get', { itemId: id })))
    const shown = new Set(items.flatMap(({ badges }) => badges.map(({ kind }) => kind)))
    expect(BadgeKind.options.filter((kind) => !shown.has(kind))).toEqual([])
  })

  it('has webhook keys whose receiver checks deliveries by what stands in its file', async () => {
    stage.announce(practice)
    await stage.ask('vault.create', { place: 'practice', passphrase })
    const { rows } = await stage.ask('items.list', { ...everything, text: 'lead_forms' })
    const itemId = rows[0]?.id
    if (!itemId) throw new Error('no sample')
    const submit = async () => {
      const body = { type: 'form' }
      return (await practice.askAtomicat('POST /sim/v1/test-submission', { body })).json()
    }
    expect(await submit()).toMatchObject({ state: 'delivered' })

    const started = await stage.ask('rotations.start', {
      ...{ kind: 'replace', itemId, reason: '', acceptsBreak: true },
    })

    expect(started.places.map(({ state }) => state)).toContain('updated')
    expect(await submit()).toMatchObject({ state: 'delivered' })
    const keys = await stage.ask('webhooks.list', null)
    expect(keys.find((key) => key.itemId === itemId)?.facts).toMatchObject({
      ...{ scheme: 'plain-header', header: 'X-Webhook-Key', area: 'form' },
    })
  })

  it('replaces a sample key from end to end', async () => {
    stage.announce(practice)
    await stage.ask('vault.create', { place: 'practice', passphrase })
    const { rows } = await stage.ask('items.list', { ...everything, text: 'risk_scoring' })
    const itemId = rows[0]?.id
    if (!itemId) throw new Error('no sample')

    const started = await stage.ask('rotations.start', {
      kind: 'replace',
      itemId,
      reason: 'overdue',
    })
    const act = { rotationId: started.id, remoteId: null, phrase: null }
    await stage.ask('rotations.act', { ...act, action: 'places-done' })
    const done = await stage.ask('rotations.act', { ...act, action: 'turn-off-old' })

    expect(done.truth).toBe('only-new-works')
    const [row] = (await stage.ask('items.list', { ...everything, text: 'risk_scoring' })).rows
    expect(row).toMatchObject({ ageDays: 0, name: 'risk_scoring-20_11_2026-14_05' })
  })
})
