import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { ErrorCode } from '../../src-shared/errors.ts'
import type { ItemId } from '../../src-shared/ids.ts'
import type { ListPage, ListQuery } from '../../src-shared/ipc-contract.ts'
import type { ItemDetail, ItemSummary } from '../../src-shared/item.ts'
import { call, codeOf } from '../api.ts'

/** What the list is asked for, without the page. */
export type ListAsk = Pick<ListQuery, 'text' | 'group' | 'sort'>

/** The list and the item that is open beside it. */
export type ItemsStore = {
  readonly ask: ListAsk
  /** The rows that were read so far, from the first one on. */
  readonly rows: readonly ItemSummary[]
  /** The counts of the last page, or null before the first answer. */
  readonly counts: Pick<ListPage, 'total' | 'all' | 'groups'> | null
  readonly selectedId: ItemId | null
  readonly detail: ItemDetail | null
  readonly failed: ErrorCode | null
  readonly detailFailed: ErrorCode | null
}

const pageRows = 200

/** The list of a vault that was not read yet. */
export const itemsStart: ItemsStore = {
  ask: { text: '', group: null, sort: 'worst' },
  rows: [],
  counts: null,
  selectedId: null,
  detail: null,
  failed: null,
  detailFailed: null,
}

/** The list and the open item; holds no secret. */
export const itemsStore = createStore<ItemsStore>()(() => itemsStart)

/** Reads the items store inside a component. */
export function useItems<T>(select: (state: ItemsStore) => T): T {
  return useStore(itemsStore, select)
}

// Answers can overtake one another: only the latest request of each sort may be shown.
let latestList = 0
let latestDetail = 0

/** Asks for another list: other words, another group, another order. */
export async function askFor(change: Partial<ListAsk>): Promise<void> {
  itemsStore.setState({ ask: { ...itemsStore.getState().ask, ...change } })
  await readPages(pageRows)
}

/** Reads the list again, as far as it was read, and the open item with it. */
export async function reloadItems(): Promise<void> {
  const { rows, selectedId } = itemsStore.getState()
  await Promise.all([readPages(Math.max(pageRows, rows.length)), readDetail(selectedId)])
}

/** Reads the next rows, if there are any. */
export async function readMore(): Promise<void> {
  const { rows, counts } = itemsStore.getState()
  if (counts && rows.length < counts.total) await readPages(rows.length + pageRows)
}

/** Opens an item beside the list, or closes it with null. */
export async function selectItem(selectedId: ItemId | null): Promise<void> {
  itemsStore.setState({ selectedId, detailFailed: null })
  if (itemsStore.getState().detail?.summary.id !== selectedId) itemsStore.setState({ detail: null })
  await readDetail(selectedId)
}

/** Forgets everything, as on locking. */
export function forgetItems(): void {
  latestList += 1
  latestDetail += 1
  itemsStore.setState(itemsStart)
}

async function readPages(wanted: number): Promise<void> {
  const turn = (latestList += 1)
  const { ask } = itemsStore.getState()
  const rows: ItemSummary[] = []
  try {
    for (;;) {
      const limit = Math.min(500, wanted - rows.length)
      const page = await call('items.list', { ...ask, offset: rows.length, limit })
      if (turn !== latestList) return
      rows.push(...page.rows)
      const { total, all, groups } = page
      if (page.rows.length > 0 && rows.length < Math.min(wanted, total)) continue
      itemsStore.setState({ rows, counts: { total, all, groups }, failed: null })
      return
    }
  } catch (thrown) {
    if (turn === latestList) itemsStore.setState({ failed: codeOf(thrown) })
  }
}

async function readDetail(itemId: ItemId | null): Promise<void> {
  const turn = (latestDetail += 1)
  if (itemId === null) return
  try {
    const detail = await call('items.get', { itemId })
    if (turn === latestDetail) itemsStore.setState({ detail, detailFailed: null })
  } catch (thrown) {
    if (turn !== latestDetail) return
    const code = codeOf(thrown)
    // Removed meanwhile: there is nothing to show any more, and nothing went wrong.
    if (code === 'not-found') itemsStore.setState({ selectedId: null, detail: null })
    else itemsStore.setState({ detailFailed: code })
  }
}
