import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { ErrorCode } from '../../src-shared/errors.ts'
import type { Input } from '../../src-shared/ipc-contract.ts'
import type { UsedState, UsedView } from '../../src-shared/used.ts'
import { call, codeOf } from '../api.ts'

/** Which items the list shows. */
export type UsedOnly = Input<'used.list'>['only']

/** Where the keys of the open vault were seen. */
export type UsedStore = {
  /** Null before the first answer. */
  readonly state: UsedState | null
  readonly only: UsedOnly
  readonly rows: readonly UsedView[]
  readonly total: number
  readonly failed: ErrorCode | null
}

const pageRows = 100

/** Nothing was asked yet. */
export const usedStart: UsedStore = { state: null, only: 'all', rows: [], total: 0, failed: null }

/** The last look, and what it saw. */
export const usedStore = createStore<UsedStore>()(() => usedStart)

/** Reads the used store inside a component. */
export function useUsed<T>(select: (state: UsedStore) => T): T {
  return useStore(usedStore, select)
}

// Answers can overtake one another: only the latest may be shown.
let latest = 0

/** Reads how it stands, and the list as far as it was read; the list rests while a look goes on. */
export async function reloadUsed(): Promise<void> {
  const turn = (latest += 1)
  try {
    const state = await call('used.state', null)
    if (turn !== latest) return
    usedStore.setState({ state, failed: null })
    if (state.phase !== 'working') await readRows(turn, usedStore.getState().rows.length)
  } catch (thrown) {
    if (turn === latest) usedStore.setState({ failed: codeOf(thrown) })
  }
}

/** Shows other items. */
export async function showUsed(only: UsedOnly): Promise<void> {
  usedStore.setState({ only, rows: [], total: 0 })
  await reloadUsed()
}

/** Reads the next rows, if there are any. */
export async function moreUsed(): Promise<void> {
  const { rows, total } = usedStore.getState()
  if (rows.length < total) await readRows((latest += 1), rows.length + pageRows)
}

/** Begins a look; throws its refusal. */
export async function lookForKeys(input: Input<'used.look'>): Promise<void> {
  await call('used.look', input)
  await reloadUsed()
}

/** Ends a look. */
export async function stopLooking(): Promise<void> {
  latest += 1
  usedStore.setState({ state: await call('used.stop', null) })
  await reloadUsed()
}

/** Forgets everything, as on locking. */
export function forgetUsed(): void {
  latest += 1
  usedStore.setState(usedStart)
}

async function readRows(turn: number, wanted: number): Promise<void> {
  const { only } = usedStore.getState()
  const rows: UsedView[] = []
  for (;;) {
    const limit = Math.min(500, Math.max(pageRows, wanted) - rows.length)
    const page = await call('used.list', { only, offset: rows.length, limit })
    if (turn !== latest) return
    rows.push(...page.rows)
    const isWhole = rows.length >= Math.min(Math.max(pageRows, wanted), page.total)
    if (page.rows.length > 0 && !isWhole) continue
    usedStore.setState({ rows, total: page.total })
    return
  }
}
