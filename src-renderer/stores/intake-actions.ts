import type {
  ColumnMap,
  Entry,
  EntryChange,
  EntryId,
  EntrySelection,
} from '../../src-shared/intake.ts'
import type { AppInfo } from '../../src-shared/ipc-contract.ts'
import { call, codeOf, dropped } from '../api.ts'
import { appStore, go, type Route } from './app.ts'
import { missingVault, routeFor } from './first-route.ts'
import {
  forgetIntake,
  intakeStart,
  intakeStore,
  putIntake,
  reloadIntake,
  showIntakeDialog,
} from './intake.ts'

const readRows = 500

/** How a drop was taken. */
export type DropAnswer = 'taken' | 'several-files' | 'nothing'

/** Shows the screen of bringing in, and how it stands. */
export async function goIntake(): Promise<void> {
  go({ screen: 'intake' })
  await reloadIntake()
}

/** Opens the screen anew: what was said about the last keeping was read before. */
export async function openIntake(): Promise<void> {
  if (intakeStore.getState().kept !== null) await leaveKept()
  await goIntake()
}

/** Looks through folders; what lies ready already stays beside what is found. */
export async function findIn(folders: readonly string[]): Promise<void> {
  const { state } = intakeStore.getState()
  await call('intake.find', { folders: [...folders], add: (state?.counts.keys ?? 0) > 0 })
  intakeStore.setState({ ...freshList(), dialog: null, kept: null })
  await goIntake()
}

/** Has the system ask for a folder and looks through it; asks to type it where it cannot. */
export async function chooseFolder(): Promise<void> {
  const choice = { what: 'find-folder', proposedName: null } as const
  const { path, available } = await call('dialog.choose', choice)
  if (path !== null) await findIn([path])
  else if (!available) showIntakeDialog({ kind: 'folder' })
}

/** Has the system ask for a file; the dialog that reads it opens in any case but "cancelled". */
export async function chooseFile(): Promise<void> {
  const choice = { what: 'import-file', proposedName: null } as const
  const { path, available } = await call('dialog.choose', choice)
  if (path !== null || !available) showIntakeDialog({ kind: 'file', path: path ?? '' })
}

/** Reads a file and shows what is in it; a table that is new is shown with its columns first. */
export async function readFile(path: string, password: string | null): Promise<void> {
  const state = await call('intake.read', { path, format: null, password })
  putIntake(state)
  const asksColumns = state.map !== null && !state.map.remembered
  intakeStore.setState({
    ...freshList(),
    dialog: asksColumns ? { kind: 'columns' } : null,
    kept: null,
  })
  await goIntake()
}

/** Finds keys in pasted text; answers the one key, how many there are, and none as zero. */
export async function pasteText(text: string): Promise<{ count: number; only: Entry | null }> {
  const state = await call('intake.paste', { text })
  putIntake(state)
  intakeStore.setState({ ...freshList(), kept: null })
  const count = state.counts.keys
  if (count !== 1) return { count, only: null }
  const { rows } = await call('intake.list', { text: '', filter: 'all', offset: 0, limit: 1 })
  return { count, only: rows[0] ?? null }
}

/** Takes in what was dropped on the window. */
export async function takeDrop(files: readonly File[]): Promise<DropAnswer> {
  const { folders, files: paths } = await dropped(files)
  const [path] = paths
  // Beside a folder a file is looked through like one: nothing that was dropped is passed over.
  if (folders.length > 0) await findIn([...folders, ...paths])
  else if (path === undefined) return 'nothing'
  else if (paths.length > 1) return 'several-files'
  else showIntakeDialog({ kind: 'file', path })
  return 'taken'
}

/** Ticks or unticks; the boxes in sight are read again, since `which` may mean any of them. */
export async function choose(which: EntrySelection, chosen: boolean): Promise<void> {
  await attempt(async () => {
    putIntake(await call('intake.choose', { which, chosen }))
    await reloadIntake()
  })
}

/** Ticks or unticks all that the list shows, in sight or not. */
export async function chooseShown(chosen: boolean): Promise<void> {
  await choose({ shown: intakeStore.getState().ask, onlyChosen: false }, chosen)
}

/** Ticks or unticks a whole group of the shown list; its rows are read for their ids first. */
export async function chooseGroup(at: number, chosen: boolean): Promise<void> {
  const { groups, ask } = intakeStore.getState()
  const from = groups.slice(0, at).reduce((sum, { count }) => sum + count, 0)
  const count = groups[at]?.count ?? 0
  await attempt(async () => {
    const ids: EntryId[] = []
    while (ids.length < count) {
      const limit = Math.min(readRows, count - ids.length)
      const page = await call('intake.list', { ...ask, offset: from + ids.length, limit })
      if (page.rows.length === 0) break
      ids.push(...page.rows.map(({ id }) => id))
    }
    if (ids.length > 0) await choose({ ids }, chosen)
  })
}

/** Changes what is ticked and shown; what a search or a filter hides stays as it is. */
export async function editChosen(change: EntryChange): Promise<void> {
  await editEntries({ shown: intakeStore.getState().ask, onlyChosen: true }, change)
}

/** Changes proposals. */
export async function editEntries(which: EntrySelection, change: EntryChange): Promise<void> {
  putIntake(await call('intake.edit', { which, change }))
  await reloadIntake()
}

/** Takes the columns of a table for what the person says. */
export async function mapColumns(map: Pick<ColumnMap, 'columns' | 'dates'>): Promise<void> {
  putIntake(await call('intake.map', map))
  await reloadIntake()
}

/** Ends a search or a check at once; what was found until then stays. */
export async function stopIntake(): Promise<void> {
  await attempt(async () => putIntake(await call('intake.stop', null)))
  await reloadIntake()
}

/** Keeps what is ticked: at once in an open vault, else after one was unlocked or created. */
export async function keepChosen(): Promise<void> {
  const { vault, info } = appStore.getState()
  if (vault?.state !== 'unlocked') {
    intakeStore.setState({ waitsForVault: true, dialog: null })
    appStore.setState({ afterEntry: { screen: 'intake' } })
    go(wayToVault(info))
    return
  }
  if (vault.place === 'practice') {
    showIntakeDialog({ kind: 'practice' })
    return
  }
  if (intakeStore.getState().isKeeping) return
  intakeStore.setState({ isKeeping: true, waitsForVault: false })
  await attempt(async () => {
    const kept = await call('intake.keep', null)
    intakeStore.setState({ ...freshList(), kept, dialog: null })
  })
  intakeStore.setState({ isKeeping: false })
  await reloadIntake()
}

/** A vault that is missing is not made anew by the way: what can be done about it is said first. */
function wayToVault(info: AppInfo | null): Route {
  if (info && missingVault(info)) return { screen: 'first-run' }
  const hasOwn = info?.vaults.some(({ place, exists }) => place === 'own' && exists) ?? false
  return { screen: hasOwn ? 'unlock' : 'create', place: 'own' }
}

/** Gives up keeping for now and shows the list again. */
export function backToFound(): void {
  intakeStore.setState({ waitsForVault: false })
  appStore.setState({ afterEntry: null })
  go({ screen: 'intake' })
}

/** Forgets all that was found and leaves the screen. */
export async function leaveIntake(): Promise<void> {
  await attempt(async () => {
    await call('intake.forget', null)
    forgetIntake()
    const { info, vault } = appStore.getState()
    if (info && vault) go(routeFor(info, vault))
  })
}

/** Puts away what was said about the last keeping, and with it a list of which nothing is left. */
export async function leaveKept(): Promise<void> {
  const isEmpty = intakeStore.getState().state?.counts.keys === 0
  intakeStore.setState({ kept: null })
  if (!isEmpty) return
  await attempt(async () => {
    await call('intake.forget', null)
    forgetIntake()
  })
}

function freshList() {
  const { ask, groups, total, pages, isRead, openId, entry } = intakeStart
  return { ask, groups, total, pages, isRead, openId, entry, failed: null, refused: null }
}

/** Does something and keeps the code of its failure for the screen. */
export async function attempt(work: () => Promise<void>): Promise<void> {
  intakeStore.setState({ refused: null })
  try {
    await work()
  } catch (thrown) {
    intakeStore.setState({ refused: codeOf(thrown) })
  }
}
