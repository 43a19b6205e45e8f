import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BatchPlanItem, BatchView } from '../../../src-shared/batch.ts'
import type { ItemId } from '../../../src-shared/ids.ts'
import { Practice } from '../src-sandbox/sandbox-fixture.ts'
import { HostStage, passphrase } from './host-fixture.ts'

let stage: HostStage
let practice: Practice

beforeEach(async () => {
  stage = new HostStage()
  practice = new Practice()
  await practice.start()
  stage.announce(practice)
  await stage.ask('vault.create', { place: 'practice', passphrase })
})

afterEach(async () => {
  stage.end()
  await practice.end()
})

/** The overdue keys that Keyturn itself can replace. */
async function overdue(): Promise<BatchPlanItem[]> {
  const plan = await stage.ask('batches.plan', { by: 'overdue' })
  return plan.filter(({ strategy }) => strategy !== 'guided')
}

async function begin(items: readonly BatchPlanItem[], accepts: readonly ItemId[] = []) {
  const itemIds = items.map(({ itemId }) => itemId)
  const order = { title: 'Overdue', reason: 'overdue', itemIds, acceptsBreak: [...accepts] }
  const batch = await stage.ask('batches.start', order)
  await stage.host.clockwork.batches.run()
  return batch
}

async function now({ id }: BatchView): Promise<BatchView> {
  const found = (await stage.ask('batches.list', null)).find((batch) => batch.id === id)
  if (!found) throw new Error('no such batch')
  return found
}

const service = ({ name }: { readonly name: string }) => name.replace(/-.*/, '')

describe('a batch in the host', () => {
  it('is planned with what each key needs', async () => {
    const plan = await overdue()

    expect(plan.map((item) => [service(item), item.strategy, item.breaks])).toEqual([
      ['prod', 'overlap', false],
      ['kudos_export', 'overlap', false],
      ['docs_export', 'overlap', false],
      ['lead_forms', 'in-place', true],
      ['risk_scoring', 'overlap', false],
    ])
  })

  it('waits at a key that dies at once until the person has read that, unless it was', async () => {
    const plan = await overdue()
    const asked = await begin(plan.filter(({ breaks }) => breaks))

    const [waiting] = (await now(asked)).items
    expect(waiting).toMatchObject({ state: 'waiting', code: null })
    if (!waiting?.rotationId) throw new Error('nothing was begun')
    const { rotationId } = waiting
    const view = await stage.ask('rotations.get', { rotationId })
    expect(view.actions).toContain('accept-break')
    await stage.ask('rotations.act', {
      ...{ rotationId, action: 'abandon', remoteId: null, phrase: null },
    })

    const breaking = plan.filter(({ breaks }) => breaks)
    const read = await begin(
      breaking,
      breaking.map(({ itemId }) => itemId),
    )
    const [done] = (await now(read)).items
    const after = await stage.ask('rotations.get', { rotationId: done?.rotationId ?? rotationId })
    expect(after.new).not.toBeNull()
    expect(after.actions).not.toContain('accept-break')
  })

  it('tells the window of its progress, also where a person goes on with a key', async () => {
    const batch = await begin((await overdue()).filter(({ breaks }) => !breaks))
    const before = stage.events.filter((name) => name === 'batches.changed').length
    const { items } = await now(batch)
    // A key of which Keyturn writes every place needs nobody.
    const waiting = items.filter(({ state }) => state === 'waiting')
    expect(waiting.length).toBeGreaterThan(0)

    for (const { rotationId } of waiting) {
      if (!rotationId) throw new Error('nothing was begun')
      const act = { rotationId, remoteId: null, phrase: null, action: 'places-done' } as const
      await stage.ask('rotations.act', act)
    }
    const told = stage.events.filter((name) => name === 'batches.changed').length
    expect(told).toBeGreaterThan(before)
    expect(await now(batch)).toMatchObject({ state: 'done' })
  })

  it('is stopped after a lock, and goes on when the person says so', async () => {
    const plan = (await overdue()).filter(({ breaks }) => !breaks)
    const batch = await begin(plan)
    stage.restart()
    stage.announce(practice)
    await stage.ask('vault.unlock', { place: 'practice', with: 'passphrase', secret: passphrase })

    expect(await now(batch)).toMatchObject({ state: 'stopped' })
    const resumed = await stage.ask('batches.act', { batchId: batch.id, action: 'resume' })
    expect(resumed.state).toBe('running')
  })

  it('begins nothing any more once the host is to end', async () => {
    const plan = (await overdue()).filter(({ breaks }) => !breaks)
    const itemIds = plan.map(({ itemId }) => itemId)
    const order = { title: 'Overdue', reason: '', itemIds, acceptsBreak: [] }
    await stage.ask('batches.start', order)
    const { batches } = stage.host.clockwork
    stage.host.obey({ kind: 'finish' })
    await batches.run()

    const made = await practice.askAtna('GET /sim/v1/credentials')
    const portal = await practice.askPortal('GET /sim/v1/environments/docs-production/api-secrets')
    // The one that was under way, and no second one.
    const keys = `${made.text}${portal.text}`.match(/created_at/g) ?? []
    expect(keys.length).toBeLessThanOrEqual(6)
    expect(await stage.call('batches.list', null)).toEqual({ ok: false, code: 'not-allowed-now' })
  })
})

describe('the summary', () => {
  it('is a new file of its owner alone, with no value in it', async () => {
    const batch = await begin(await overdue())
    for (const form of ['csv', 'json'] as const) {
      const path = join(stage.folder, `summary.${form}`)
      await stage.ask('batches.export', { batchId: batch.id, form, path })

      const written = readFileSync(path, 'utf8')
      expect(written).toContain('risk_scoring')
      expect(written).not.toContain('_sample_')
      if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600)
    }
  })

  it('is written under the ending of its form only', async () => {
    const real = await begin((await overdue()).slice(0, 1))
    for (const name of ['.bash_profile', 'x.csv.desktop', 'x.json']) {
      const path = join(stage.folder, name)
      const order = { batchId: real.id, form: 'csv', path } as const
      expect(await stage.call('batches.export', order)).toEqual({ ok: false, code: 'bad-request' })
      expect(existsSync(path)).toBe(false)
    }
  })

  it('overwrites no file, and is not written for a batch that is none', async () => {
    const path = join(stage.folder, 'there.csv')
    writeFileSync(path, 'mine')
    const real = await begin((await overdue()).slice(0, 1))
    const order = { batchId: real.id, form: 'csv', path } as const

    expect(await stage.call('batches.export', order)).toEqual({ ok: false, code: 'file-exists' })
    expect(readFileSync(path, 'utf8')).toBe('mine')
    const nowhere = join(stage.folder, 'none.csv')
    const foreign = { ...order, path: nowhere, batchId: 'f'.repeat(32) as typeof real.id }
    expect(await stage.call('batches.export', foreign)).toEqual({ ok: false, code: 'not-found' })
    expect(existsSync(nowhere)).toBe(false)
  })
})
