import type { MessagePortMain } from 'electron'
import { beforeEach, describe, expect, it } from 'vitest'
import { VaultHosts } from '../../../src-main/vault-hosts.ts'
import { FakeChild } from './fake-child.ts'

let children: FakeChild[] = []
let shown = '/a'
let told: string[] = []
let hosts: VaultHosts

// Nothing here looks into a port.
function aPort(): MessagePortMain {
  return {} as unknown as MessagePortMain
}

function child(index: number): FakeChild {
  const found = children[index]
  if (found === undefined) throw new Error(`No host ${index} was started.`)
  return found
}

const unlocked = { kind: 'state', unlocked: true, creating: false, revealing: false }
const creating = { ...unlocked, creating: true }
const settle = () => new Promise((resolve) => setImmediate(resolve))

/** Opens the vault at a path as a page does that is for it. */
function openAt(path: string, state: object = unlocked): void {
  shown = path
  hosts.introduce(aPort())
  children.at(-1)?.say(state)
}

beforeEach(() => {
  children = []
  shown = '/a'
  told = []
  hosts = new VaultHosts({
    startChild: () => {
      const fresh = new FakeChild()
      children.push(fresh)
      return fresh
    },
    firstMessages: (path) => [{ kind: 'granted', paths: [path] }],
    shown: () => shown,
    onState: (path) => told.push(`state ${path}`),
    onCopy: (_request, reply) => {
      told.push('copy')
      reply(true)
    },
    confirm: ({ about }) => {
      told.push(`confirm ${about}`)
      return Promise.resolve('allowed')
    },
    onRekeyed: () => told.push('rekeyed'),
    onRemind: ({ overdue }, path) => told.push(`remind ${overdue} ${path}`),
    onGone: (wasUnlocked) => told.push(`gone ${wasUnlocked}`),
  })
})

describe('the hosts of several vaults', () => {
  it('are one for each, and each is told which vault is its own', () => {
    openAt('/a')
    openAt('/b')
    shown = '/a'
    hosts.introduce(aPort())

    expect(children).toHaveLength(2)
    expect(child(0).posted[0]).toEqual({ kind: 'granted', paths: ['/a'] })
    expect(child(1).posted[0]).toEqual({ kind: 'granted', paths: ['/b'] })
    expect(child(0).ports).toHaveLength(2)
    expect(hosts.open).toEqual(['/a', '/b'])
  })

  it('stay open while another one is shown, and only the shown one’s state counts for the page', () => {
    openAt('/a', { ...unlocked, revealing: true })
    openAt('/b')

    expect(hosts.isOpen('/a')).toBe(true)
    expect(hosts.state.revealing).toBe(false)
    shown = '/a'
    expect(hosts.state.revealing).toBe(true)
  })

  it('are told apart, or all at once', () => {
    openAt('/a')
    openAt('/b')
    hosts.tellAt('/a', { kind: 'granted', paths: ['/x'] })
    hosts.tellAt('/nobody', { kind: 'granted', paths: ['/x'] })
    hosts.tell({ kind: 'practice', providers: [] })

    expect(child(0).posted.slice(-2)).toEqual([
      { kind: 'granted', paths: ['/x'] },
      { kind: 'practice', providers: [] },
    ])
    expect(child(1).posted.at(-1)).toEqual({ kind: 'practice', providers: [] })
    expect(child(1).posted).not.toContainEqual({ kind: 'granted', paths: ['/x'] })
  })

  it('remind, shown or not', () => {
    openAt('/a')
    openAt('/b')
    child(0).say({ kind: 'remind', overdue: 2, dueSoon: 0 })

    expect(told.at(-1)).toBe('remind 2 /a')
  })
})

describe('a vault that is not shown', () => {
  it('can put nothing on the clipboard', () => {
    openAt('/a')
    openAt('/b')
    const text = new TextEncoder().encode('secret')
    child(0).say({ kind: 'copy', id: 7, text, clearAfterMs: 1 })
    child(1).say({ kind: 'copy', id: 8, text: new Uint8Array(1), clearAfterMs: 1 })

    expect(told.filter((each) => each === 'copy')).toHaveLength(1)
    expect(child(0).posted.at(-1)).toEqual({ kind: 'copied', id: 7, ok: false })
    expect(child(1).posted.at(-1)).toEqual({ kind: 'copied', id: 8, ok: true })
  })

  it('has nobody asked', async () => {
    openAt('/a')
    openAt('/b')
    const about = { about: 'account', name: 'Mine', origin: 'https://git.example.com' }
    child(0).say({ kind: 'confirm', id: 4, about })
    child(1).say({ kind: 'confirm', id: 5, about })
    await settle()

    expect(child(0).posted.at(-1)).toEqual({ kind: 'confirmed', id: 4, answer: 'refused' })
    expect(child(1).posted.at(-1)).toEqual({ kind: 'confirmed', id: 5, answer: 'allowed' })
  })

  it('locks alone when it gets a new vault key or its host ends', async () => {
    openAt('/a')
    openAt('/b')
    openAt('/c')
    child(0).say({ kind: 'rekeyed' })
    await child(1).die()
    await settle()

    expect(told).not.toContain('rekeyed')
    expect(told).not.toContain('gone true')
    expect(child(0).posted.at(-1)).toEqual({ kind: 'finish' })
    expect(hosts.open).toEqual(['/c'])
  })

  it('is not the one whose new key or end is told to the page', async () => {
    openAt('/a')
    child(0).say({ kind: 'rekeyed' })
    await child(0).die()
    await settle()

    expect(told).toContain('rekeyed')
    expect(told).toContain('gone true')
  })
})

describe('a lock', () => {
  it('is for all', async () => {
    openAt('/a')
    openAt('/b')
    const locked = hosts.retire('finish')
    expect(hosts.open).toEqual([])
    await Promise.all([child(0).die(), child(1).die()])
    await locked

    expect(child(0).posted.at(-1)).toEqual({ kind: 'finish' })
    expect(child(1).posted.at(-1)).toEqual({ kind: 'finish' })
  })

  it('in a panic cuts off what any of them is making', async () => {
    openAt('/a', creating)
    openAt('/b')
    expect(hosts.isCreating).toBe(true)
    await hosts.retire('at-once')

    expect([child(0).endings, child(1).endings]).toEqual([1, 1])
    expect(hosts.isCreating).toBe(false)
  })

  it('that abandons the shown one lets the others finish', async () => {
    openAt('/a', creating)
    openAt('/b', creating)
    await hosts.retire('abandon-shown')

    expect([child(0).endings, child(1).endings]).toEqual([0, 1])
    expect(child(0).posted.at(-1)).toEqual({ kind: 'finish' })
  })

  it('of one leaves the others', async () => {
    openAt('/a')
    openAt('/b')
    await hosts.retireAt('/a', 'at-once')
    await hosts.retireAt('/nobody', 'at-once')

    expect(hosts.open).toEqual(['/b'])
  })

  it('has the successor on the same file wait, and on no other', async () => {
    openAt('/a', creating)
    await hosts.retire('finish')
    openAt('/b')
    openAt('/a')
    const waiting = { kind: 'predecessor', present: true }

    expect(child(1).posted).not.toContainEqual(waiting)
    expect(child(2).posted).toContainEqual(waiting)
  })
})

describe('quitting', () => {
  it('waits for all of them', async () => {
    openAt('/a', creating)
    openAt('/b')
    let isDone = false
    const all = hosts.retireAll().then(() => (isDone = true))
    await child(1).die()
    await settle()
    expect(isDone).toBe(false)

    await child(0).die()
    await all

    expect(isDone).toBe(true)
  })
})
