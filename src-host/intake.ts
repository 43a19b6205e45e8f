import {
  checkPlan,
  IntakeBook,
  keepChosen,
  makePlaceHand,
  runChecks,
  type ImportRead,
  type KeptEntries,
} from '../src-core/index.ts'
import { VaultError } from '../src-shared/errors.ts'
import type { ColumnMap, EntrySelection, ImportNote, IntakeState } from '../src-shared/intake.ts'
import type { Input, Output } from '../src-shared/ipc-contract.ts'
import type { Seed } from '../src-shared/seed.ts'
import type { Grants } from './grants.ts'
import { ImportMemory } from './import-memory.ts'
import type { IntakeSources } from './intake-sources.ts'
import { IntakeStatus, shownPath } from './intake-status.ts'
import type { OpenVault } from './open-vault.ts'
import { Seldom } from './seldom.ts'
import { newId, type HostWorld } from './world.ts'

/** What bringing keys in works with. */
export type IntakeDeps = {
  readonly world: HostWorld
  readonly sources: IntakeSources
  readonly grants: Grants
  readonly open: () => OpenVault | null
  /** Tells the window that something about what lies ready is new. */
  readonly changed: () => void
}

/** No more often than five times a second. */
const tellEveryMs = 200

/** One piece of work; `isDropped` once nobody wants what it finds. */
type Work = { readonly controller: AbortController; isDropped: boolean; done: Promise<unknown> }

/**
 * What people have already, from the first look to the moment at which it is kept.
 *
 * One piece of work at a time. Until it is kept nothing is written, and all of it ends with this
 * host.
 */
export class HostIntake {
  readonly book: IntakeBook
  readonly #deps: IntakeDeps
  readonly #status = new IntakeStatus()
  readonly #memory: ImportMemory
  readonly #tell: Seldom
  #folders: readonly string[] = []
  #table: ImportRead | null = null
  #work: Work | null = null
  #isOver = false

  constructor(deps: IntakeDeps) {
    const { world, sources } = deps
    this.#deps = deps
    this.#tell = new Seldom(tellEveryMs, deps.changed)
    this.#memory = new ImportMemory(() => this.#vault()?.session ?? null)
    this.book = new IntakeBook({
      random: world.random,
      clock: world.clock,
      newId: () => newId(world),
      vault: () => this.#vault()?.session ?? null,
      canCheck: (seed) => sources.checker.hostOf(seed) !== null,
    })
  }

  get state(): IntakeState {
    return this.#status.with(this.book.counts())
  }

  /** Begins to look through folders; throws 'intake-busy', 'place-missing', 'not-confirmed'. */
  async find({ folders, add }: Input<'intake.find'>): Promise<void> {
    this.#refuseBusy()
    for (const folder of folders) await this.#deps.grants.require(folder, 'folder')
    void this.#begin((work) => this.#search({ folders, add }, work))
  }

  /** Reads a file; what lay ready before is forgotten once that went well. */
  async read({ path, format, password }: Input<'intake.read'>): Promise<void> {
    this.#refuseBusy()
    await this.#deps.grants.require(path, 'file')
    const meanings = (titles: readonly string[]) => this.#memory.recall(titles)
    await this.#begin(async (work) => {
      const read = await this.#deps.sources.read({ path, format, password, meanings })
      if (work.isDropped) wipe(read.seeds)
      else await this.#take(read, path)
    })
  }

  /** Takes keys from a text; throws 'intake-empty' where it holds none. */
  async paste(text: string): Promise<void> {
    this.#refuseBusy()
    const { seeds } = this.#deps.sources.paste(text)
    if (seeds.length === 0) throw new VaultError('intake-empty')
    await this.#begin(async () => {
      const notes = await this.book.add(seeds, { replace: true, isReported: false })
      this.#comesFrom([], null)
      this.#status.read({ source: 'pasted', from: [], format: null, map: null, notes })
    })
  }

  /** Takes the columns of the table that was read for something else. */
  async map(choice: Pick<ColumnMap, 'columns' | 'dates'>): Promise<void> {
    this.#refuseBusy()
    const table = this.#table
    if (!table?.map) throw new VaultError('not-allowed-now')
    await this.#begin(async () => {
      const read = table.remap(choice)
      await this.#take(read, null)
      if (read.map) this.#memory.remember(read.map)
    })
  }

  checkPlan(which: EntrySelection): Output<'intake.checkPlan'> {
    return checkPlan(this.book, which, this.#deps.sources.checker)
  }

  /** Begins to ask providers; throws 'intake-empty' where there is nothing to ask. */
  check(which: EntrySelection): void {
    this.#refuseBusy()
    if (this.checkPlan(which).keys === 0) throw new VaultError('intake-empty')
    const { checker } = this.#deps.sources
    void this.#begin(async ({ controller: { signal } }) => {
      const onProgress = (checks: IntakeState['checks']): void => {
        this.#status.checking(checks)
        this.#tell.call()
      }
      try {
        await runChecks(this.book, { which, checker }, { signal, onProgress })
      } finally {
        this.#status.checked()
      }
    })
  }

  /** Ends what is being done; what was found until then stays. */
  async stop(): Promise<void> {
    this.#work?.controller.abort()
    await this.#work?.done
  }

  /** Keeps what is chosen in the open vault of one's own. */
  async keep(): Promise<KeptEntries> {
    this.#refuseBusy()
    const vault = this.#vault()
    if (!vault) throw new VaultError('not-allowed-now')
    const { world } = this.#deps
    // What stops a search stops no keeping: half of its places would be kept as mere words.
    const { signal } = new AbortController()
    const kept = await this.#begin(() =>
      keepChosen(this.book, {
        session: vault.session,
        clock: world.clock,
        newId: () => newId(world),
        places: makePlaceHand(world),
        signal,
        folders: this.#folders,
      }),
    )
    // Its cells are still there as text, and reading them again would bring back what is kept.
    this.#table = null
    this.#status.kept()
    return kept
  }

  /** Forgets everything, also what is still being found. */
  async forget(): Promise<void> {
    const work = this.#work
    if (work) {
      work.isDropped = true
      work.controller.abort()
      await work.done
    }
    this.#drop()
  }

  /** A vault was opened: what was learned before is written down, and entries may be in it. */
  vaultOpened(): void {
    this.#memory.flush()
    if (this.book.size > 0) this.#tell.call()
  }

  /** The host ends: nothing that comes from now on is taken. */
  end(): void {
    this.#isOver = true
    if (this.#work) this.#work.isDropped = true
    this.#work?.controller.abort()
    this.#drop()
  }

  async #search({ folders, add }: Input<'intake.find'>, work: Work): Promise<void> {
    const { world, sources } = this.#deps
    const began = world.clock.now()
    if (!add) this.book.forget()
    const all = add ? [...new Set([...this.#folders, ...folders])] : folders
    this.#comesFrom(all, null)
    this.#status.searching(all.map((folder) => shownPath(folder, world.home)))
    this.#tell.call()
    const onProgress = (progress: IntakeState['progress']): void => {
      this.#status.progress(progress)
      this.#tell.call()
    }
    try {
      const { signal } = work.controller
      const found = await sources.find({ folders, signal, onProgress })
      if (work.isDropped) {
        wipe(found.seeds)
        return
      }
      const notes = await this.book.add(found.seeds, { replace: false, isReported: false })
      const left: ImportNote = { what: 'too-many', count: found.left, lines: [] }
      const tookMs = world.clock.now() - began
      const more = found.left > 0 ? [...notes, left] : notes
      this.#status.searched({ ...found, tookMs, notes: more })
    } catch (thrown) {
      this.#status.failed(thrown)
    }
  }

  async #take(read: ImportRead, path: string | null): Promise<void> {
    const { format, map, seeds } = read
    const isReported = format === 'aws-report'
    const notes = await this.book.add(seeds, { replace: true, isReported })
    const from = path === null ? this.#status.from : [shownPath(path, this.#deps.world.home)]
    this.#comesFrom([], map ? read : null)
    this.#status.read({ source: 'file', from, format, map, notes: [...read.notes, ...notes] })
  }

  #comesFrom(folders: readonly string[], table: ImportRead | null): void {
    this.#folders = folders
    this.#table = table
  }

  #drop(): void {
    this.book.forget()
    this.#comesFrom([], null)
    this.#status.reset()
    this.#tell.call()
  }

  /** The open vault of one's own: what is real does not belong among sample keys. */
  #vault(): OpenVault | null {
    const open = this.#deps.open()
    return open?.place === 'own' ? open : null
  }

  #refuseBusy(): void {
    if (this.#work) throw new VaultError('intake-busy')
    if (this.#isOver) throw new VaultError('not-allowed-now')
  }

  /** Does one piece of work; rejects with what it throws, which is nobody's if it goes on alone. */
  #begin<T>(does: (work: Work) => Promise<T>): Promise<T> {
    this.#refuseBusy()
    const work: Work = {
      controller: new AbortController(),
      isDropped: false,
      done: Promise.resolve(),
    }
    this.#work = work
    const result = this.#finished(does, work)
    work.done = result.catch(() => undefined)
    return result
  }

  async #finished<T>(does: (work: Work) => Promise<T>, work: Work): Promise<T> {
    try {
      return await does(work)
    } finally {
      this.#work = null
      this.#tell.call()
    }
  }
}

function wipe(seeds: readonly Seed[]): void {
  for (const { value } of seeds) value?.fill(0)
}
