import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { appStart, appStore } from '../../../../src-renderer/stores/app.ts'
import {
  askIntake,
  entryAt,
  forgetIntake,
  hiddenChosen,
  intakeStart,
  intakeStore,
  openEntry,
  pageRows,
  reloadIntake,
  seeRows,
} from '../../../../src-renderer/stores/intake.ts'
import {
  choose,
  chooseGroup,
  chooseShown,
  editChosen,
  findIn,
  keepChosen,
  leaveKept,
  openIntake,
  pasteText,
  readFile,
  takeDrop,
} from '../../../../src-renderer/stores/intake-actions.ts'
import type { ErrorCode } from '../../../../src-shared/errors.ts'
import { EntryId } from '../../../../src-shared/intake.ts'
import type { AppInfo, VaultState } from '../../../../src-shared/ipc-contract.ts'
import { sampleEntry, sampleState } from '../screens/intake/sample-entry.ts'

type Call = { readonly channel: string; readonly input: unknown }

const size = 1_200
const groups = [
  { providerName: 'OpenAI', count: 700, chosen: 700 },
  { providerName: 'Stripe', count: 500, chosen: 0 },
]
const open: VaultState = {
  ...{ state: 'unlocked', place: 'own', readOnly: null, firstOpening: false },
  ...{ failedUnlocks: 0, recoveryCode: 'confirmed' },
}

let calls: Call[]
let refusals: Map<string, ErrorCode>
let state = sampleState()

const idOf = (index: number) => EntryId.parse(String(index).padStart(32, '0'))

function page({ offset, limit }: { offset: number; limit: number }) {
  const rows = Array.from({ length: Math.max(0, Math.min(limit, size - offset)) }, (_, at) =>
    sampleEntry({ id: idOf(offset + at) }),
  )
  return { rows, total: size, groups }
}

const answers: Readonly<Record<string, (input: never) => unknown>> = {
  'intake.state': () => state,
  'intake.list': page,
  'intake.get': ({ id }: { id: EntryId }) => sampleEntry({ id }),
  'intake.find': () => null,
  'intake.read': () => state,
  'intake.paste': () => state,
  'intake.choose': () => state,
  'intake.edit': () => state,
  'intake.keep': () => ({ added: 36, joined: 2, places: 52 }),
  'intake.forget': () => null,
  'files.dropped': ({ paths }: { paths: readonly string[] }) => ({
    folders: paths.filter((path) => !path.includes('.')),
    files: paths.filter((path) => path.includes('.')),
  }),
}

function answer(channel: string, input: unknown) {
  calls.push({ channel, input })
  const code = refusals.get(channel)
  if (code !== undefined) return Promise.resolve({ ok: false, code })
  return Promise.resolve({ ok: true, value: answers[channel]?.(input as never) ?? null })
}

function asked(channel: string): readonly unknown[] {
  return calls.filter((call) => call.channel === channel).map(({ input }) => input)
}

beforeEach(() => {
  calls = []
  refusals = new Map()
  state = sampleState()
  const bridge = Object.fromEntries(
    Object.keys(answers).map((channel) => [channel, (input: unknown) => answer(channel, input)]),
  )
  const dropped = (files: readonly { name: string }[]) =>
    answer('files.dropped', { paths: files.map(({ name }) => name) })
  vi.stubGlobal('window', { keyturn: { ...bridge, dropped } })
})

afterEach(() => {
  forgetIntake()
  appStore.setState(appStart, true)
  vi.unstubAllGlobals()
})

describe('the list of what lies ready', () => {
  it('reads only the pages that are in sight', async () => {
    await reloadIntake()
    await seeRows([0, 40, 450])

    const offsets = asked('intake.list').map((input) => (input as { offset: number }).offset)
    expect(offsets).toEqual([0, 0, 2 * pageRows])
    const { pages } = intakeStore.getState()
    expect(entryAt(pages, 450)?.id).toBe(idOf(450))
    expect(entryAt(pages, 250)).toBeNull()
  })

  it('does not read again what it has', async () => {
    await reloadIntake()
    await seeRows([3])

    expect(asked('intake.list')).toHaveLength(1)
  })

  it('reads no rows while it is looking', async () => {
    state = sampleState({ phase: 'working' })
    await reloadIntake()

    expect(asked('intake.list')).toEqual([])
  })

  it('shows the answer to the latest question only', async () => {
    await Promise.all([askIntake({ text: 'a' }), askIntake({ text: 'ab' })])

    expect(asked('intake.list')).toHaveLength(2)
    expect(intakeStore.getState()).toMatchObject({ ask: { text: 'ab' }, isRead: true })
  })

  it('keeps the code of a refusal', async () => {
    refusals.set('intake.state', 'host-gone')
    await reloadIntake()

    expect(intakeStore.getState().failed).toBe('host-gone')
  })

  it('closes an entry that is there no more', async () => {
    refusals.set('intake.get', 'not-found')
    await openEntry(idOf(7))

    expect(intakeStore.getState()).toMatchObject({ openId: null, entry: null, failed: null })
  })
})

describe('bringing in', () => {
  it('adds a folder to what lies ready, and begins anew where nothing does', async () => {
    await findIn(['/a'])
    await findIn(['/b'])

    expect(asked('intake.find')).toEqual([
      { folders: ['/a'], add: false },
      { folders: ['/b'], add: true },
    ])
    expect(appStore.getState().route).toEqual({ screen: 'intake' })
  })

  it('asks for the columns of a table that is new, and not of one that it knows', async () => {
    const map = { columns: [], dates: 'day-first' } as const
    state = sampleState({ source: 'file', map: { ...map, columns: [], remembered: false } })
    await readFile('/a.csv', null)
    expect(intakeStore.getState().dialog).toEqual({ kind: 'columns' })

    state = sampleState({ source: 'file', map: { ...map, columns: [], remembered: true } })
    await readFile('/a.csv', null)
    expect(intakeStore.getState().dialog).toBeNull()
  })

  it('answers the one key of a pasted text, and of many only their number', async () => {
    state = sampleState({ source: 'pasted', counts: { keys: 1 } })
    expect(await pasteText('a')).toMatchObject({ count: 1, only: { id: idOf(0) } })

    state = sampleState({ source: 'pasted', counts: { keys: 3 } })
    expect(await pasteText('a')).toEqual({ count: 3, only: null })
  })

  it('looks through dropped folders and reads one dropped file', async () => {
    const drop = (...names: string[]) => takeDrop(names.map((name) => new File([], name)))

    expect(await drop('code')).toBe('taken')
    expect(asked('intake.find')).toEqual([{ folders: ['code'], add: false }])
    expect(await drop('a.csv')).toBe('taken')
    expect(intakeStore.getState().dialog).toEqual({ kind: 'file', path: 'a.csv' })
  })

  it('leaves out no file that was dropped beside a folder', async () => {
    await takeDrop(['code', 'a.env', 'b.env'].map((name) => new File([], name)))

    expect(asked('intake.find')).toEqual([{ folders: ['code', 'a.env', 'b.env'], add: false }])
  })

  it('refuses several dropped files, and what is none', async () => {
    expect(await takeDrop([new File([], 'a.csv'), new File([], 'b.csv')])).toBe('several-files')
    expect(await takeDrop([])).toBe('nothing')
    expect(intakeStore.getState().dialog).toBeNull()
  })

  it('ticks a whole group, also where its rows were never shown', async () => {
    await reloadIntake()
    await chooseGroup(1, true)

    const [{ which, chosen }] = asked('intake.choose') as [
      { which: { ids: readonly string[] }; chosen: boolean },
    ]
    expect(chosen).toBe(true)
    expect(which.ids).toHaveLength(500)
    expect(which.ids[0]).toBe(idOf(700))
  })
})

describe('choose', () => {
  it('reads the boxes in sight again, since nothing else tells that they changed', async () => {
    await choose({ all: 'every' }, true)
    await choose({ all: 'every' }, false)

    expect(asked('intake.choose')).toHaveLength(2)
    expect(asked('intake.list')).toHaveLength(2)
  })
})

describe('what a search or a filter hides', () => {
  it('is neither ticked nor changed', async () => {
    await askIntake({ text: 'aws', filter: 'committed' })
    await chooseShown(false)
    await editChosen({ owner: 'Ada' })

    const shown = { text: 'aws', filter: 'committed' }
    expect(asked('intake.choose')).toEqual([{ which: { shown, onlyChosen: false }, chosen: false }])
    const which = { shown, onlyChosen: true }
    expect(asked('intake.edit')).toEqual([{ which, change: { owner: 'Ada' } }])
  })

  it('is counted where it is ticked, and is nothing in a whole list', async () => {
    state = sampleState({ counts: { chosen: 739 } })
    await reloadIntake()
    expect(hiddenChosen(intakeStore.getState())).toBe(0)

    await askIntake({ text: 'aws' })
    expect(hiddenChosen(intakeStore.getState())).toBe(39)
  })
})

describe('keepChosen', () => {
  const vaults = (exists: boolean, known = exists) =>
    ({ vaults: [{ place: 'own', exists, known }] }) as unknown as AppInfo

  it('keeps at once in an open vault, and says what became of it', async () => {
    appStore.setState({ vault: open })
    await keepChosen()

    expect(intakeStore.getState()).toMatchObject({
      kept: { added: 36, joined: 2, places: 52 },
      isKeeping: false,
    })
  })

  it.each([
    [true, 'unlock'],
    [false, 'create'],
  ] as const)('where a vault exists is %s, leads to %s first', async (exists, screen) => {
    appStore.setState({ vault: { ...open, state: 'locked', place: null }, info: vaults(exists) })
    await keepChosen()

    expect(asked('intake.keep')).toEqual([])
    expect(appStore.getState()).toMatchObject({
      route: { screen, place: 'own' },
      afterEntry: { screen: 'intake' },
    })
    expect(intakeStore.getState().waitsForVault).toBe(true)
  })

  it('makes no vault in the place of one that is missing, and leads to what to do', async () => {
    const locked: VaultState = { ...open, state: 'locked', place: null }
    appStore.setState({ vault: locked, info: vaults(false, true) })
    await keepChosen()

    expect(appStore.getState().route).toEqual({ screen: 'first-run' })
    expect(intakeStore.getState().waitsForVault).toBe(true)
  })

  it('keeps nothing real among samples', async () => {
    appStore.setState({ vault: { ...open, place: 'practice' } })
    await keepChosen()

    expect(asked('intake.keep')).toEqual([])
    expect(intakeStore.getState().dialog).toEqual({ kind: 'practice' })
  })

  it('shows why it could not', async () => {
    appStore.setState({ vault: open })
    refusals.set('intake.keep', 'not-allowed-now')
    await keepChosen()

    expect(asked('intake.keep')).toHaveLength(1)
    expect(intakeStore.getState()).toMatchObject({
      kept: null,
      isKeeping: false,
      refused: 'not-allowed-now',
    })
  })

  it('shows no longer what was kept when the screen is opened anew', async () => {
    appStore.setState({ vault: open })
    await keepChosen()
    state = sampleState({ counts: { keys: 2 } })
    await openIntake()

    expect(intakeStore.getState().kept).toBeNull()
    expect(appStore.getState().route).toEqual({ screen: 'intake' })
  })

  it('forgets a list of which nothing is left, and keeps one that has a rest', async () => {
    intakeStore.setState({ ...intakeStart, state: sampleState({ counts: { keys: 2 } }) })
    await leaveKept()
    expect(asked('intake.forget')).toEqual([])

    intakeStore.setState({ state: sampleState({ counts: { keys: 0 } }) })
    await leaveKept()
    expect(asked('intake.forget')).toHaveLength(1)
  })
})
