import { afterEach, describe, expect, it } from 'vitest'
import { updatePlaces } from '../../../../src-core/rotation/distribute.ts'
import { RotationDesk } from '../../../../src-core/rotation/desk.ts'
import { Workbench } from './desk-fixture.ts'
import { callers, PlaceBench } from './place-bench.ts'

let end: () => unknown = () => undefined

afterEach(() => end())

describe('a vault that is being locked', () => {
  it('lets a key that is being made be saved, and nothing else begin', async () => {
    const bench = new Workbench()
    end = () => bench.end()
    await bench.begin()
    const { itemId } = await bench.generate('billing_api')
    let leaves = false
    bench.disguise = (connector) => ({
      ...connector,
      generate: (...order) => {
        leaves = true
        return connector.generate(...order)
      },
    })
    const desk = new RotationDesk({ ...bench.context, isLeaving: () => leaves })

    const left = await desk.start({ kind: 'replace', itemId, reason: 'overdue' })
    leaves = false
    const proved = await desk.act(left.id, { action: 'continue', remoteId: null, phrase: null })

    expect(left).toMatchObject({ step: 'stored', actions: ['continue', 'abandon'] })
    expect(proved.step).toBe('proved')
  })

  it('brings the key to no further place', async () => {
    const bench = new PlaceBench()
    end = () => bench.end()
    await bench.begin(callers.env)

    await updatePlaces({ ...bench.context, isLeaving: () => true }, bench.id)
    expect(bench.hand.calls).toEqual([])
    await bench.update()

    expect(bench.hand.calls).toEqual(['look', 'put'])
  })
})
