import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connectionView } from '../../../src-host/connection-view.ts'
import { Workbench } from '../src-core/rotation/desk-fixture.ts'
import { holdWebhookKey } from '../src-core/rotation/held-item.ts'

let bench: Workbench

beforeEach(async () => {
  bench = new Workbench()
  await bench.begin()
})

afterEach(() => bench.end())

describe('the view of an account', () => {
  it('counts a key that was replaced in place once, though its old value is kept', async () => {
    const itemId = await holdWebhookKey(bench)
    await bench.replace(itemId, { acceptsBreak: true })
    expect(bench.stages(itemId)).toEqual(['previous', 'current'])

    const connectionId = bench.connection('practice-atomicat')
    await bench.desk.refresh(connectionId)

    expect(connectionView(bench, connectionId)).toMatchObject({ liveKeys: 1, knownKeys: 1 })
  })
})
