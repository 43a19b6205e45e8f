import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { planBatch } from '../../../../src-core/rotation/plan-batch.ts'
import type { BatchFilter } from '../../../../src-shared/batch.ts'
import { dayMs } from '../../../../src-shared/clock.ts'
import { ItemId } from '../../../../src-shared/ids.ts'
import { codeOf } from '../net/loopback.ts'
import { Workbench } from './desk-fixture.ts'

let bench: Workbench

beforeEach(async () => {
  bench = new Workbench()
  await bench.begin()
})

afterEach(() => bench.end())

const plan = (filter: BatchFilter) => planBatch(bench.context, filter)
const names = (filter: BatchFilter) => plan(filter).map(({ name }) => name.replace(/-.*/, ''))
const making = async (service: string, provider?: string) =>
  (await bench.generate(service, provider)).itemId

function change(id: ItemId, owner: string): void {
  const kept = bench.session.overview(id)
  if (!kept) throw new Error('no such item')
  bench.session.transact((tx) => tx.putOverview(id, { ...kept.body, owner }, kept.stamp))
}

describe('the plan of a batch', () => {
  it('finds what is past its date, that which is due first at the top', async () => {
    // ATNA asks for three calendar months, the portal for ninety days.
    await making('risk_old')
    await making('docs_old', 'practice-portal')
    bench.passTime(80 * dayMs)
    await making('risk_new')

    expect(names({ by: 'overdue' })).toEqual([])
    bench.passTime(11 * dayMs)
    expect(names({ by: 'overdue' })).toEqual(['docs_old'])
    bench.passTime(5 * dayMs)
    expect(names({ by: 'overdue' })).toEqual(['docs_old', 'risk_old'])
  })

  it('finds all of one owner, however the name is written, and no one else', async () => {
    const [first, second] = [await making('risk_a'), await making('risk_b')]
    change(first, 'Jonas Weber ')
    change(second, 'Jonas Weberling')

    expect(names({ by: 'owner', owner: ' jonas weber' })).toEqual(['risk_a'])
    expect(names({ by: 'owner', owner: 'Nobody' })).toEqual([])
  })

  it('finds all of one account, and what was selected', async () => {
    const [risk, docs] = [await making('risk_a'), await making('docs_a', 'practice-portal')]
    const connectionId = bench.connection('practice-portal')

    expect(names({ by: 'account', connectionId })).toEqual(['docs_a'])
    expect(names({ by: 'items', itemIds: [docs, risk] }).sort()).toEqual(['docs_a', 'risk_a'])
  })

  it('refuses an item that is not there', async () => {
    const itemIds = [await making('risk_a'), ItemId.parse('0'.repeat(32))]
    const refused = Promise.resolve().then(() => plan({ by: 'items', itemIds }))

    expect(await codeOf(refused)).toBe('not-found')
  })

  it('says how each is replaced, in how many places, and what hinders it', async () => {
    const [free, open] = [await making('risk_a'), await making('risk_b')]
    await bench.replace(open)

    const found = plan({ by: 'items', itemIds: [free, open] })
    expect(found.find(({ itemId }) => itemId === free)).toEqual({
      ...{ itemId: free, name: 'risk_a-20_11_2026-14_05', owner: 'Priya', hindrance: null },
      ...{ providerName: 'ATNA practice', strategy: 'overlap', breaks: false },
      ...{ places: 1, byHand: 1 },
    })
    expect(found.find(({ itemId }) => itemId === open)?.hindrance).toBe('replacement-open')
  })

  it('leaves out entries without a key', async () => {
    const id = await making('risk_a')
    const kept = bench.session.overview(id)
    if (!kept) throw new Error('no such item')
    const versions = kept.body.versions.map((version) => ({
      ...version,
      stage: 'revoked' as const,
    }))
    bench.session.transact((tx) => tx.putOverview(id, { ...kept.body, versions }, kept.stamp))

    expect(names({ by: 'account', connectionId: bench.connection('practice-atna') })).toEqual([])
  })
})
