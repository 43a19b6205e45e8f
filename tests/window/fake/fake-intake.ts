import type { ErrorCode } from '../../../src-shared/errors.ts'
import type {
  ColumnMap,
  Entry,
  EntrySelection,
  IntakeAsk,
  IntakeFilter,
  IntakeState,
} from '../../../src-shared/intake.ts'
import { isCommitted } from '../../../src-shared/spot.ts'
import type { FakeBodies } from '../fake-bridge.ts'
import { refuse, type FakeVault } from './fake-vault.ts'
import { sampleCheck, sampleFound, sampleInventory } from './sample-found.ts'

const yearMs = 365 * 86_400_000
const nothing = { files: 0, bytes: 0, leftMs: null, found: 0 }
const noneSkipped = { unreadable: 0, tooLarge: 0, binary: 0, foreign: 0, examples: [] }

const empty: Omit<IntakeState, 'counts'> = {
  ...{ source: 'none', phase: 'idle', failed: null, from: [], progress: nothing, tookMs: null },
  ...{ skipped: noneSkipped, checks: null, format: null, map: null, notes: [] },
}

const columns: ColumnMap = {
  columns: [
    { title: 'Service', meaning: 'provider', samples: ['Stripe', 'Mapbox', 'Mapbox'] },
    { title: 'Key name', meaning: 'name', samples: ['BILLING_KEY', 'MAPS_KEY', ''] },
    { title: 'Responsible', meaning: 'owner', samples: ['Priya', 'Tom', ''] },
    { title: 'Last change', meaning: 'created', samples: ['03/04/2025', '11/12/2024', 'spring'] },
    { title: 'Value', meaning: 'secret', samples: ['••••u8Xw'] },
    { title: '=HYPERLINK("x")', meaning: 'ignore', samples: [] },
  ],
  remembered: false,
  dates: 'day-first',
}

/** What the fake answers about keys that were found, read or pasted and are not kept yet. */
export function intakeReplies(vault: FakeVault) {
  const intake = new FakeIntake(vault)
  return {
    'intake.state': () => intake.state,
    'intake.find': ({ folders }) => intake.find(folders),
    'intake.read': ({ path, password }) => intake.read(path, password),
    'intake.paste': ({ text }) => intake.paste(text),
    'intake.map': ({ columns: mapped, dates }) => intake.map({ columns: mapped, dates }),
    'intake.list': ({ text, filter, offset, limit }) =>
      intake.list({ text, filter }, offset, limit),
    'intake.get': ({ id }) =>
      intake.entries.find((entry) => entry.id === id) ?? refuse('not-found'),
    'intake.choose': ({ which, chosen }) => intake.change(which, (entry) => ({ ...entry, chosen })),
    'intake.edit': ({ which, change: { tag, ...change } }) =>
      intake.change(which, ({ draft, ...entry }) => {
        const given = Object.entries(change).filter(([, value]) => value !== undefined)
        const tags = tag === undefined ? draft.tags : [...draft.tags, tag]
        return { ...entry, draft: { ...draft, ...Object.fromEntries(given), tags } }
      }),
    'intake.checkPlan': ({ which }) => {
      const hosts = [
        { host: 'api.openai.com', provider: 'OpenAI' },
        { host: 'api.stripe.com', provider: 'Stripe' },
      ].map(({ host, provider }) => ({
        host,
        keys: intake.meant(which).filter(({ draft }) => draft.providerName === provider).length,
      }))
      return { keys: hosts.reduce((sum, { keys }) => sum + keys, 0), hosts }
    },
    'intake.check': ({ which }) => intake.check(which),
    'intake.stop': () => intake.put({ phase: 'stopped' }),
    'intake.keep': () => intake.keep(),
    'intake.forget': () => {
      intake.entries = []
      intake.put(empty)
      return null
    },
  } satisfies Partial<FakeBodies>
}

class FakeIntake {
  entries: Entry[] = []
  #state: Omit<IntakeState, 'counts'> = empty
  readonly #vault: FakeVault

  constructor(vault: FakeVault) {
    this.#vault = vault
    if (vault.extra === 'found' || vault.extra === 'found-many') this.#found()
  }

  get state(): IntakeState {
    const count = (is: (entry: Entry) => boolean) => this.entries.filter(is).length
    const projects = new Set(this.entries.flatMap((entry) => entry.projects))
    const counts = {
      ...{ keys: this.entries.length, chosen: count(({ chosen }) => chosen) },
      projects: projects.size,
      providers: this.groups(this.entries).length,
      ...{ overYear: count(isOld), committed: count(({ git }) => isCommitted(git)) },
      severalPlaces: count(({ spotCount }) => spotCount > 1),
      unsure: count(({ confidence }) => confidence === 'unsure'),
      withoutSecret: count(({ hint }) => hint === null),
      inVault: count(({ inVault }) => inVault !== null),
      checkable: count(({ canCheck }) => canCheck),
    }
    return { ...this.#state, counts }
  }

  put(change: Partial<IntakeState>): IntakeState {
    this.#state = { ...this.#state, ...change }
    this.#vault.tell('intake.changed', null)
    return this.state
  }

  find(folders: readonly string[]): null {
    const from = folders.map((folder) => folder.replace('/home/ann', '~'))
    this.put({ ...empty, source: 'folders', phase: 'working', from })
    if (from.some((folder) => folder.includes('gone')))
      this.put({ phase: 'failed', failed: 'place-missing' })
    else this.#walk(1)
    return null
  }

  read(path: string, password: string | null): IntakeState {
    const code = refusalOf(path, password)
    if (code !== null) refuse(code)
    this.entries = sampleInventory(Date.now())
    const isTable = path.endsWith('.csv')
    const notes: IntakeState['notes'] = [
      { what: 'rows-broken', count: 2, lines: [14, 31] },
      { what: 'rows-empty', count: 5, lines: [] },
    ]
    const from = [path.replace('/home/ann', '~')]
    const format = isTable ? 'csv' : path.endsWith('.kdbx') ? 'kdbx' : '1pux'
    const map = isTable ? columns : null
    return this.put({ ...empty, source: 'file', phase: 'ready', from, notes, format, map })
  }

  paste(text: string): IntakeState {
    const found = sampleFound(Date.now(), null).slice(0, text.includes('\n') ? 3 : 1)
    this.entries = text.includes('nothing') ? [] : found.map(withoutSpots)
    return this.put({ ...empty, source: 'pasted', phase: 'ready' })
  }

  map(change: Pick<ColumnMap, 'columns' | 'dates'>): IntakeState {
    return this.put({ map: { ...change, remembered: true } })
  }

  list(ask: IntakeAsk, from: number, limit: number) {
    const matching = this.matching(ask)
    const groups = this.groups(matching)
    return { rows: matching.slice(from, from + limit), total: matching.length, groups }
  }

  matching(ask: IntakeAsk): readonly Entry[] {
    const text = ask.text.trim().toLowerCase()
    return this.entries.filter(
      (entry) =>
        passes(entry, ask.filter) &&
        [entry.draft.envVar, entry.draft.providerName, ...entry.projects]
          .join('\n')
          .toLowerCase()
          .includes(text),
    )
  }

  groups(entries: readonly Entry[]) {
    const names = [...new Set(entries.map(({ draft }) => draft.providerName))]
    return names.map((providerName) => {
      const mine = entries.filter(({ draft }) => draft.providerName === providerName)
      return { providerName, count: mine.length, chosen: mine.filter(isChosen).length }
    })
  }

  meant(which: EntrySelection): readonly Entry[] {
    if ('ids' in which) return this.entries.filter(({ id }) => which.ids.includes(id))
    if ('shown' in which)
      return this.matching(which.shown).filter(({ chosen }) => chosen || !which.onlyChosen)
    if (which.all === 'every') return this.entries
    return this.entries.filter(
      which.all === 'chosen' ? isChosen : ({ confidence }) => confidence === 'unsure',
    )
  }

  change(which: EntrySelection, by: (entry: Entry) => Entry): IntakeState {
    const meant = new Set(this.meant(which))
    this.entries = this.entries.map((entry) => (meant.has(entry) ? by(entry) : entry))
    return this.put({})
  }

  check(which: EntrySelection): null {
    const meant = this.meant(which).filter(({ canCheck }) => canCheck)
    this.put({ phase: 'checking', checks: { done: 0, of: meant.length } })
    for (const [index, one] of meant.entries())
      setTimeout(
        () => {
          const done = index + 1
          const isLast = done === meant.length
          this.change({ ids: [one.id] }, (entry) => ({ ...entry, check: sampleCheck(index) }))
          this.put({ phase: isLast ? 'ready' : 'checking', checks: { done, of: meant.length } })
        },
        (index + 1) * 150,
      )
    return null
  }

  keep() {
    if (this.#vault.state.place !== 'own') refuse('not-allowed-now')
    const kept = this.entries.filter(isChosen)
    if (kept.length === 0) refuse('intake-empty')
    const places = kept.reduce((sum, { spotCount }) => sum + spotCount, 0)
    this.entries = this.entries.filter((entry) => !entry.chosen)
    this.put({})
    const joined = kept.filter(({ inVault }) => inVault !== null).length
    return { added: kept.length - joined, joined, places }
  }

  #found() {
    const many = this.#vault.extra === 'found-many' ? 5_000 : null
    this.entries = sampleFound(Date.now(), many)
    const progress = { files: 48_212, bytes: 912_000_000, leftMs: 0, found: this.entries.length }
    const skipped = { ...noneSkipped, unreadable: 3, binary: 1_204, foreign: 41 }
    const examples = ['~/code/secure/vault.pem', '~/code/db/data']
    this.#state = {
      ...{ ...empty, source: 'folders', phase: 'ready', from: ['~/code'], tookMs: 3_100 },
      ...{ progress, skipped: { ...skipped, examples } },
    }
    this.#vault.tell('intake.changed', null)
  }

  #walk(step: number) {
    setTimeout(() => {
      if (this.#state.phase !== 'working') return
      if (step === 4) {
        this.#found()
        return
      }
      const files = 12_053 * step
      const progress = { files, bytes: files * 18_900, leftMs: 3_000 - step * 800, found: 9 * step }
      this.put({ progress })
      this.#walk(step + 1)
    }, 700)
  }
}

function refusalOf(path: string, password: string | null): ErrorCode | null {
  if (path.includes('broken')) return 'import-damaged'
  if (!path.endsWith('.kdbx')) return null
  if (password === null) return 'import-needs-password'
  return password === 'wrong' ? 'import-wrong-password' : null
}

function passes(entry: Entry, filter: IntakeFilter): boolean {
  if (filter === 'committed') return isCommitted(entry.git)
  if (filter === 'over-year') return isOld(entry)
  if (filter === 'several-places') return entry.spotCount > 1
  if (filter === 'unsure') return entry.confidence === 'unsure'
  if (filter === 'in-vault') return entry.inVault !== null
  return filter === 'all' || entry.chosen
}

function isChosen({ chosen }: Entry): boolean {
  return chosen
}

function isOld({ since }: Entry): boolean {
  return since !== null && Date.now() - since > yearMs
}

function withoutSpots(entry: Entry): Entry {
  return {
    ...entry,
    ...{ spots: [], spotCount: 0, projects: [], since: null, sinceSource: null, git: 'none' },
    chosen: true,
  }
}
