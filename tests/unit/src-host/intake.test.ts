import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FindResult, ImportOrder, ImportRead } from '../../../src-core/index.ts'
import { Grants } from '../../../src-host/grants.ts'
import { HostIntake, type IntakeDeps } from '../../../src-host/intake.ts'
import type { IntakeSources } from '../../../src-host/intake-sources.ts'
import { VaultError } from '../../../src-shared/errors.ts'
import type { ColumnMap, IntakeState, KeyCheck } from '../../../src-shared/intake.ts'
import type { Seed } from '../../../src-shared/seed.ts'
import { sampleValue, seedOf, start } from '../src-core/intake/intake-fixture.ts'

let folder: string
let stage: Stage

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyturn-intake-'))
  mkdirSync(join(folder, 'code'))
  stage = new Stage()
})

afterEach(() => {
  stage.intake.end()
  rmSync(folder, { recursive: true, force: true })
})

const code = (): string => join(folder, 'code')

/** Bringing in with sources that answer when the test says so. */
class Stage {
  told = 0
  finds: PromiseWithResolvers<FindResult>[] = []
  orders: Parameters<IntakeSources['find']>[0][] = []
  reads: (() => ImportRead)[] = []
  meanings: ImportOrder['meanings'] | null = null
  pasted: Seed[] = []
  asked: string[] = []
  answers: (() => Promise<KeyCheck>)[] = []
  readonly intake: HostIntake

  constructor() {
    const grants = new Grants(() => Promise.reject(new VaultError('not-confirmed')))
    grants.grant([folder])
    this.intake = new HostIntake({
      world: worldOf(folder),
      sources: {
        find: (order) => {
          const found = Promise.withResolvers<FindResult>()
          this.finds.push(found)
          this.orders.push(order)
          return found.promise
        },
        read: ({ meanings }) => {
          this.meanings = meanings
          return Promise.resolve().then(() => this.reads.shift()?.() ?? refuse('import-unknown'))
        },
        paste: () => ({ seeds: this.pasted, shape: 'other' }),
        checker: {
          hostOf: ({ providerName }) => providerName || null,
          ask: ({ providerName }) => {
            this.asked.push(providerName)
            return this.answers.shift()?.() ?? Promise.resolve('works')
          },
        },
      },
      grants,
      open: () => null,
      changed: () => (this.told += 1),
    })
  }

  /** Ends the search that was begun last with these keys. */
  async finish(seeds: Seed[], more: Partial<FindResult> = {}): Promise<IntakeState> {
    const skipped = { unreadable: 0, tooLarge: 0, binary: 0, foreign: 3, examples: [] }
    const result = {
      seeds,
      skipped,
      files: 9,
      bytes: 99,
      stopped: false,
      gitUnknown: 0,
      hasGit: false,
      left: 0,
    }
    this.finds.at(-1)?.resolve({ ...result, ...more })
    await this.settled()
    return this.intake.state
  }

  async settled(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve))
    await new Promise((resolve) => setImmediate(resolve))
  }
}

function refuse(code: ConstructorParameters<typeof VaultError>[0]): never {
  throw new VaultError(code)
}

function worldOf(home: string): IntakeDeps['world'] {
  return {
    clock: { now: () => start },
    random: { randomBytes: (count) => Uint8Array.from(randomBytes(count)) },
    kdf: () => Promise.reject(new Error('no derivation')),
    transport: () => Promise.reject(new Error('offline')),
    threads: { count: 1, start: () => refuse('not-allowed-now') },
    home,
    tellMain: () => undefined,
    end: () => undefined,
  }
}

function key(number: number, providerName = ''): Seed {
  return seedOf(sampleValue(number), { providerName })
}

const isWiped = ({ value }: Seed): boolean => value?.every((byte) => byte === 0) ?? true

describe('a search', () => {
  it('tells how far it is, and then what there is', async () => {
    await stage.intake.find({ folders: [code()], add: false })
    stage.orders[0]?.onProgress({ files: 3, bytes: 33, leftMs: 100, found: 1 })
    expect(stage.intake.state).toMatchObject({
      ...{ source: 'folders', phase: 'working', from: ['~/code'] },
      progress: { files: 3, leftMs: 100 },
    })

    expect(await stage.finish([key(1)], { left: 2 })).toMatchObject({
      ...{ phase: 'ready', progress: { files: 9, bytes: 99 }, tookMs: 0 },
      ...{ skipped: { foreign: 3 }, counts: { keys: 1 } },
      notes: [{ what: 'too-many', count: 2 }],
    })
    expect(stage.told).toBeGreaterThan(0)
  })

  it('is ended at once, and what was found until then stays', async () => {
    await stage.intake.find({ folders: [code()], add: false })
    const stopping = stage.intake.stop()
    expect(stage.orders[0]?.signal.aborted).toBe(true)
    await stage.finish([key(1)], { stopped: true })
    await stopping

    expect(stage.intake.state).toMatchObject({ phase: 'stopped', counts: { keys: 1 } })
  })

  it('adds to what an earlier one found, or forgets that', async () => {
    const first = key(1)
    await stage.intake.find({ folders: [code()], add: false })
    await stage.finish([first])
    await stage.intake.find({ folders: [folder], add: true })
    expect((await stage.finish([key(2), key(1)])).counts.keys).toBe(2)
    expect(stage.intake.state.from).toEqual(['~/code', folder])

    await stage.intake.find({ folders: [code()], add: false })
    expect(isWiped(first)).toBe(true)
    expect((await stage.finish([])).counts.keys).toBe(0)
  })

  it('is one at a time, and nothing else is brought in meanwhile', async () => {
    await stage.intake.find({ folders: [code()], add: false })
    const { intake } = stage

    await expect(intake.find({ folders: [code()], add: true })).rejects.toThrow('intake-busy')
    const file = { path: code(), format: null, password: null }
    await expect(intake.read(file)).rejects.toThrow('intake-busy')
    await expect(intake.paste('x')).rejects.toThrow('intake-busy')
    await expect(intake.keep()).rejects.toThrow('intake-busy')
    expect(() => intake.check({ all: 'every' })).toThrow('intake-busy')
  })

  it('wipes what it finds after everything was forgotten', async () => {
    const late = key(1)
    await stage.intake.find({ folders: [code()], add: false })
    const forgetting = stage.intake.forget()
    await stage.finish([late])
    await forgetting

    expect(isWiped(late)).toBe(true)
    expect(stage.intake.state).toMatchObject({ source: 'none', phase: 'idle', counts: { keys: 0 } })
  })

  it('takes nothing once the host ends', async () => {
    const [early, late] = [key(1), key(2)]
    await stage.intake.find({ folders: [code()], add: false })
    await stage.finish([early])
    await stage.intake.find({ folders: [code()], add: true })
    stage.intake.end()
    await stage.finish([late])

    expect([early, late].map(isWiped)).toEqual([true, true])
    await expect(stage.intake.find({ folders: [code()], add: true })).rejects.toThrow(
      'not-allowed-now',
    )
  })

  it('tells that it failed, and may begin again', async () => {
    await stage.intake.find({ folders: [code()], add: false })
    stage.finds[0]?.reject(new VaultError('place-unreadable'))
    await stage.settled()
    expect(stage.intake.state).toMatchObject({ phase: 'failed', failed: 'place-unreadable' })

    await stage.intake.find({ folders: [code()], add: false })
    expect(await stage.finish([key(1)])).toMatchObject({ phase: 'ready', failed: null })
  })

  it('does not begin where nobody allowed it', async () => {
    const order = { folders: [code(), '/'], add: false }

    await expect(stage.intake.find(order)).rejects.toThrow('not-confirmed')

    expect(stage.finds).toEqual([])
  })
})

const columns: ColumnMap['columns'] = [
  { title: 'Service', meaning: 'name', samples: [] },
  { title: 'Key', meaning: 'ignore', samples: [] },
]
const choice = {
  columns: columns.map((column) => ({ ...column, meaning: 'secret' as const })),
  dates: 'day-first' as const,
}

/** A table of one row, whose second column holds a key if it is taken for one. */
function table(map: Pick<ColumnMap, 'columns' | 'dates'> = { columns, dates: 'month-first' }) {
  const hasKey = map.columns.some(({ meaning }) => meaning === 'secret')
  const read: ImportRead = {
    ...{ format: 'csv', notes: [], seeds: [hasKey ? key(1) : seedOf(null, { name: 'Mail' })] },
    map: { ...map, remembered: false },
    remap: table,
  }
  return read
}

describe('a file', () => {
  const file = () => ({ path: code(), format: null, password: null })

  it('replaces what lay ready only if it could be read', async () => {
    stage.pasted = [key(1), key(2)]
    await stage.intake.paste('…')
    stage.reads.push(() => refuse('import-needs-password'))
    await expect(stage.intake.read(file())).rejects.toThrow('import-needs-password')
    expect(stage.intake.state).toMatchObject({ source: 'pasted', counts: { keys: 2 } })

    stage.reads.push(() => table())
    await stage.intake.read(file())

    expect(stage.intake.state).toMatchObject({
      ...{ source: 'file', phase: 'ready', from: ['~/code'], format: 'csv' },
      counts: { keys: 1, withoutSecret: 1 },
    })
  })

  it('has its columns taken for something else, which is remembered for the next one', async () => {
    stage.reads.push(() => table())
    await stage.intake.read(file())
    await stage.intake.map(choice)
    expect(stage.intake.state).toMatchObject({
      ...{ from: ['~/code'], counts: { keys: 1, withoutSecret: 0 } },
      map: { dates: 'day-first' },
    })

    stage.reads.push(() => table())
    await stage.intake.read(file())
    const titles = columns.map(({ title }) => title)

    expect(stage.meanings?.(titles)).toMatchObject({
      ...{ meanings: ['secret', 'secret'], dates: 'day-first' },
    })
    expect(stage.meanings?.(['Key'])).toBeNull()
  })

  it('has no columns where it is no table', async () => {
    await expect(stage.intake.map(choice)).rejects.toThrow('not-allowed-now')
    stage.reads.push(() => ({ ...table(), map: null, format: 'kdbx' }))
    await stage.intake.read(file())

    await expect(stage.intake.map(choice)).rejects.toThrow('not-allowed-now')
  })
})

describe('a pasted text', () => {
  it('without a key leaves alone what lies ready', async () => {
    stage.pasted = [key(1)]
    await stage.intake.paste('…')
    stage.pasted = []

    await expect(stage.intake.paste('hello')).rejects.toThrow('intake-empty')

    expect(stage.intake.state).toMatchObject({ source: 'pasted', counts: { keys: 1 } })
  })
})

describe('a check', () => {
  const every = { all: 'every' } as const

  async function withKeys(seeds: Seed[]): Promise<void> {
    stage.pasted = seeds
    await stage.intake.paste('…')
  }

  it('says first whom it would ask, and asks nobody for that', async () => {
    await withKeys([key(1, 'a'), key(2, 'b'), key(3, 'b'), key(4), seedOf(null, { name: 'x' })])

    expect(stage.intake.checkPlan(every)).toEqual({
      ...{
        keys: 3,
        hosts: [
          { host: 'b', keys: 2 },
          { host: 'a', keys: 1 },
        ],
      },
    })
    expect(stage.asked).toEqual([])
  })

  it('asks once for each key, and never again for one that had an answer', async () => {
    await withKeys([key(1, 'a'), key(2, 'a')])
    stage.answers.push(
      () => Promise.resolve('refused'),
      () => Promise.resolve('unknown'),
    )
    stage.intake.check(every)
    await stage.settled()
    expect(stage.intake.state).toMatchObject({ phase: 'ready', checks: { done: 2, of: 2 } })
    expect(stage.intake.checkPlan(every).keys).toBe(1)
    stage.intake.check(every)
    await stage.settled()

    expect(stage.asked).toHaveLength(3)
    expect(stage.intake.checkPlan(every).keys).toBe(0)
    expect(() => stage.intake.check(every)).toThrow('intake-empty')
  })

  it('asks four hosts at a time and one thing of each', async () => {
    const hosts = ['a', 'b', 'c', 'd', 'e'].flatMap((host) => [host, host])
    await withKeys(hosts.map((host, number) => key(number, host)))
    const waiting: PromiseWithResolvers<KeyCheck>[] = []
    stage.answers = hosts.map(() => () => {
      const answer = Promise.withResolvers<KeyCheck>()
      waiting.push(answer)
      return answer.promise
    })
    stage.intake.check(every)
    await stage.settled()
    expect(new Set(stage.asked)).toEqual(new Set(['a', 'b', 'c', 'd']))
    expect(stage.asked).toHaveLength(4)

    const stopping = stage.intake.stop()
    for (const answer of waiting) answer.resolve('works')
    await stopping

    expect(stage.asked).toHaveLength(4)
    expect(stage.intake.state).toMatchObject({ phase: 'ready', checks: { done: 4, of: 10 } })
  })

  it('asks nothing about keys that were forgotten meanwhile', async () => {
    await withKeys([key(1, 'a'), key(2, 'a')])
    const answer = Promise.withResolvers<KeyCheck>()
    stage.answers.push(() => answer.promise)
    stage.intake.check(every)
    const forgetting = stage.intake.forget()
    answer.resolve('works')
    await forgetting

    expect(stage.asked).toHaveLength(1)
    expect(stage.intake.state).toMatchObject({ phase: 'idle', checks: null })
  })
})

describe('keeping', () => {
  it('needs an open vault of one’s own', async () => {
    stage.pasted = [key(1)]
    await stage.intake.paste('…')

    await expect(stage.intake.keep()).rejects.toThrow('not-allowed-now')

    expect(stage.intake.state.counts.keys).toBe(1)
  })
})
