import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { dayMs, hourMs } from '../../../src-shared/clock.ts'
import { VaultError } from '../../../src-shared/errors.ts'
import { AppSettings } from '../../../src-shared/policy.ts'
import { fields } from '../src-core/rotation/desk-fixture.ts'
import { Practice } from '../src-sandbox/sandbox-fixture.ts'
import { HostStage, passphrase } from './host-fixture.ts'

let stage: HostStage

beforeEach(() => {
  stage = new HostStage()
  stage.now = midday
})

afterEach(() => stage.end())

/** Midday by this computer's calendar, wherever that is. */
const midday = new Date(2026, 10, 20, 12).getTime()
const policy = { everyDays: 90, everyMonths: null, graceHours: 24 }

async function addKey(name: string, days: number): Promise<void> {
  await stage.ask('items.add', {
    ...{ name, kind: 'api-key', providerName: 'Mail', credentialId: null, acceptDuplicate: true },
    ...{ secret: `sample_${name}`, createdAt: stage.now - days * dayMs },
    fields: { ...fields, policy },
  })
}

async function open(): Promise<void> {
  await stage.ask('vault.create', { place: 'own', passphrase })
  await addKey('late_a', 100)
  await addKey('late_b', 95)
  await addKey('soon', 80)
  await addKey('fresh', 3)
}

async function reopen(): Promise<void> {
  stage.restart()
  await stage.ask('vault.unlock', { place: 'own', with: 'passphrase', secret: passphrase })
}

const beat = () => stage.host.clockwork.beat()
const reminders = () => stage.toldMain.filter(({ kind }) => kind === 'remind')
const changes = () => stage.events.filter((name) => name === 'due.changed').length

describe('what is due', () => {
  it('is told with the worst by name', async () => {
    await open()

    expect(await stage.ask('due.state', null)).toMatchObject({
      ...{ overdue: 2, dueSoon: 1, expired: 0, oldStillWork: 0, quiet: false },
      first: [{ name: 'late_a' }, { name: 'late_b' }],
    })
  })

  it('is told anew when the figures have changed, and only then', async () => {
    await open()
    await stage.ask('due.state', null)
    await beat()
    expect(changes()).toBe(0)

    await addKey('late_c', 120)
    await beat()
    await beat()
    expect(changes()).toBe(1)
  })

  it('is told anew when time has passed', async () => {
    await open()
    await stage.ask('due.state', null)
    stage.now += 11 * dayMs
    await beat()

    expect(changes()).toBe(1)
    expect(await stage.ask('due.state', null)).toMatchObject({ overdue: 3, dueSoon: 0 })
  })
})

describe('a reminder', () => {
  it('comes once a day, with figures and no name', async () => {
    await open()
    expect(reminders()).toEqual([])
    await beat()
    await beat()

    expect(reminders()).toEqual([{ kind: 'remind', overdue: 2, dueSoon: 1 }])
    stage.now += 11 * hourMs
    await beat()
    expect(reminders()).toHaveLength(1)
    stage.now += 2 * hourMs
    await beat()
    expect(reminders()).toHaveLength(2)
  })

  it('comes once a day also where that cannot be written down', async () => {
    await open()
    const { session } = stage.host.open
    vi.spyOn(session, 'transact').mockImplementation(() => {
      throw new VaultError('disk-full')
    })
    await beat()
    await beat()

    expect(reminders()).toHaveLength(1)
  })

  it('comes once a day also where the vault is opened again', async () => {
    await open()
    await beat()
    await reopen()
    await beat()

    expect(reminders()).toHaveLength(1)
  })

  it('is put aside until the next day of the calendar', async () => {
    await open()
    await stage.ask('due.quiet', null)
    await beat()
    await reopen()
    await beat()

    expect(reminders()).toEqual([])
    expect(await stage.ask('due.state', null)).toMatchObject({ overdue: 2, quiet: true })
    stage.now += 12 * hourMs
    await beat()
    expect(reminders()).toHaveLength(1)
    expect(await stage.ask('due.state', null)).toMatchObject({ quiet: false })
  })

  it('is not put aside for longer than a day by a clock that was wrong', async () => {
    await open()
    stage.now += 400 * dayMs
    await stage.ask('due.quiet', null)
    stage.now = midday

    expect(await stage.ask('due.state', null)).toMatchObject({ quiet: false })
  })

  it('does not come where the person wants none, or nothing is due', async () => {
    await stage.ask('vault.create', { place: 'own', passphrase })
    await beat()
    stage.host.obey({ kind: 'settings', settings: AppSettings.parse({ reminders: 'off' }) })
    await addKey('late_a', 100)
    await beat()

    expect(reminders()).toEqual([])
    stage.host.obey({ kind: 'settings', settings: AppSettings.parse({}) })
    await beat()
    expect(reminders()).toHaveLength(1)
  })

  it('does not come for sample keys, nor while the vault is locked', async () => {
    const practice = new Practice()
    await practice.start()
    stage.announce(practice)
    await stage.ask('vault.create', { place: 'practice', passphrase })
    await beat()
    expect(await stage.ask('due.state', null)).not.toMatchObject({ overdue: 0 })
    stage.restart()
    await beat()

    expect(reminders()).toEqual([])
    expect(await stage.call('due.state', null)).toEqual({ ok: false, code: 'not-allowed-now' })
    await practice.end()
  })
})
