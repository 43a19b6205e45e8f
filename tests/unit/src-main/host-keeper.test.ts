import type { MessagePortMain } from 'electron'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { HostKeeper } from '../../../src-main/host-keeper.ts'
import { lockedState, type HostState } from '../../../src-main/vault-host.ts'
import { finishAfterLockMs } from '../../../src-shared/policy.ts'
import type { ToHost } from '../../../src-shared/host-messages.ts'
import { FakeChild } from './fake-child.ts'

let children: FakeChild[] = []
let states: HostState[] = []
let copies: string[] = []
let gone: boolean[] = []
let asked: string[] = []
let rekeyed = 0
let reminded: number[] = []
let keeper: HostKeeper

const practice: ToHost = { kind: 'practice', providers: [] }

// Nothing here looks into a port.
function aPort(): MessagePortMain {
  return {} as unknown as MessagePortMain
}

function child(index: number): FakeChild {
  const found = children[index]
  if (found === undefined) throw new Error(`No host ${index} was started.`)
  return found
}

beforeEach(() => {
  vi.useFakeTimers()
  children = []
  states = []
  copies = []
  gone = []
  asked = []
  rekeyed = 0
  reminded = []
  keeper = new HostKeeper({
    startChild: () => {
      const fresh = new FakeChild()
      children.push(fresh)
      return fresh
    },
    firstMessages: () => [practice],
    onState: (state) => states.push(state),
    onCopy: (request, reply) => {
      copies.push(new TextDecoder().decode(request.text))
      reply(true)
    },
    confirm: ({ about }) => {
      asked.push(about)
      return Promise.resolve('allowed')
    },
    onRekeyed: () => (rekeyed += 1),
    onRemind: ({ overdue }) => reminded.push(overdue),
    onGone: (wasUnlocked) => gone.push(wasUnlocked),
  })
})

afterEach(() => vi.useRealTimers())

const creating = { kind: 'state', unlocked: true, creating: true, revealing: false }
const unlocked = { ...creating, creating: false }

describe('a host', () => {
  it('is started by the first page, told what it must know, and kept for the next page', () => {
    keeper.introduce(aPort())
    keeper.introduce(aPort())

    expect(children).toHaveLength(1)
    expect(child(0).posted).toEqual([practice, { kind: 'window' }, { kind: 'window' }])
    expect(child(0).ports).toHaveLength(2)
  })

  it('is not started by a message', () => {
    keeper.tell(practice)

    expect(children).toHaveLength(0)
  })

  it('has the person asked while it is in service, and is refused when it is leaving', async () => {
    const about = { about: 'account', name: 'Mine', origin: 'https://git.example.com' }
    keeper.introduce(aPort())
    child(0).say({ kind: 'confirm', id: 4, about })
    await vi.advanceTimersByTimeAsync(0)
    void keeper.retire('finish')
    child(0).say({ kind: 'confirm', id: 5, about })
    await vi.advanceTimersByTimeAsync(0)

    expect(asked).toEqual(['account'])
    expect(child(0).posted).toContainEqual({ kind: 'confirmed', id: 4, answer: 'allowed' })
    expect(child(0).posted).toContainEqual({ kind: 'confirmed', id: 5, answer: 'refused' })
  })

  it('reminds while it is in service, and not when it is leaving', () => {
    keeper.introduce(aPort())
    child(0).say({ kind: 'remind', overdue: 2, dueSoon: 1 })
    void keeper.retire('finish')
    child(0).say({ kind: 'remind', overdue: 3, dueSoon: 0 })

    expect(reminded).toEqual([2])
  })

  it('tells its state', () => {
    keeper.introduce(aPort())
    child(0).say(unlocked)

    expect(states).toEqual([{ unlocked: true, creating: false, revealing: false }])
  })

  it('has its copy requests answered', () => {
    keeper.introduce(aPort())
    child(0).say({ kind: 'copy', id: 7, text: new TextEncoder().encode('x'), clearAfterMs: 1 })

    expect(copies).toEqual(['x'])
    expect(child(0).posted.at(-1)).toEqual({ kind: 'copied', id: 7, ok: true })
  })

  it.each([
    null,
    'ready',
    {},
    { kind: 'state' },
    { kind: 'ready', more: 1 },
    { kind: 'window' },
    { kind: 'copy', id: 1, text: 'a string', clearAfterMs: 1 },
    { ...unlocked, passphrase: 'x' },
  ])('that says %j is ended', async (message) => {
    keeper.introduce(aPort())
    child(0).say(message)
    await vi.advanceTimersByTimeAsync(0)

    expect(child(0).endings).toBe(1)
    expect(gone).toEqual([false])
  })

  it('that dies is reported, and followed by another at the next call', async () => {
    keeper.introduce(aPort())
    child(0).say(unlocked)
    await child(0).die()
    await vi.advanceTimersByTimeAsync(0)
    expect(gone).toEqual([true])
    expect(states.at(-1)).toEqual(lockedState)
    expect(children).toHaveLength(1)

    keeper.introduce(aPort())

    expect(children).toHaveLength(2)
  })
})

describe('retiring a host', () => {
  it('lets it close its vault and end by itself, and that is no accident', async () => {
    keeper.introduce(aPort())
    child(0).say(unlocked)

    const retired = keeper.retire('finish')
    expect(child(0).posted.at(-1)).toEqual({ kind: 'finish' })
    expect(keeper.state).toEqual(lockedState)
    await child(0).die()
    await retired

    expect(child(0).endings).toBe(0)
    expect(gone).toEqual([])
  })

  it('ends one that does not close its vault in time', async () => {
    keeper.introduce(aPort())
    child(0).say(unlocked)

    const retired = keeper.retire('finish')
    await vi.advanceTimersByTimeAsync(5_000)
    await retired

    expect(child(0).endings).toBe(1)
  })

  it('gives it the time of D4 if it turns out to be making a key', async () => {
    keeper.introduce(aPort())
    child(0).say(unlocked)
    void keeper.retire('finish')
    child(0).say(creating)

    await vi.advanceTimersByTimeAsync(finishAfterLockMs - 1)
    expect(child(0).endings).toBe(0)
    await vi.advanceTimersByTimeAsync(1)

    expect(child(0).endings).toBe(1)
  })

  it('tells its successor that it is still there, and then that it is gone', async () => {
    keeper.introduce(aPort())
    child(0).say(creating)
    await keeper.retire('finish')

    keeper.introduce(aPort())
    expect(child(1).posted).toContainEqual({ kind: 'predecessor', present: true })
    await child(0).die()
    await vi.advanceTimersByTimeAsync(0)

    expect(child(1).posted.at(-1)).toEqual({ kind: 'predecessor', present: false })
  })

  it('tells a host without predecessor nothing of one', () => {
    keeper.introduce(aPort())

    expect(child(0).posted).not.toContainEqual({ kind: 'predecessor', present: true })
  })

  it('ends it at once in a panic', async () => {
    keeper.introduce(aPort())
    child(0).say(unlocked)

    await keeper.retire('at-once')

    expect(child(0).endings).toBe(1)
  })

  it('lets it finish making a key, while a fresh one serves the fresh page', async () => {
    keeper.introduce(aPort())
    child(0).say(creating)

    await keeper.retire('finish')
    keeper.introduce(aPort())

    expect(child(0).posted.at(-1)).toEqual({ kind: 'finish' })
    expect(child(0).endings).toBe(0)
    expect(children).toHaveLength(2)
    expect(keeper.isCreating).toBe(true)

    await child(0).die()
    await vi.advanceTimersByTimeAsync(0)
    expect(keeper.isCreating).toBe(false)
    expect(gone).toEqual([])
  })

  it('ends it after the time that D4 allows', async () => {
    keeper.introduce(aPort())
    child(0).say(creating)
    await keeper.retire('finish')
    await vi.advanceTimersByTimeAsync(finishAfterLockMs - 1)
    expect(child(0).endings).toBe(0)

    await vi.advanceTimersByTimeAsync(1)

    expect(child(0).endings).toBe(1)
  })

  it('cuts it off when told to, also one that stayed behind before', async () => {
    keeper.introduce(aPort())
    child(0).say(creating)
    await keeper.retire('finish')
    keeper.introduce(aPort())
    child(1).say(creating)

    await keeper.retire('at-once')

    expect([child(0).endings, child(1).endings]).toEqual([1, 1])
  })

  it('answers a copy asked for on the way out with no', async () => {
    keeper.introduce(aPort())
    child(0).say(creating)
    await keeper.retire('finish')
    child(0).say({ kind: 'copy', id: 3, text: new Uint8Array(1), clearAfterMs: 1 })

    expect(copies).toEqual([])
    expect(child(0).posted.at(-1)).toEqual({ kind: 'copied', id: 3, ok: false })
  })

  it('is not heard of a new vault key any more, as the one in service is', async () => {
    keeper.introduce(aPort())
    child(0).say({ kind: 'rekeyed' })
    expect(rekeyed).toBe(1)
    child(0).say(creating)
    await keeper.retire('finish')

    child(0).say({ kind: 'rekeyed' })

    expect(rekeyed).toBe(1)
  })

  it('takes no state from one on its way out', async () => {
    keeper.introduce(aPort())
    child(0).say(creating)
    await keeper.retire('finish')
    child(0).say({ ...creating, revealing: true })

    expect(states.at(-1)).toEqual(lockedState)
  })

  it('waits for all of them on the way out of the app', async () => {
    keeper.introduce(aPort())
    child(0).say(creating)
    let isDone = false
    const all = keeper.retireAll().then(() => (isDone = true))
    await vi.advanceTimersByTimeAsync(1_000)
    expect(isDone).toBe(false)

    await child(0).die()
    await all

    expect(isDone).toBe(true)
  })
})
