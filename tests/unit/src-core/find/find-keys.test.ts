import { mkdirSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findKeys, type FindOrder } from '../../../../src-core/find/find-keys.ts'
import type { Seed } from '../../../../src-shared/seed.ts'
import { newFolder, writeFiles } from '../files/git-fixture.ts'
import { inProcessThreads } from './in-process-threads.ts'
import { stripeKey, stripeTestKey } from './key-fixture.ts'

const now = Date.UTC(2026, 10, 21)
const home = '/home/nobody'

function find(folders: readonly string[], said: Partial<FindOrder> = {}) {
  return findKeys({
    folders,
    home,
    threads: inProcessThreads(),
    clock: { now: () => now },
    signal: new AbortController().signal,
    onProgress: () => undefined,
    ...said,
  })
}

function env(value: string, name = 'STRIPE_SECRET_KEY'): string {
  return `# settings\n${name}=${value}\n`
}

function textOf({ value }: Seed): string {
  return new TextDecoder().decode(value ?? new Uint8Array())
}

describe('finding keys in folders', () => {
  it('makes one seed of a value, with all its places, projects and its age', async () => {
    const root = newFolder()
    writeFiles(root, {
      'shop/package.json': '{}',
      'shop/.env': env(stripeKey(1)),
      'shop/config/.env.production': env(stripeKey(1)),
      'api/pyproject.toml': '',
      'api/.env': env(stripeKey(1)),
    })
    const [march, may] = [Date.UTC(2024, 2, 1) / 1_000, Date.UTC(2024, 4, 1) / 1_000]
    utimesSync(join(root, 'shop/.env'), may, may)
    utimesSync(join(root, 'api/.env'), march, march)
    const { seeds, stopped, left } = await find([root])
    expect(seeds).toHaveLength(1)
    expect(seeds.map(textOf)).toEqual([stripeKey(1)])
    expect(seeds[0]).toMatchObject({
      format: 'stripe-live',
      providerName: 'Stripe',
      confidence: 'certain',
      envVar: 'STRIPE_SECRET_KEY',
      environment: 'Production',
      projects: ['api', 'shop'],
      since: Date.UTC(2024, 2, 1),
      sinceSource: 'file',
    })
    expect(
      seeds[0]?.spots.map(({ shown, line, git, commit }) => [shown, line, git, commit]),
    ).toEqual([
      ['api/.env', 2, 'none', null],
      ['shop/.env', 2, 'none', null],
      ['shop/config/.env.production', 2, 'none', null],
    ])
    expect([stopped, left]).toEqual([false, 0])
  })

  it('lists keys in the order of their places, whoever read them first', async () => {
    const root = newFolder()
    const names = Array.from({ length: 150 }, (_, at) => `p${at.toString().padStart(3, '0')}`)
    writeFiles(
      root,
      Object.fromEntries(names.map((name, at) => [`${name}/.env`, env(stripeKey(at))])),
    )
    const { seeds, files } = await find([root], { threads: inProcessThreads(5) })
    expect(seeds.map(textOf)).toEqual(names.map((_, at) => stripeKey(at)))
    expect(files).toBe(150)
  })

  it('proposes no environment where places disagree', async () => {
    const root = newFolder()
    const value = 'q8ZkT3vLw9RfX2mBn6Ys4HdJ'
    writeFiles(root, {
      '.env.production': env(value, 'SHOP_API_KEY'),
      '.env.staging': env(value, 'SHOP_API_KEY'),
    })
    const { seeds } = await find([root])
    expect(seeds.map(({ environment, spots }) => [environment, spots.length])).toEqual([['', 2]])
  })

  it('reads no code of others, no binary, no huge file and no loop, and says so', async () => {
    const root = newFolder()
    writeFiles(root, {
      'node_modules/x/.env': env(stripeKey(1)),
      'huge.env': env(stripeKey(2)),
      'own/.env': env(stripeKey(4)),
    })
    truncateSync(join(root, 'huge.env'), 2 * 1_024 ** 3)
    writeFileSync(join(root, 'image.env'), `\0\0\n${env(stripeKey(3))}`)
    symlinkSync(root, join(root, 'own/loop'))
    const { seeds, skipped, files } = await find([root])
    expect(seeds.map(textOf)).toEqual([stripeKey(4)])
    expect(skipped).toMatchObject({ foreign: 1, binary: 1, tooLarge: 1, unreadable: 0 })
    expect(files).toBe(1)
  })

  it('searches a single file, and counts what is not there', async () => {
    const root = newFolder()
    writeFiles(root, { 'a/.env': env(stripeTestKey(1)), 'b/.env': env(stripeKey(2)) })
    const { seeds, skipped } = await find([join(root, 'a/.env'), join(root, 'gone')])
    expect(seeds.map(({ environment }) => environment)).toEqual(['Test'])
    expect(seeds[0]?.spots[0]?.shown).toBe('.env')
    expect(skipped).toMatchObject({ unreadable: 1, examples: ['gone'] })
  })

  it('searches a home folder with care, and shows it as ~', async () => {
    const root = newFolder()
    writeFiles(root, {
      '.bashrc': `export STRIPE_SECRET_KEY=${stripeKey(1)}\n`,
      'Library/Caches/x.env': env(stripeKey(2)),
      '.cargo/x.env': env(stripeKey(3)),
      'work/shop/.env': env(stripeKey(4)),
    })
    const { seeds, skipped } = await find([root], { home: root })
    expect(seeds.map(({ spots }) => spots[0]?.shown)).toEqual(['~/.bashrc', '~/work/shop/.env'])
    expect(seeds.map(({ projects }) => projects[0])).toEqual([root.split('/').at(-1), '~/work'])
    expect(skipped.foreign).toBe(2)
  })

  it('believes no date of the future or of an archive', async () => {
    const root = newFolder()
    writeFiles(root, { 'a.env': env(stripeKey(1)), 'b.env': env(stripeKey(2)) })
    utimesSync(join(root, 'a.env'), now / 1_000 + 10, now / 1_000 + 10)
    utimesSync(join(root, 'b.env'), 499_162_500, 499_162_500)
    const { seeds } = await find([root])
    expect(seeds.map(({ since, sinceSource }) => [since, sinceSource])).toEqual([
      [null, null],
      [null, null],
    ])
  })

  it('gives what it found so far when it is stopped', async () => {
    const root = newFolder()
    for (let at = 0; at < 200; at += 1) {
      writeFiles(root, { [`p${at.toString()}/.env`]: env(stripeKey(at)) })
    }
    const stop = new AbortController()
    const { seeds, stopped } = await find([root], {
      threads: inProcessThreads(1),
      signal: stop.signal,
      onProgress: () => stop.abort(),
    })
    expect(stopped).toBe(true)
    expect(seeds).toHaveLength(48)
    expect(new Set(seeds.map(({ spots }) => spots[0]?.git))).toEqual(new Set(['none']))
    const none = await find([root], { signal: AbortSignal.abort() })
    expect(none).toMatchObject({ stopped: true, seeds: [] })
  })

  it('wipes what it found when it fails', async () => {
    const root = newFolder()
    writeFiles(root, { '.env': env(stripeKey(1)) })
    const seen: Uint8Array[] = []
    const threads = inProcessThreads(1)
    const start = () => {
      const thread = threads.start()
      const onMessage: typeof thread.onMessage = (listener) => {
        thread.onMessage((message) => {
          listener(message)
          for (const value of valuesIn(message)) seen.push(value)
        })
      }
      return { ...thread, onMessage }
    }
    const onProgress = () => {
      throw new RangeError('the window is gone')
    }
    await expect(find([root], { threads: { count: 1, start }, onProgress })).rejects.toThrow()
    expect(seen.map((value) => value.every((byte) => byte === 0))).toEqual([true])
  })

  it('tells how far it is, and never finds more than it says', async () => {
    const root = newFolder()
    mkdirSync(join(root, 'empty'))
    for (let at = 0; at < 100; at += 1)
      writeFiles(root, { [`${at.toString()}.env`]: env(stripeKey(at)) })
    let [instant, told] = [now, 0]
    const { seeds } = await find([root], {
      clock: { now: () => (instant += 1_000) },
      onProgress: ({ files, found, leftMs }) => {
        told += 1
        expect(found).toBe(files)
        expect(leftMs).not.toBeNaN()
      },
    })
    expect([seeds.length, told]).toEqual([100, 3])
  })
})

function valuesIn(message: unknown): Uint8Array[] {
  if (message instanceof Uint8Array) return [message]
  return typeof message === 'object' && message !== null
    ? Object.values(message).flatMap(valuesIn)
    : []
}
