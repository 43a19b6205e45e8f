import type { Input, Output } from '../../../src-shared/ipc-contract.ts'
import type { UsedState, UsedView } from '../../../src-shared/used.ts'
import type { FakeBodies } from '../fake-bridge.ts'
import { refuse, type FakeVault } from './fake-vault.ts'
import { sampleUsed } from './sample-used.ts'

const start: Omit<UsedState, 'counts'> = {
  ...{ phase: 'idle', failed: null, folders: [], withHistory: true, lookedAt: null },
  progress: { files: 0, bytes: 0, leftMs: null, found: 0 },
  ...{ tookMs: null, tooShort: 0 },
  skipped: { unreadable: 0, tooLarge: 0, binary: 0, foreign: 0, examples: [] },
}

const after = {
  phase: 'ready',
  ...{ tookMs: 8_400, tooShort: 1 },
  progress: { files: 48_210, bytes: 2_140_000_000, leftMs: 0, found: 11 },
  skipped: { ...start.skipped, unreadable: 3, tooLarge: 1 },
} as const

/** What the fake answers about where the keys of its vault are used. */
export function usedReplies(vault: FakeVault) {
  const used = new FakeUsed(vault)
  return {
    'used.state': () => used.state(),
    'used.look': (input) => used.look(input),
    'used.stop': () => used.stop(),
    'used.list': (input) => used.list(input),
    'used.get': ({ itemId }) =>
      used.views().find((view) => view.itemId === itemId) ?? refuse('not-found'),
    'used.adopt': ({ itemId }) => used.adopt(itemId),
  } satisfies Partial<FakeBodies>
}

class FakeUsed {
  readonly #vault: FakeVault
  #state: Omit<UsedState, 'counts'> = start
  #adopted = new Set<string>()

  constructor(vault: FakeVault) {
    this.#vault = vault
    const folders = ['/home/ann/code', '/home/ann/northwind']
    const at = Date.now() - 3 * 3_600_000
    if (vault.extra === 'used') this.#state = { ...start, ...after, folders, lookedAt: at }
    if (vault.extra === 'used-failed')
      this.#state = { ...start, folders, phase: 'failed', failed: 'place-missing' }
    if (vault.extra === 'using') this.#work(folders)
  }

  state(): UsedState {
    const views = this.views()
    const spots = views.flatMap((view) => view.spots)
    const changed = (is: string) => spots.filter(({ change }) => change === is).length
    const count = (only: Input<'used.list'>['only']) => views.filter((view) => isIn(view, only))
    return {
      ...this.#state,
      counts: {
        items: count('all').length,
        spots: spots.filter(({ goneAt }) => goneAt === null).length,
        ...{ appeared: changed('appeared'), vanished: changed('vanished') },
        ...{ committed: count('committed').length, nowhere: count('nowhere').length },
      },
    }
  }

  views(): readonly UsedView[] {
    const { items } = this.#vault
    const hasLooked = this.#state.lookedAt !== null
    const views = items.map((item) => sampleUsed(item, Date.now()))
    if (!hasLooked)
      return views.map((view) => ({ ...view, lookedAt: null, spots: [], committed: false }))
    return views
      .map((view) => {
        const isPlace = this.#adopted.has(view.itemId)
        return isPlace ? { ...view, spots: view.spots.map((spot) => ({ ...spot, isPlace })) } : view
      })
      .sort((a, b) => Number(b.committed) - Number(a.committed) || b.spots.length - a.spots.length)
  }

  list({ only, offset, limit }: Input<'used.list'>): Output<'used.list'> {
    const shown = this.views().filter((view) => isIn(view, only))
    return { rows: shown.slice(offset, offset + limit), total: shown.length }
  }

  look({ folders, withHistory }: Input<'used.look'>): null {
    if (folders.some((folder) => folder.includes('gone'))) refuse('place-missing')
    this.#work(folders)
    this.#state = { ...this.#state, withHistory }
    setTimeout(() => this.#end(), 2_000)
    return null
  }

  stop(): UsedState {
    this.#state = { ...this.#state, phase: 'stopped' }
    return this.state()
  }

  adopt(itemId: string): Output<'used.adopt'> {
    const added = this.views().find((view) => view.itemId === itemId)?.spots.length ?? 0
    this.#adopted = new Set([...this.#adopted, itemId])
    return { added }
  }

  #work(folders: readonly string[]): void {
    const progress = { files: 12_340, bytes: 640_000_000, leftMs: 21_000, found: 4 }
    this.#state = { ...this.#state, phase: 'working', progress, folders: [...folders] }
    this.#vault.tell('used.changed', null)
  }

  #end(): void {
    if (this.#state.phase !== 'working') return
    this.#state = { ...this.#state, ...after, lookedAt: Date.now() }
    this.#vault.tell('used.changed', null)
  }
}

function isIn(view: UsedView, only: Input<'used.list'>['only']): boolean {
  if (only === 'all') return view.lookedAt !== null
  if (only === 'committed') return view.committed
  if (only === 'nowhere')
    return view.lookedAt !== null && view.spots.every(({ goneAt }) => goneAt !== null)
  return view.spots.some(({ change }) => change === only)
}
