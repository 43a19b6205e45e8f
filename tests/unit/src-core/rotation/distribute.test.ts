import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CommandFailure } from '../../../../src-core/callers/command.ts'
import { StoredCaller } from '../../../../src-shared/caller.ts'
import { VaultError, type ErrorCode } from '../../../../src-shared/errors.ts'
import { arePlacesSettled } from '../../../../src-shared/place-records.ts'
import { connectionId, itemId, overview, versionId } from '../vault/vault-fixture.ts'
import { firstPlaces } from '../../../../src-core/rotation/distribute.ts'
import { callers, newKey, oldKey, PlaceBench, stranger } from './place-bench.ts'

let bench: PlaceBench

beforeEach(() => {
  bench = new PlaceBench()
})

afterEach(() => bench.end())

describe('the first records', () => {
  it('name every described place, and every place in words once', () => {
    const item = overview({ places: [callers.env], callers: ['the wiki', 'the wiki'] })

    expect(firstPlaces(item)).toMatchObject([
      { id: callers.env.id, caller: callers.env, state: 'todo', at: null },
      { id: 'text:the wiki', caller: null, state: 'todo' },
    ])
  })
})

describe('a place that can be read', () => {
  it('gets the new key where the old one stands', async () => {
    await bench.begin(callers.env)
    await bench.update()

    expect(bench.hand.held).toEqual({ secret: newKey })
    expect(bench.record).toMatchObject({ state: 'updated', code: null, previousId: null })
    expect(bench.hand.isWiped).toBe(true)
    expect(bench.events).toContain('used')
  })

  it('is not written where the new key stands already', async () => {
    await bench.begin(callers.env)
    bench.hand.held = { secret: newKey }
    await bench.update()

    expect(bench.hand.calls).toEqual(['look'])
    expect(bench.record.state).toBe('updated')
  })

  it('gets the new key where nothing stands', async () => {
    await bench.begin(callers.env)
    bench.hand.held = {}
    await bench.update()

    expect(bench.hand.held).toEqual({ secret: newKey })
  })

  it('is left alone where something stands that this vault does not hold', async () => {
    await bench.begin(callers.env)
    bench.hand.held = { secret: stranger }
    await bench.update()

    expect(bench.hand.calls).toEqual(['look'])
    expect(bench.record.state).toBe('differs')
    expect(bench.view.actions).toEqual(['overwrite', 'update', 'tick', 'skip'])
  })

  it('takes the public half where that is what it holds', async () => {
    await bench.begin(callers.envId)
    bench.hand.held = { credentialId: 'id_old' }
    await bench.update()

    expect(bench.hand.held).toEqual({ credentialId: 'id_new' })
    expect(bench.events).toContain('used')
  })

  it('takes both halves at once, and is left alone where one of them is strange', async () => {
    await bench.begin(callers.aws)
    bench.hand.held = { secret: oldKey, credentialId: 'id_strange' }
    await bench.update()
    expect(bench.record.state).toBe('differs')

    bench.hand.held = { secret: oldKey, credentialId: 'id_old' }
    await bench.act('update')
    expect(bench.hand.held).toEqual({ secret: newKey, credentialId: 'id_new' })
  })

  it('is looked at again where the app ended in the middle of writing it', async () => {
    await bench.begin(callers.env)
    bench.hand.during = () => {
      throw new VaultError('internal')
    }
    await bench.update()
    bench.hand.during = () => undefined
    await bench.reopen()
    expect(bench.record.state).toBe('unknown')
    bench.hand.calls.length = 0
    await bench.update()

    expect(bench.hand.calls).toEqual(['look'])
    expect(bench.record.state).toBe('updated')
  })

  it('has its intent on the disk before it is written', async () => {
    await bench.begin(callers.env)
    const states: string[] = []
    bench.hand.during = () => states.push(bench.record.state)
    await bench.update()

    expect(states).toEqual(['updating'])
  })

  it.each<ErrorCode>(['place-read-only', 'place-missing', 'place-hard-linked'])(
    'fails with %s and says so, and is not tried again unasked',
    async (code) => {
      await bench.begin(callers.env)
      bench.hand.failPut = { thrown: new VaultError(code), written: false }
      await bench.update()
      await bench.update()

      expect(bench.record).toMatchObject({ state: 'failed', code })
      expect(bench.hand.calls).toEqual(['look', 'put'])
      bench.hand.failPut = null
      await bench.act('update')
      expect(bench.record).toMatchObject({ state: 'updated', code: null })
    },
  )

  it('is tried again where somebody wrote to it in the meantime', async () => {
    await bench.begin(callers.env)
    bench.hand.failPut = { thrown: new VaultError('place-changed'), written: false }
    await bench.update()
    expect(bench.record).toMatchObject({ state: 'failed', code: 'place-changed' })
    bench.hand.failPut = null
    await bench.update()

    expect(bench.record.state).toBe('updated')
  })
})

describe('a service', () => {
  it('is written with the token of its account, which is noted and wiped', async () => {
    await bench.begin(callers.github)
    await bench.update()

    expect(bench.hand.token).toBe('token_of_github')
    expect(bench.hand.held).toEqual({ secret: newKey })
    const log = bench.session.audit({ itemId: null, limit: 50 })
    expect(log).toContainEqual(expect.objectContaining({ event: 'used', versionId: versionId(7) }))
  })

  it('is not written without its account', async () => {
    await bench.begin(callers.github)
    bench.session.transact((tx) => tx.dropConnection(connectionId(7)))
    await bench.update()

    expect(bench.hand.calls).toEqual([])
    expect(bench.record).toMatchObject({ state: 'failed', code: 'not-found' })
  })

  it('that lost its reply may hold either key, and is written once more', async () => {
    await bench.begin(callers.github)
    bench.hand.failPut = { thrown: new VaultError('provider-no-reply'), written: true }
    await bench.update()
    expect(bench.record).toMatchObject({ state: 'unknown', code: 'provider-ask-again' })
    bench.hand.failPut = null
    await bench.update()

    expect(bench.record.state).toBe('updated')
  })

  it('that refuses after a lost reply still counts as unknown', async () => {
    await bench.begin(callers.github)
    bench.hand.failPut = { thrown: new VaultError('provider-no-reply'), written: true }
    await bench.update()
    bench.hand.failPut = { thrown: new VaultError('provider-unauthorized'), written: false }
    await bench.update()

    expect(bench.record).toMatchObject({ state: 'unknown', code: 'provider-unauthorized' })
  })

  it('that asks for less haste is left alone for that long, with all of its account', async () => {
    await bench.begin(callers.github)
    const other = StoredCaller.parse({ ...callers.github, id: itemId(8) })
    const [first, words] = bench.body.places ?? []
    if (!first || !words) throw new Error('no places')
    bench.write({ places: [first, { ...first, id: 'second', caller: other }, words] })
    const thrown = new VaultError('provider-rate-limited', { retryAfterMs: 90_000 })
    bench.hand.failPut = { thrown, written: false }
    await bench.update()

    expect(bench.hand.calls).toEqual(['look', 'put'])
    expect(bench.body.notBefore).toBe(bench.vault.now + 90_000)
    expect(bench.record).toMatchObject({ state: 'failed', code: 'provider-rate-limited' })
  })

  it('that counts from the next deployment on waits for it', async () => {
    await bench.begin(callers.vercel)
    bench.hand.waits = true
    await bench.update()
    await bench.update()
    expect(bench.record.state).toBe('waiting')
    expect(bench.view.actions).toEqual(['check', 'tick', 'undo'])
    bench.hand.deployed = true
    await bench.update()

    expect(bench.record.state).toBe('updated')
    expect(bench.hand.calls).toEqual(['look', 'put', 'isDeployed', 'isDeployed'])
  })
})

describe('a program', () => {
  it('that ends badly shows its last words, for this process only', async () => {
    await bench.begin(callers.own)
    bench.hand.failPut = { thrown: new CommandFailure('command-failed', 'no login'), written: true }
    await bench.update()

    expect(bench.view).toMatchObject({
      state: 'failed',
      code: 'command-failed',
      output: 'no login',
    })
    expect(JSON.stringify(bench.body)).not.toContain('no login')
    await bench.reopen()
    expect(bench.view.output).toBeNull()
  })

  it('of the person that was cut off is not run again unasked', async () => {
    await bench.begin(callers.own)
    bench.hand.failPut = { thrown: new CommandFailure('command-timeout', ''), written: true }
    await bench.update()
    bench.hand.failPut = null
    await bench.update()
    expect(bench.record).toMatchObject({ state: 'unknown', code: 'command-timeout' })
    expect(bench.hand.calls).toEqual(['look', 'put'])

    await bench.act('update')
    expect(bench.record.state).toBe('updated')
  })

  it('of the person that a crash cut off becomes unknown; a preset is run again', async () => {
    for (const [caller, state] of [
      [callers.own, 'unknown'],
      [callers.preset, 'updated'],
    ] as const) {
      await bench.begin(caller)
      bench.write({ places: [{ ...bench.record, state: 'updating' }] })
      await bench.update()
      expect(bench.record.state).toBe(state)
      bench.end()
      bench = new PlaceBench()
    }
    await bench.begin(null)
  })
})

describe('a check', () => {
  it('settles a place once it answers well', async () => {
    await bench.begin(callers.checked)
    await bench.update()

    expect(bench.record).toMatchObject({ state: 'updated', checkCode: null })
    expect(bench.record.checkedAt).toBe(bench.vault.now)
    expect(arePlacesSettled([bench.record])).toBe(true)
  })

  it('that fails undoes nothing, but the place counts as unsettled until the person ticks it', async () => {
    await bench.begin(callers.checked)
    bench.hand.answersCheck = false
    await bench.update()

    expect(bench.hand.held).toEqual({ secret: newKey })
    expect(bench.record).toMatchObject({ state: 'updated', checkCode: 'place-check-failed' })
    expect(arePlacesSettled([bench.record])).toBe(false)
    expect(bench.view.actions).toEqual(['check', 'tick', 'undo'])
    await bench.act('tick')
    expect(arePlacesSettled([bench.record])).toBe(true)
  })

  it('is made again when the work goes on', async () => {
    await bench.begin(callers.checked)
    bench.hand.answersCheck = new VaultError('provider-no-reply')
    await bench.update()
    expect(bench.record.checkCode).toBe('provider-ask-again')
    bench.hand.answersCheck = true
    await bench.update()

    expect(arePlacesSettled([bench.record])).toBe(true)
    expect(bench.hand.calls.filter((call) => call === 'put')).toHaveLength(1)
  })
})

describe('no place', () => {
  it.each([
    ['before the key is proved', { step: 'stored' }],
    ['after it is over', { step: 'done' }],
    ['while it is taken back', { backAt: 5 }],
    ['of another lineage', { lineage: 'f'.repeat(32) }],
  ] as const)('is written %s, and nothing is offered', async (_when, changed) => {
    await bench.begin(callers.env, changed)
    await bench.update()

    expect(bench.hand.calls).toEqual([])
    expect(bench.view.actions).toEqual([])
    await expect(bench.act('update')).rejects.toThrow('not-allowed-now')
  })

  it('of a kind that only a later version knows is written', async () => {
    await bench.begin(callers.env)
    const caller = { id: callers.env.id, kind: 'carrier-pigeon' }
    bench.write({ places: [{ ...bench.record, caller }] })
    await bench.update()

    expect(bench.hand.calls).toEqual([])
    expect(bench.view).toMatchObject({ kind: 'carrier-pigeon', who: 'person', where: '' })
    expect(bench.view.actions).toEqual(['tick', 'skip'])
  })
})
