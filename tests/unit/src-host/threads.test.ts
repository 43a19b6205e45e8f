import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { scanTrees, type ScanResult, type ThreadMaker } from '../../../src-core/index.ts'
import { usefulThreads, workerThreads } from '../../../src-host/threads.ts'

const program = new URL('../../../src-host/find-thread.ts', import.meta.url)
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyturn-threads-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

function write(name: string, text: string): void {
  mkdirSync(join(folder, name, '..'), { recursive: true })
  writeFileSync(join(folder, name), text)
}

function scan(threads: ThreadMaker, signal = new AbortController().signal): Promise<ScanResult> {
  const value = new TextEncoder().encode('sk_live_0123456789')
  const needles = [{ id: 7, value }]
  return scanTrees({ folders: [folder], needles, threads, signal, onProgress: () => undefined })
}

/** The same threads, which tell when each has ended. */
function watched(maker: ThreadMaker): ThreadMaker & { readonly ended: Promise<void>[] } {
  const ended: Promise<void>[] = []
  const start = () => {
    const thread = maker.start()
    ended.push(thread.exited)
    return thread
  }
  return { ...maker, start, ended }
}

describe('workerThreads', () => {
  it('search a tree in threads of this process, which end with the search', async () => {
    for (let i = 0; i < 700; i++) {
      write(`d${i % 9}/f${i}`, i % 100 === 0 ? 'A=1\nB=sk_live_0123456789\n' : 'nothing')
    }
    const threads = watched(workerThreads(program, 2))
    const result = await scan(threads)
    expect(result.files).toBe(700)
    expect(result.hits.map(({ needle, line, offset }) => [needle, line, offset])).toEqual(
      Array.from({ length: 7 }, () => [7, 2, 6]),
    )
    expect(threads.ended).toHaveLength(2)
    await Promise.all(threads.ended)
  })

  it('end in the middle of a file when asked to', async () => {
    // Reading this takes longer than any test is given.
    for (let i = 0; i < 200; i++) {
      write(`large${i}`, '')
      truncateSync(join(folder, `large${i}`), 4_000_000_000)
    }
    const threads = watched(workerThreads(program, 1))
    const stopping = new AbortController()
    const stopped = scan(threads, stopping.signal)
    setTimeout(() => stopping.abort(), 50)
    expect((await stopped).stopped).toBe(true)
    await Promise.all(threads.ended)
  })

  it('fail a search that has no program to run, and keep nobody waiting', async () => {
    write('a', 'sk_live_0123456789')
    const nowhere = new URL('no-such-thread.ts', program)
    await expect(scan(workerThreads(nowhere, 2))).rejects.toMatchObject({ code: 'internal' })
  })
})

describe('usefulThreads', () => {
  it('is one for each processor, at least one and at most eight', () => {
    expect([0, 1, 2, 8, 64].map(usefulThreads)).toEqual([1, 1, 2, 8, 8])
  })
})
