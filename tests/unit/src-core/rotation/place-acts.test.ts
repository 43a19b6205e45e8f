import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { adoptPlaces } from '../../../../src-core/rotation/adopt-places.ts'
import { actionsOfPlace } from '../../../../src-core/rotation/place-actions.ts'
import { placeDiff } from '../../../../src-core/rotation/place-acts.ts'
import { lookAtPlace } from '../../../../src-core/rotation/look-at-place.ts'
import { placeViews } from '../../../../src-core/rotation/place-views.ts'
import { VaultError } from '../../../../src-shared/errors.ts'
import { isSettled, mayHoldNew } from '../../../../src-shared/place-records.ts'
import { CallerId } from '../../../../src-shared/ids.ts'
import { PlaceState, PlaceView } from '../../../../src-shared/rotation.ts'
import { idOf, itemId } from '../vault/vault-fixture.ts'
import { callers, newKey, oldKey, PlaceBench, stranger } from './place-bench.ts'

let bench: PlaceBench

beforeEach(() => {
  bench = new PlaceBench()
})

afterEach(() => bench.end())

describe('the word of the person', () => {
  it('settles a place in words, and can be taken back', async () => {
    await bench.begin(null)
    expect(bench.view).toMatchObject({ where: 'the wiki', kind: 'manual', who: 'person' })
    await bench.act('tick')
    expect(isSettled(bench.record)).toBe(true)
    await bench.act('untick')

    expect(bench.record.state).toBe('todo')
    expect(bench.hand.calls).toEqual([])
  })

  it('leaves a place out, which may be taken up again', async () => {
    await bench.begin(callers.env)
    await bench.act('skip')
    await bench.update()
    expect([bench.record.state, bench.hand.calls]).toEqual(['skipped', []])
    await bench.act('update')

    expect(bench.record.state).toBe('updated')
  })

  it('taken back of a program does not make it run again unasked', async () => {
    await bench.begin(callers.own)
    await bench.act('tick')
    await bench.act('untick')
    await bench.update()

    expect([bench.record.state, bench.hand.calls]).toEqual(['unknown', []])
  })

  it('gives no place its old key once that is off', async () => {
    await bench.begin(callers.env)
    await bench.update()
    bench.write({ oldOffAt: 5 })
    await expect(bench.act('undo')).rejects.toThrow('not-allowed-now')
    expect(bench.hand.held).toEqual({ secret: newKey })
  })

  it('that one place gets its old key is not overruled', async () => {
    await bench.begin(callers.env)
    await bench.update()
    await bench.act('undo')
    await bench.update()

    // What the person had put back is not written again unasked.
    expect(bench.hand.held).toEqual({ secret: oldKey })
    expect(bench.view.actions).toEqual(['update', 'tick', 'skip'])
  })

  it('is not taken for a place that is not there', async () => {
    await bench.begin(callers.env)

    await expect(bench.act('tick', 'text:elsewhere')).rejects.toThrow('not-found')
  })
})

describe('what is offered', () => {
  it('always leaves the person a way to settle a place, or to have it undone', async () => {
    await bench.begin(callers.env)
    const { record } = bench
    for (const caller of [...Object.values(callers), null]) {
      for (const state of PlaceState.options) {
        const at = { ...record, caller, state, checkCode: 'place-check-failed' }
        const forward = actionsOfPlace(at, { way: 'forward', mayUndo: false })
        if (!isSettled(at)) expect(forward).toContain('tick')
        const back = actionsOfPlace(at, { way: 'back', mayUndo: true })
        if (mayHoldNew(at)) {
          const isByHand = caller === null || caller.kind === 'manual'
          if (!isByHand || state === 'ticked') expect(back).toContain('undo')
        }
        expect(actionsOfPlace(at, { way: 'none', mayUndo: false })).toEqual([])
      }
    }
  })

  it('is drawn in the shape of the contract for every kind of place', async () => {
    for (const caller of Object.values(callers)) {
      await bench.begin(caller)
      for (const view of placeViews(bench.context, bench.body)) {
        expect(() => PlaceView.strict().parse(view)).not.toThrow()
      }
      bench.end()
      bench = new PlaceBench()
    }
    await bench.begin(callers.github)
    expect(bench.view).toMatchObject({ where: 'northwind/checkout', what: 'production / KEY' })
  })
})

describe('the difference', () => {
  it('is between what stands there and the new key, and the other way once it is back', async () => {
    await bench.begin(callers.env)
    await placeDiff(bench.context, bench.id, bench.record.id)
    expect(bench.hand.diffed).toEqual({ from: oldKey, to: newKey })
    await bench.update()
    await placeDiff(bench.context, bench.id, bench.record.id)
    expect(bench.hand.diffed).toEqual({ from: oldKey, to: newKey })
    bench.takeBack()
    await placeDiff(bench.context, bench.id, bench.record.id)

    expect(bench.hand.diffed).toEqual({ from: newKey, to: oldKey })
  })

  it('claims to know nothing of what cannot be read', async () => {
    await bench.begin(callers.github)
    await placeDiff(bench.context, bench.id, bench.record.id)

    expect(bench.hand.diffed).toEqual({ from: null, to: newKey })
  })

  it('is not drawn of a place of the person, or before there is a new key', async () => {
    await bench.begin(callers.manual)
    const manual = placeDiff(bench.context, bench.id, bench.record.id)
    await expect(manual).rejects.toThrow('not-allowed-now')
    bench.write({ newVersionId: null, places: [{ ...bench.record, caller: callers.env }] })
    expect(bench.view.shows).toBe(false)

    const early = placeDiff(bench.context, bench.id, bench.record.id)
    await expect(early).rejects.toThrow('not-allowed-now')
  })
})

describe('a look at a place', () => {
  it.each([
    [{ secret: oldKey }, 'current', 'sk_old_…kZ1p'],
    [{ secret: newKey }, 'other-version', 'sk_new_…Hx11'],
    [{ secret: stranger }, 'other-value', '…Ku3R'],
    [{}, 'empty', null],
  ] as const)('tells whose key it is that stands there: %o', async (held, holds, hint) => {
    await bench.begin(callers.env)
    bench.hand.held = held
    const look = await lookAtPlace(bench.context, itemId(1), callers.env)

    expect(look).toEqual({ holds, hint, line: 3, facts: [] })
    expect(bench.hand.isWiped).toBe(true)
  })

  it('does not pretend to read what cannot be read', async () => {
    await bench.begin(callers.github)
    const look = await lookAtPlace(bench.context, itemId(1), callers.github)

    expect(look).toEqual({ holds: 'unreadable', hint: null, line: null, facts: [] })
  })

  it('says what is in the way, and asks nothing of a place of the person', async () => {
    await bench.begin(callers.env)
    bench.hand.failLook = new VaultError('place-missing')
    const missing = lookAtPlace(bench.context, itemId(1), callers.env)
    await expect(missing).rejects.toThrow('place-missing')
    const manual = lookAtPlace(bench.context, itemId(1), callers.manual)
    await expect(manual).rejects.toThrow('bad-request')

    const nobody = lookAtPlace(bench.context, itemId(4), callers.env)
    await expect(nobody).rejects.toThrow('not-found')
  })
})

describe('a replacement under way', () => {
  const moved = { ...callers.env, path: '/srv/shop/.env.production' }

  function describePlaces(places: readonly (typeof callers.env)[]): void {
    bench.session.transact((tx) => {
      const kept = bench.session.overview(itemId(1))
      if (kept) tx.putOverview(itemId(1), { ...kept.body, places: [...places] }, kept.stamp)
    })
  }

  it('follows a place that the person describes anew while it was not written', async () => {
    await bench.begin(callers.env)
    bench.hand.failLook = new VaultError('place-missing')
    await bench.update()
    describePlaces([moved])
    adoptPlaces(bench.context, bench.id)

    expect(bench.record).toMatchObject({ caller: moved, state: 'todo', code: null })
  })

  it('keeps a place as it was written, and adds one that is new', async () => {
    await bench.begin(callers.env)
    await bench.update()
    const added = { ...moved, id: CallerId.parse(idOf(8)) }
    describePlaces([moved, added])
    adoptPlaces(bench.context, bench.id)

    expect(bench.record.caller).toEqual(callers.env)
    expect(bench.body.places?.map(({ state }) => state)).toEqual(['updated', 'todo', 'todo'])
  })

  it('follows nothing while it is taken back', async () => {
    await bench.begin(callers.env)
    bench.takeBack()
    describePlaces([moved])
    adoptPlaces(bench.context, bench.id)

    expect(bench.record.caller).toEqual(callers.env)
  })
})
