import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Batches } from '../../../../src-core/index.ts'
import type { BatchView } from '../../../../src-shared/batch.ts'
import { dayMs } from '../../../../src-shared/clock.ts'
import { BatchId, ItemId } from '../../../../src-shared/ids.ts'
import type { ErrorCode } from '../../../../src-shared/errors.ts'
import { codeOf } from '../net/loopback.ts'
import { Workbench } from './desk-fixture.ts'

const create = 'POST /sim/v1/credentials'

let bench: Workbench
let batches: Batches
let told: number

beforeEach(async () => {
  bench = new Workbench()
  await bench.begin()
  told = 0
  openBatches()
})

afterEach(() => bench.end())

function openBatches(): void {
  const { context, desk } = bench
  const breathe = () => Promise.resolve()
  batches = new Batches({ context, desk, breathe, changed: () => (told += 1) })
}

async function reopen(): Promise<void> {
  await bench.reopen()
  openBatches()
}

/** Items with a key each, made a day ago so that names and dates differ. */
async function itemsOf(...services: readonly string[]): Promise<ItemId[]> {
  const made: ItemId[] = []
  for (const service of services) {
    const provider = service.startsWith('docs') ? 'practice-portal' : 'practice-atna'
    made.push((await bench.generate(service, provider)).itemId)
  }
  bench.passTime(dayMs)
  return made
}

function begin(itemIds: readonly ItemId[], acceptsBreak: readonly ItemId[] = []): BatchView {
  const order = { title: 'Everything of Priya', reason: 'she left' }
  return batches.start({ ...order, itemIds: [...itemIds], acceptsBreak: [...acceptsBreak] })
}

function now(id: BatchId): BatchView {
  const found = batches.list().find((batch) => batch.id === id)
  if (!found) throw new Error('no such batch')
  return found
}

const states = ({ items }: BatchView) => items.map(({ state }) => state)
const codes = ({ items }: BatchView) => items.map(({ code }) => code)
const fault = (change: object) =>
  bench.practice.plan({ provider: 'atna', route: create, times: 1, ...change })
const act = (batch: BatchView, action: 'stop' | 'resume' | 'retry' | 'end') =>
  batches.act({ batchId: batch.id, action })
const refusal = (work: () => unknown): Promise<ErrorCode | null> =>
  codeOf(Promise.resolve().then(work))

/** Has the person say that every place of a key has the new one. */
async function placesDone(batch: BatchView, index: number): Promise<void> {
  const id = batch.items[index]?.rotationId
  if (!id) throw new Error('nothing was begun')
  await bench.desk.act(id, { action: 'places-done', remoteId: null, phrase: null })
}

describe('a batch', () => {
  it('replaces one key after another, and is over when every place has its new key', async () => {
    const items = await itemsOf('risk_a', 'risk_b', 'docs_a')
    const started = begin(items)
    await batches.run()

    expect(started).toMatchObject({ state: 'running', title: 'Everything of Priya' })
    const waiting = now(started.id)
    expect(states(waiting)).toEqual(['waiting', 'waiting', 'waiting'])
    expect(waiting.state).toBe('running')
    for (const index of [0, 1, 2]) await placesDone(waiting, index)

    expect(now(started.id)).toMatchObject({ state: 'done' })
    expect(states(now(started.id))).toEqual(['done', 'done', 'done'])
    expect(items.map((id) => bench.stages(id))).toEqual(items.map(() => ['previous', 'current']))
    expect(told).toBeGreaterThan(3)
  })

  it('names itself in the journals of its keys, with the reason', async () => {
    const batch = begin(await itemsOf('risk_a'))
    await batches.run()

    const [kept] = bench.session.journals().filter(({ body }) => body.kind === 'replace')
    expect(kept?.body).toMatchObject({ batchId: batch.id, reason: 'she left' })
    expect(kept && batches.concerns(kept.id)).toBe(true)
  })

  it('goes on after a key that fails, and takes it up again when it is asked to', async () => {
    const items = await itemsOf('risk_a', 'risk_b')
    await fault({ kind: 'status', status: 403 })
    const batch = begin(items)
    await batches.run()

    expect(states(now(batch.id))).toEqual(['failed', 'waiting'])
    expect(codes(now(batch.id))).toEqual(['provider-forbidden', null])
    act(batch, 'retry')
    await batches.run()
    expect(states(now(batch.id))).toEqual(['waiting', 'waiting'])
    expect(bench.session.journals().filter(({ body }) => body.kind === 'replace')).toHaveLength(2)
  })

  it('begins anew a key whose replacement was given up', async () => {
    const [item] = await itemsOf('risk_a')
    await fault({ kind: 'status', status: 403 })
    const batch = begin(item ? [item] : [])
    await batches.run()
    const [first] = now(batch.id).items
    if (!first?.rotationId) throw new Error('nothing was begun')
    await bench.desk.act(first.rotationId, { action: 'abandon', remoteId: null, phrase: null })

    expect(states(now(batch.id))).toEqual(['failed'])
    act(batch, 'retry')
    await batches.run()
    expect(states(now(batch.id))).toEqual(['waiting'])
    expect(now(batch.id).items[0]?.rotationId).not.toBe(first.rotationId)
  })

  it('leaves an account alone for as long as it asks, and goes on with others', async () => {
    const items = await itemsOf('risk_a', 'risk_b', 'docs_a')
    await fault({ kind: 'status', status: 429 })
    const batch = begin(items)
    await batches.run()

    expect(states(now(batch.id))).toEqual(['waiting', 'todo', 'waiting'])
    expect(codes(now(batch.id))).toEqual(['provider-rate-limited', null, null])
    bench.passTime(1_999)
    await bench.desk.tick()
    await batches.tick()
    expect(states(now(batch.id))).toEqual(['waiting', 'todo', 'waiting'])
    expect(batches.hasWork).toBe(true)

    bench.passTime(1)
    await bench.desk.tick()
    await batches.tick()
    expect(states(now(batch.id))).toEqual(['waiting', 'waiting', 'waiting'])
    expect(codes(now(batch.id))).toEqual([null, null, null])
    expect(batches.hasWork).toBe(false)
  })

  it('tells a lost reply as such, and looks what happened when it is taken up again', async () => {
    const items = await itemsOf('risk_a', 'risk_b')
    await fault({ kind: 'close-before' })
    const batch = begin(items)
    await batches.run()

    expect(states(now(batch.id))).toEqual(['failed', 'waiting'])
    act(batch, 'retry')
    await batches.run()
    expect(states(now(batch.id))).toEqual(['waiting', 'waiting'])
  })

  it('does not begin what is being replaced already, or is gone', async () => {
    const items = await itemsOf('risk_a', 'risk_b')
    const [open, kept] = items
    if (!open || !kept) throw new Error('no items')
    await bench.replace(open)
    const batch = begin(items)
    bench.session.transact((tx) => tx.deleteItem(kept))
    await batches.run()

    expect(codes(now(batch.id))).toEqual(['replacement-open', 'not-found'])
    expect(now(batch.id).state).toBe('done')
    expect(await refusal(() => begin([kept]))).toBe('not-found')
  })

  it('takes an item once, however often it is named', async () => {
    const [item] = await itemsOf('risk_a')
    const batch = begin(item ? [item, item] : [])
    await batches.run()

    expect(states(now(batch.id))).toEqual(['waiting'])
  })
})

describe('stopping a batch', () => {
  it('begins nothing more until it is resumed', async () => {
    const items = await itemsOf('risk_a', 'risk_b')
    const batch = begin(items)
    const stopped = act(batch, 'stop')
    await batches.run()

    expect(stopped.state).toBe('stopped')
    // What was under way is carried to where a person is needed.
    expect(states(now(batch.id))).toEqual(['waiting', 'todo'])
    await batches.tick()
    expect(states(now(batch.id))).toEqual(['waiting', 'todo'])
    act(batch, 'resume')
    await batches.run()
    expect(states(now(batch.id))).toEqual(['waiting', 'waiting'])
  })

  it('leaves out what has not begun when it is ended', async () => {
    const items = await itemsOf('risk_a', 'risk_b')
    const batch = begin(items)
    act(batch, 'stop')
    await batches.run()
    const ended = act(batch, 'end')

    expect(states(ended)).toEqual(['waiting', 'skipped'])
    expect(ended.state).toBe('done')
    await batches.run()
    await placesDone(ended, 0)
    expect(states(now(batch.id))).toEqual(['done', 'skipped'])
  })

  it('refuses what means nothing, and a batch that is none', async () => {
    const batch = begin(await itemsOf('risk_a'))
    await batches.run()

    expect(await refusal(() => act(batch, 'resume'))).toBe('not-allowed-now')
    expect(await refusal(() => act(batch, 'retry'))).toBe('not-allowed-now')
    act(batch, 'end')
    for (const action of ['stop', 'resume', 'end'] as const) {
      expect(await refusal(() => act(batch, action))).toBe('not-allowed-now')
    }
    const batchId = BatchId.parse('0'.repeat(32))
    expect(await refusal(() => batches.act({ batchId, action: 'stop' }))).toBe('not-found')
  })
})

describe('a vault that is opened again', () => {
  it('holds its batches, stopped until the person resumes them', async () => {
    const items = await itemsOf('risk_a', 'risk_b', 'risk_c')
    await fault({ kind: 'status', status: 429 })
    const batch = begin(items)
    await batches.run()
    await reopen()
    bench.passTime(60_000)
    await batches.tick()

    expect(now(batch.id).state).toBe('stopped')
    expect(states(now(batch.id))).toEqual(['waiting', 'todo', 'todo'])
    act(batch, 'resume')
    await bench.desk.tick()
    await batches.run()
    expect(states(now(batch.id))).toEqual(['waiting', 'waiting', 'waiting'])
  })

  it('finds a replacement that a crash kept the batch from noting, and makes no second one', async () => {
    const [item] = await itemsOf('risk_a')
    bench.failEveryTransaction('disk-full', 3)
    const batch = begin(item ? [item] : [])
    await batches.run()
    bench.healTransactions()
    await reopen()

    const replacements = () =>
      bench.session.journals().filter(({ body }) => body.kind === 'replace')
    expect(replacements()).toHaveLength(1)
    expect(now(batch.id).items[0]?.rotationId).toBe(replacements()[0]?.id)
    act(batch, 'resume')
    await batches.run()
    expect(states(now(batch.id))).toEqual(['waiting'])
    expect(replacements()).toHaveLength(1)
  })

  it('tells what was finished meanwhile', async () => {
    const batch = begin(await itemsOf('risk_a', 'risk_b'))
    await batches.run()
    await reopen()
    await placesDone(now(batch.id), 0)
    await placesDone(now(batch.id), 1)

    expect(now(batch.id).state).toBe('done')
    expect(states(now(batch.id))).toEqual(['done', 'done'])
  })

  it('keeps the newest twenty, and what a later version wrote', async () => {
    const [item] = await itemsOf('risk_a')
    const itemIds = item ? [item] : []
    const later = { id: 'f'.repeat(32), state: 'dreaming' }
    const { body, stamp } = bench.session.settings()
    bench.session.transact((tx) => tx.putSettings({ ...body, batches: [later] }, stamp))
    for (let count = 0; count < 21; count += 1) {
      bench.passTime(1)
      const batch = begin(itemIds)
      if (batch.state !== 'done') act(batch, 'end')
      await batches.run()
    }

    expect(batches.list()).toHaveLength(19)
    expect(bench.session.settings().body.batches).toContainEqual(later)
    await reopen()
    expect(batches.list()).toHaveLength(19)
  })

  it('reads batches that are none as none', async () => {
    const { body, stamp } = bench.session.settings()
    bench.session.transact((tx) => tx.putSettings({ ...body, batches: 'soon' }, stamp))
    await reopen()

    expect(batches.list()).toEqual([])
  })
})

describe('the summary of a batch', () => {
  it('tells names, states, codes, times and who acts, and no value', async () => {
    const items = await itemsOf('risk_a', 'risk_b')
    await fault({ kind: 'status', status: 403 })
    const batch = begin(items)
    await batches.run()

    const csv = text(batches.summary({ batchId: batch.id, form: 'csv' }))
    const at = '2026-11-21T14:05:00.000Z'
    expect(csv.split('\r\n')).toEqual([
      'name,state,code,at,who_acts',
      `risk_a-20_11_2026-14_05,failed,provider-forbidden,${at},person`,
      `risk_b-20_11_2026-14_05,waiting,,${at},person`,
      '',
    ])
    const json = text(batches.summary({ batchId: batch.id, form: 'json' }))
    expect(JSON.parse(json)).toMatchObject({
      title: 'Everything of Priya',
      reason: 'she left',
      items: [
        { name: 'risk_a-20_11_2026-14_05', state: 'failed', code: 'provider-forbidden', at },
        { state: 'waiting', whoActs: 'person' },
      ],
    })
    expect(csv + json).not.toContain('atna_sample')
  })

  it('lets no name be a formula', async () => {
    const [item] = await itemsOf('risk_a')
    if (!item) throw new Error('no item')
    const kept = bench.session.overview(item)
    if (!kept) throw new Error('no item')
    bench.session.transact((tx) => {
      tx.putOverview(item, { ...kept.body, name: '=cmd|"x",1' }, kept.stamp)
    })
    const batch = begin([item])

    const csv = text(batches.summary({ batchId: batch.id, form: 'csv' }))
    expect(csv).toContain(`"'=cmd|""x"",1",`)
    await batches.run()
  })
})

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}
