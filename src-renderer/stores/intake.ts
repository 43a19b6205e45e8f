import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { ErrorCode } from '../../src-shared/errors.ts'
import type { IntakeFilter, IntakeGroup, KeptReport } from '../../src-shared/intake-contract.ts'
import type { Entry, EntryId, IntakeState } from '../../src-shared/intake.ts'
import { call, codeOf } from '../api.ts'

/** A dialog of bringing keys in; it may be opened from any screen. */
export type IntakeDialog =
  | { readonly kind: 'paste' }
  /** Reads a file; `path` is empty while none was chosen. */
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'folder' }
  | { readonly kind: 'columns' }
  | { readonly kind: 'check' }
  | { readonly kind: 'bulk' }
  | { readonly kind: 'practice' }

/** What lies ready to be kept, as far as it was read; values are never here. */
export type IntakeStore = {
  /** Null before the first answer. */
  readonly state: IntakeState | null
  readonly ask: { readonly text: string; readonly filter: IntakeFilter }
  /** The groups of what matches; together with `pages` they are the list. */
  readonly groups: readonly IntakeGroup[]
  readonly total: number
  /** Rows by the number of their page. */
  readonly pages: ReadonlyMap<number, readonly Entry[]>
  /** False until the list was read once for what is asked. */
  readonly isRead: boolean
  readonly openId: EntryId | null
  readonly entry: Entry | null
  readonly dialog: IntakeDialog | null
  /** What was kept just now, until the person goes on. */
  readonly kept: KeptReport | null
  /** Set while a vault is created or unlocked so that the keys can be kept in it. */
  readonly waitsForVault: boolean
  readonly isKeeping: boolean
  /** Why it could not be read. */
  readonly failed: ErrorCode | null
  /** Why the last thing that was asked for was not done; it stays until something else is. */
  readonly refused: ErrorCode | null
}

/** Rows of one page; the vault answers up to 500. */
export const pageRows = 200

/** Nothing was asked yet. */
export const intakeStart: IntakeStore = {
  state: null,
  ask: { text: '', filter: 'all' },
  groups: [],
  total: 0,
  pages: new Map(),
  isRead: false,
  openId: null,
  entry: null,
  dialog: null,
  kept: null,
  waitsForVault: false,
  isKeeping: false,
  failed: null,
  refused: null,
}

/** The keys that were found, read or pasted and are not kept yet. */
export const intakeStore = createStore<IntakeStore>()(() => intakeStart)

/** Whether a search or a filter hides some of what lies ready. */
export function isNarrowed({ ask }: Pick<IntakeStore, 'ask'>): boolean {
  return ask.filter !== 'all' || ask.text.trim() !== ''
}

/** How many of the keys that are shown are ticked. */
export function shownChosen({ groups }: Pick<IntakeStore, 'groups'>): number {
  return groups.reduce((sum, { chosen }) => sum + chosen, 0)
}

/** How many ticked keys a search or a filter hides. */
export function hiddenChosen(store: IntakeStore): number {
  if (!isNarrowed(store)) return 0
  return Math.max(0, (store.state?.counts.chosen ?? 0) - shownChosen(store))
}

/** Reads the intake store inside a component. */
export function useIntake<T>(select: (state: IntakeStore) => T): T {
  return useStore(intakeStore, select)
}

// Answers can overtake one another: only the latest of each sort may be shown.
let latestState = 0
let latestList = 0
let latestEntry = 0
let wanted: readonly number[] = [0]

/** The entry that stands at a place of the list, if its page was read. */
export function entryAt(pages: IntakeStore['pages'], index: number): Entry | null {
  return pages.get(Math.floor(index / pageRows))?.[index % pageRows] ?? null
}

/** Takes in a state that a call just answered. */
export function putIntake(state: IntakeState): void {
  latestState += 1
  intakeStore.setState({ state, failed: null })
}

/** Reads again how it stands, the rows in sight, and the open entry. */
export async function reloadIntake(): Promise<void> {
  const turn = (latestState += 1)
  try {
    const state = await call('intake.state', null)
    if (turn !== latestState) return
    intakeStore.setState({ state, failed: null })
    // While it looks, only the numbers are shown.
    if (state.phase === 'working') return
    await Promise.all([readPages(wanted), readEntry(intakeStore.getState().openId)])
  } catch (thrown) {
    if (turn === latestState) intakeStore.setState({ failed: codeOf(thrown) })
  }
}

/** Asks for another part of the list. */
export async function askIntake(change: Partial<IntakeStore['ask']>): Promise<void> {
  intakeStore.setState({ ask: { ...intakeStore.getState().ask, ...change }, isRead: false })
  wanted = [0]
  await readPages(wanted)
}

/** Reads the pages of the rows that came in sight, unless they were read already. */
export async function seeRows(indices: readonly number[]): Promise<void> {
  const pages = [...new Set(indices.map((index) => Math.floor(index / pageRows)))]
  if (pages.length === 0) return
  const { pages: read } = intakeStore.getState()
  const isNew = pages.some((page) => !read.has(page) && !wanted.includes(page))
  wanted = pages
  if (isNew) await readPages(pages)
}

/** Opens an entry beside the list, or closes it with null. */
export async function openEntry(openId: EntryId | null): Promise<void> {
  const { entry } = intakeStore.getState()
  intakeStore.setState({ openId, entry: entry?.id === openId ? entry : null })
  await readEntry(openId)
}

/** Shows a dialog, or none with null. */
export function showIntakeDialog(dialog: IntakeDialog | null): void {
  intakeStore.setState({ dialog })
}

/** Forgets everything, as on locking. */
export function forgetIntake(): void {
  latestState += 1
  latestList += 1
  latestEntry += 1
  wanted = [0]
  intakeStore.setState(intakeStart)
}

async function readPages(numbers: readonly number[]): Promise<void> {
  const turn = (latestList += 1)
  const { ask } = intakeStore.getState()
  try {
    const answers = await Promise.all(
      numbers.map(async (number) => {
        const offset = number * pageRows
        return { number, ...(await call('intake.list', { ...ask, offset, limit: pageRows })) }
      }),
    )
    const [first] = answers
    if (turn !== latestList || !first) return
    const pages = new Map(answers.map(({ number, rows }) => [number, rows]))
    const { groups, total } = first
    intakeStore.setState({ pages, groups, total, isRead: true, failed: null })
  } catch (thrown) {
    if (turn === latestList) intakeStore.setState({ failed: codeOf(thrown) })
  }
}

async function readEntry(id: EntryId | null): Promise<void> {
  const turn = (latestEntry += 1)
  if (id === null) return
  try {
    const entry = await call('intake.get', { id })
    if (turn === latestEntry) intakeStore.setState({ entry })
  } catch {
    // Kept or forgotten meanwhile: there is nothing to show any more.
    if (turn === latestEntry) intakeStore.setState({ openId: null, entry: null })
  }
}
