import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { scanTrees, type ScanResult } from '../../../../../src-core/find/exact/scan-trees.ts'
import type { ThreadMaker } from '../../../../../src-core/find/threads.ts'
import { inProcessThreads } from '../in-process-threads.ts'

let folder = ''
const at = (name: string): string => join(folder, name)
const never = new AbortController().signal

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyturn-scan-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

function write(name: string, text: string | Uint8Array): void {
  mkdirSync(dirname(at(name)), { recursive: true })
  writeFileSync(at(name), text)
}

type Change = { readonly threads: ThreadMaker; readonly signal: AbortSignal }

function scan(values: readonly string[], change: Partial<Change> = {}): Promise<ScanResult> {
  return scanTrees({
    folders: [folder],
    needles: values.map((value, id) => ({ id, value: new TextEncoder().encode(value) })),
    threads: inProcessThreads(),
    signal: never,
    onProgress: () => undefined,
    ...change,
  })
}

/** Every occurrence as `id path:line+offset`. */
function places({ hits }: ScanResult): readonly string[] {
  return hits.map((hit) => `${hit.needle} ${relative(folder, hit.path)}:${hit.line}+${hit.offset}`)
}

describe('scanTrees', () => {
  it('tells file, line and offset of every occurrence', async () => {
    write('.env', 'A=1\nKEY=sk_live_0123456789\n')
    write('src/a.ts', 'const a = "sk_live_0123456789" // sk_live_0123456789\n')
    write('src/b.ts', 'pk_12345\r\n\r\npk_12345')
    const result = await scan(['sk_live_0123456789', 'pk_12345', 'nowhere_to_be_found'])
    expect(places(result)).toEqual([
      '0 .env:2+8',
      '0 src/a.ts:1+11',
      '0 src/a.ts:1+34',
      '1 src/b.ts:1+0',
      '1 src/b.ts:3+12',
    ])
    expect(result).toMatchObject({ files: 3, stopped: false })
    expect(result.bytes).toBe(27 + 53 + 20)
  })

  it('finds nothing across two files', async () => {
    write('a', 'sk_live_')
    write('b', '0123456789')
    write('c', 'sk_live_\u00000123456789')
    const result = await scan(['sk_live_0123456789', 'sk_live_\u00000123456789'])
    expect(places(result)).toEqual(['1 c:1+0'])
  })

  it('searches binary files and those with one endless line', async () => {
    write('bin', new Uint8Array([0, 255, 0, ...new TextEncoder().encode('sk_live_0123456789'), 0]))
    write('line', 'x'.repeat(3_000_000) + 'sk_live_0123456789')
    expect(places(await scan(['sk_live_0123456789']))).toEqual(['0 bin:1+3', '0 line:1+3000000'])
  })

  it('finds a value wherever it lies in a large file, once', async () => {
    const value = 'sk_live_0123456789'
    const text = Buffer.alloc(9_000_000, 'some text here\n')
    // Around the ends of the pieces in which it is read.
    const wanted = [0, 1_048_570, 4_194_295, 8_388_560, 8_388_600, 9_000_000 - 18]
    for (const place of wanted) text.write(value, place)
    write('large', text)
    const result = await scan([value])
    expect(result.hits.map(({ offset }) => offset)).toEqual(wanted)
    for (const { offset, line } of result.hits) {
      expect(line).toBe(text.subarray(0, offset).toString('latin1').split('\n').length)
    }
  })

  it('reads a sparse file of two gigabytes in little memory', async () => {
    write('sparse', 'sk_live_0123456789')
    truncateSync(at('sparse'), 2_100_000_000)
    const result = await scan(['sk_live_0123456789'])
    expect(places(result)).toEqual(['0 sparse:1+0'])
    expect(result.bytes).toBe(2_100_000_000)
  })

  it('tells no more than a hundred occurrences of one value in one file', async () => {
    write('often', 'sk_live_0123456789 '.repeat(100_000))
    write('once', 'sk_live_0123456789')
    const result = await scan(['sk_live_0123456789'])
    expect(result.hits).toHaveLength(101)
    expect(result.hits[100]?.path).toBe(at('once'))
  })

  it('looks for nothing under eight bytes', async () => {
    write('a', '1234567 12345678')
    expect(places(await scan(['1234567', '12345678']))).toEqual(['1 a:1+8'])
    expect(places(await scan([]))).toEqual([])
  })

  it('counts what could not be read, with examples', async () => {
    write('good', 'sk_live_0123456789')
    execFileSync('sh', ['-c', 'cd "$1" && touch "$(printf "b\\377")"', '-', folder])
    const result = await scan(['sk_live_0123456789'])
    expect(places(result)).toEqual(['0 good:1+0'])
    expect(result.skipped.unreadable).toBe(1)
    expect(result.skipped.examples).toHaveLength(1)
  })

  it('finds the same whatever the files, values and threads', async () => {
    const word = fc.stringMatching(/^[ab]{8,20}$/)
    const text = fc.stringMatching(/^[ab\n]{0,200}$/)
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(word, { minLength: 1, maxLength: 5 }),
        fc.array(text, { maxLength: 6 }),
        fc.integer({ min: 1, max: 3 }),
        async (values, texts, count) => {
          rmSync(folder, { recursive: true })
          mkdirSync(folder)
          texts.forEach((each, name) => write(`${name}`, each))
          const wanted = texts.flatMap((each, name) => naively(values, each, `${name}`))
          const result = await scan(values, { threads: inProcessThreads(count) })
          expect([...places(result)].sort()).toEqual(wanted.sort())
        },
      ),
      { numRuns: 60 },
    )
  })
})

function naively(values: readonly string[], text: string, name: string): string[] {
  return values.flatMap((value, id) => {
    const all: string[] = []
    for (let place = text.indexOf(value); place !== -1; place = text.indexOf(value, place + 1)) {
      all.push(`${id} ${name}:${text.slice(0, place).split('\n').length}+${place}`)
    }
    return all
  })
}

describe('scanTrees, on its way', () => {
  it('tells how far it is', async () => {
    for (let i = 0; i < 300; i++) write(`${i % 7}/${i}`, `sk_live_0123456789 ${i}`)
    const seen: number[] = []
    const onProgress = ({ files }: { files: number }): void => void seen.push(files)
    await scanTrees({
      folders: [folder],
      needles: [{ id: 0, value: new TextEncoder().encode('sk_live_0123456789') }],
      threads: inProcessThreads(),
      signal: never,
      onProgress,
    })
    expect(seen.length).toBeGreaterThan(1)
    expect(seen.at(-1)).toBe(300)
  })

  it('ends when asked to, with what it found until then', async () => {
    for (let i = 0; i < 2_000; i++) write(`${i % 20}/${i}`, 'sk_live_0123456789')
    const stopping = new AbortController()
    const result = await scanTrees({
      folders: [folder],
      needles: [{ id: 0, value: new TextEncoder().encode('sk_live_0123456789') }],
      threads: inProcessThreads(1),
      signal: stopping.signal,
      onProgress: () => stopping.abort(),
    })
    expect(result.stopped).toBe(true)
    expect(result.hits.length).toBeGreaterThan(0)
    expect(result.files).toBeLessThan(2_000)
  })

  it('starts nothing if it was ended before', async () => {
    const threads = inProcessThreads()
    const result = await scan(['sk_live_0123456789'], { threads, signal: AbortSignal.abort() })
    expect([result.stopped, threads.started()]).toEqual([true, 0])
  })

  it('fails, and does not hang, if a thread ends by itself', async () => {
    write('a', 'x')
    const threads: ThreadMaker = {
      count: 1,
      start: () => ({
        post: () => undefined,
        onMessage: () => undefined,
        exited: Promise.resolve(),
        end: () => Promise.resolve(),
      }),
    }
    await expect(scan(['sk_live_0123456789'], { threads })).rejects.toMatchObject({
      code: 'internal',
    })
  })
})

describe('the values that are looked for', () => {
  it('are wiped in the memory that threads share, and left to the caller elsewhere', async () => {
    write('a', 'x')
    const shared: SharedArrayBuffer[] = []
    const inner = inProcessThreads(1)
    const spying: ThreadMaker = {
      count: 1,
      start: () => {
        const thread = inner.start()
        const post = (message: unknown): void => {
          const { needles } = message as { needles?: { bytes: SharedArrayBuffer } }
          if (needles !== undefined) shared.push(needles.bytes)
          thread.post(message)
        }
        return { ...thread, post }
      },
    }
    await scan(['sk_live_0123456789'], { threads: spying })
    expect(shared.map((bytes) => [...new Uint8Array(bytes)])).toEqual([Array(18).fill(0)])
  })
})
