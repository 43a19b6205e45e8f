import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  forgetUsed,
  lookForKeys,
  moreUsed,
  reloadUsed,
  showUsed,
  usedStore,
} from '../../../../src-renderer/stores/used.ts'
import { ItemId } from '../../../../src-shared/ids.ts'
import type { Input } from '../../../../src-shared/ipc-contract.ts'
import type { UsedState, UsedView } from '../../../../src-shared/used.ts'

let phase: UsedState['phase']
let lists: Input<'used.list'>[]
let refuses: boolean

const views = Array.from({ length: 130 }, (_, number): UsedView => {
  const itemId = ItemId.parse(number.toString(16).padStart(32, '0'))
  return { itemId, name: `key ${number}`, lookedAt: 1, spots: [], committed: false }
})

beforeEach(() => {
  phase = 'ready'
  lists = []
  refuses = false
  const done = (value: unknown) => Promise.resolve({ ok: true, value })
  vi.stubGlobal('window', {
    keyturn: {
      'used.state': () =>
        refuses ? Promise.resolve({ ok: false, code: 'not-allowed-now' }) : done({ phase }),
      'used.list': (input: Input<'used.list'>) => {
        lists.push(input)
        const { offset, limit, only } = input
        const all = only === 'all' ? views : []
        return done({ rows: all.slice(offset, offset + limit), total: all.length })
      },
      'used.look': () => done(null),
    },
  })
})

afterEach(() => {
  forgetUsed()
  vi.unstubAllGlobals()
})

describe('where the keys were seen, in the window', () => {
  it('is read a page at a time, and again as far as it was read', async () => {
    await reloadUsed()
    expect(usedStore.getState()).toMatchObject({ total: 130, failed: null })
    expect(usedStore.getState().rows).toHaveLength(100)
    await moreUsed()
    expect(usedStore.getState().rows).toHaveLength(130)
    await moreUsed()
    await reloadUsed()
    expect(usedStore.getState().rows).toHaveLength(130)
    expect(lists).toHaveLength(3)
  })

  it('lets the list rest while a look goes on', async () => {
    await reloadUsed()
    phase = 'working'
    await lookForKeys({ folders: ['/a'], withHistory: true, itemId: null })
    expect(usedStore.getState().state?.phase).toBe('working')
    expect(lists).toHaveLength(1)
  })

  it('shows other items from their beginning', async () => {
    await reloadUsed()
    await showUsed('vanished')
    expect(usedStore.getState()).toMatchObject({ only: 'vanished', rows: [], total: 0 })
  })

  it('says why it cannot be read', async () => {
    refuses = true
    await reloadUsed()
    expect(usedStore.getState().failed).toBe('not-allowed-now')
  })

  it('shows nothing of an answer that comes after the lock', async () => {
    const reading = reloadUsed()
    forgetUsed()
    await reading
    expect(usedStore.getState()).toMatchObject({ state: null, rows: [] })
  })
})
