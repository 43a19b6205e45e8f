import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeStep } from '../../../../src-core/rotation/journal.ts'
import { CommandFailure } from '../../../../src-core/callers/command.ts'
import { VaultError } from '../../../../src-shared/errors.ts'
import { arePlacesUndone } from '../../../../src-shared/place-records.ts'
import { bytesOf, itemId, versionId } from '../vault/vault-fixture.ts'
import { version } from '../vault/version-fixture.ts'
import { callers, newKey, oldKey, PlaceBench, stranger } from './place-bench.ts'

let bench: PlaceBench

beforeEach(() => {
  bench = new PlaceBench()
})

afterEach(() => bench.end())

const third = 'sk_third_Te8Q2dVn5BwJ7sKu3R'

describe('what is overwritten on the word of the person', () => {
  it('is kept in the vault, in the transaction of the intent, and put back from there', async () => {
    await bench.begin(callers.env)
    bench.hand.held = { secret: stranger }
    await bench.update()
    let kept: boolean | null = null
    bench.hand.during = () => {
      const { previousId } = bench.record
      kept = previousId !== null && bench.session.hasSecret(itemId(1), previousId)
    }
    await bench.act('overwrite')

    expect(kept).toBe(true)
    expect(bench.hand.held).toEqual({ secret: newKey })
    expect(JSON.stringify(bench.body)).not.toContain(stranger)
    await bench.act('undo')
    expect(bench.hand.held).toEqual({ secret: stranger })
    expect(bench.record.state).toBe('undone')
  })

  it('is forgotten when the replacement ends', async () => {
    await bench.begin(callers.env)
    bench.hand.held = { secret: stranger }
    await bench.update()
    await bench.act('overwrite')
    const { previousId } = bench.record
    writeStep(bench.context, bench.id, { change: { step: 'done' } })

    expect(previousId && bench.session.hasSecret(itemId(1), previousId)).toBe(false)
    expect(bench.session.hasSecret(itemId(1), versionId(1))).toBe(true)
  })

  it('is kept once where it is tried twice', async () => {
    await bench.begin(callers.env)
    bench.hand.held = { secret: stranger }
    await bench.update()
    bench.hand.failPut = { thrown: new VaultError('disk-failed'), written: false }
    await bench.act('overwrite')
    const { previousId, state } = bench.record
    expect(state).toBe('unknown')
    bench.hand.failPut = null
    // The person has said so already: it is gone on with without being asked again.
    await bench.update()

    expect(bench.record).toMatchObject({ state: 'updated', previousId })
    await bench.act('undo')
    expect(bench.hand.held).toEqual({ secret: stranger })
  })

  it('is not overwritten if it was changed in between', async () => {
    await bench.begin(callers.env)
    bench.hand.held = { secret: stranger }
    await bench.update()
    bench.hand.failPut = { thrown: new VaultError('place-changed'), written: false }
    await bench.act('overwrite')

    expect(bench.hand.held).toEqual({ secret: stranger })
    expect(bench.record).toMatchObject({ state: 'failed', code: 'place-changed' })
  })

  it('needs no keeping where it is another version of the item, and comes back', async () => {
    await bench.begin(callers.env)
    bench.session.transact((tx) => {
      const kept = bench.session.overview(itemId(1))
      if (!kept) throw new Error('no item')
      const fingerprint = bench.session.fingerprint(bytesOf(third))
      const versions = [...kept.body.versions, { ...version(3, fingerprint), stage: 'previous' }]
      tx.putSecret(itemId(1), versionId(3), bytesOf(third))
      tx.putOverview(itemId(1), { ...kept.body, versions } as typeof kept.body, kept.stamp)
    })
    bench.hand.held = { secret: third }
    await bench.update()
    expect(bench.record).toMatchObject({ state: 'updated', previousId: versionId(3) })
    bench.takeBack()
    await bench.undo()

    expect(bench.hand.held).toEqual({ secret: third })
    writeStep(bench.context, bench.id, { change: { step: 'abandoned' } })
    expect(bench.session.hasSecret(itemId(1), versionId(3))).toBe(true)
  })
})

describe('taking back', () => {
  it('gives a place its old key', async () => {
    await bench.begin(callers.env)
    await bench.update()
    bench.takeBack()
    expect(arePlacesUndone([bench.record])).toBe(false)
    await bench.undo()

    expect(bench.hand.held).toEqual({ secret: oldKey })
    expect(bench.record).toMatchObject({ state: 'undone', code: null })
    expect(arePlacesUndone([bench.record])).toBe(true)
    expect(bench.hand.isWiped).toBe(true)
  })

  it('writes nothing where the old key stands already, as after a crash', async () => {
    await bench.begin(callers.env)
    bench.write({ places: [{ ...bench.record, state: 'updating' }] })
    bench.takeBack()
    await bench.undo()

    expect(bench.hand.calls).toEqual(['look'])
    expect(bench.record.state).toBe('undone')
  })

  it('leaves to the person what holds something else by now', async () => {
    await bench.begin(callers.env)
    await bench.update()
    bench.hand.held = { secret: stranger }
    bench.takeBack()
    await bench.undo()

    expect(bench.hand.held).toEqual({ secret: stranger })
    expect(bench.record.state).toBe('differs')
    expect(arePlacesUndone([bench.record])).toBe(true)
  })

  it('touches nothing where nothing was done', async () => {
    await bench.begin(callers.env)
    bench.takeBack()
    await bench.undo()

    expect(bench.hand.calls).toEqual([])
    expect(arePlacesUndone([bench.record])).toBe(true)
  })

  it('does nothing unless it was asked for', async () => {
    await bench.begin(callers.env)
    await bench.update()
    await bench.undo()

    expect(bench.hand.held).toEqual({ secret: newKey })
  })

  it('says why a place could not be undone, and tries it again', async () => {
    await bench.begin(callers.github)
    await bench.update()
    bench.takeBack()
    bench.hand.failPut = { thrown: new VaultError('provider-no-reply'), written: false }
    await bench.undo()
    expect(bench.record).toMatchObject({ state: 'undoing', code: 'provider-ask-again' })
    expect(bench.view.actions).toEqual(['undo', 'skip'])
    expect(arePlacesUndone([bench.record])).toBe(false)
    bench.hand.failPut = null
    await bench.undo()

    expect(bench.hand.held).toEqual({ secret: oldKey })
    expect(bench.record.state).toBe('undone')
  })

  it('waits for the deployment that brings the old key back', async () => {
    await bench.begin(callers.vercel)
    bench.hand.waits = bench.hand.deployed = true
    await bench.update()
    await bench.update()
    expect(bench.record.state).toBe('updated')
    bench.takeBack()
    bench.hand.deployed = false
    await bench.undo()
    await bench.undo()
    expect(bench.hand.held).toEqual({ secret: oldKey })
    expect(bench.record.state).toBe('waiting')
    expect(arePlacesUndone([bench.record])).toBe(false)
    bench.hand.deployed = true
    await bench.undo()

    expect(bench.record.state).toBe('undone')
    expect(bench.hand.calls.filter((call) => call === 'put')).toHaveLength(2)
  })

  it('gives the old key to a program that had taken the new one', async () => {
    await bench.begin(callers.own)
    await bench.update()
    bench.takeBack()
    await bench.undo()

    expect(bench.hand.held).toEqual({ secret: oldKey })
    expect(bench.record.state).toBe('undone')
  })

  it('leaves to the person a program of theirs of which nobody knows', async () => {
    await bench.begin(callers.own)
    bench.hand.failPut = { thrown: new CommandFailure('command-failed', ''), written: true }
    await bench.update()
    bench.hand.failPut = null
    bench.takeBack()
    await bench.undo()
    expect(bench.hand.held).toEqual({ secret: newKey })
    expect(arePlacesUndone([bench.record])).toBe(false)
    await bench.act('undo')

    expect(bench.hand.held).toEqual({ secret: oldKey })
    expect(arePlacesUndone([bench.record])).toBe(true)
  })

  it('asks the person about a place that they had ticked', async () => {
    await bench.begin(callers.manual)
    await bench.act('tick')
    bench.takeBack()
    await bench.undo()
    expect(bench.view).toMatchObject({ state: 'ticked', actions: ['undo', 'skip'] })
    await bench.act('undo')

    expect(bench.record.state).toBe('undone')
    expect(bench.hand.calls).toEqual([])
  })
})

describe('a place that counts from the next deployment on', () => {
  it('waits for it also where the new key stands there already, as after a crash', async () => {
    await bench.begin(callers.vercel)
    bench.write({ places: [{ ...bench.record, state: 'updating' }] })
    bench.hand.held = { secret: newKey }
    await bench.update()
    expect(bench.record.state).toBe('waiting')

    bench.hand.deployed = true
    await bench.update()
    expect(bench.record.state).toBe('updated')
    expect(bench.hand.calls).not.toContain('put')
  })

  it('waits for it also where the old key stands there again, as after a crash', async () => {
    await bench.begin(callers.vercel)
    bench.write({ places: [{ ...bench.record, state: 'undoing' }] })
    bench.takeBack()
    await bench.undo()
    expect(bench.record.state).toBe('waiting')
    expect(arePlacesUndone([bench.record])).toBe(false)

    bench.hand.deployed = true
    await bench.undo()
    expect(bench.record.state).toBe('undone')
  })

  it('does so by a clock that was put back, or stands still', async () => {
    await bench.begin(callers.vercel)
    bench.hand.waits = true
    await bench.update()
    bench.takeBack()
    bench.vault.now -= 3_600_000
    await bench.undo()

    expect(bench.hand.held).toEqual({ secret: oldKey })
    expect(bench.record.state).toBe('waiting')
    await bench.undo()
    expect(bench.record.state).toBe('waiting')
    bench.hand.deployed = true
    await bench.undo()
    expect(bench.record.state).toBe('undone')
  })
})

describe('a place that held nothing', () => {
  it('is emptied again, and not given a key that it never had', async () => {
    await bench.begin(callers.env)
    bench.hand.held = {}
    await bench.update()
    expect(bench.hand.held).toEqual({ secret: newKey })
    bench.takeBack()
    await bench.undo()

    expect(bench.hand.held).toEqual({})
    expect(bench.record.state).toBe('undone')
  })
})
