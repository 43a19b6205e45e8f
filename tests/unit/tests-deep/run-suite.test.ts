import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runSuite } from '../../deep/run-suite.ts'
import type { DeepSuite } from '../../deep/suite.ts'

let folder = ''
let ran: number[] = []
let ended = 0

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyturn-deep-'))
  ran = []
  ended = 0
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

/** Ten cases, of which the fourth fails. */
function suiteOf(edition = 'one'): DeepSuite {
  const run = (index: number): Promise<string | null> => {
    ran.push(index)
    return Promise.resolve(index === 4 ? 'it fell over' : null)
  }
  const end = (): Promise<void> => {
    ended += 1
    return Promise.resolve()
  }
  const begin = () => Promise.resolve({ edition, cases: 10, run, end })
  return { name: 'ten', about: 'ten cases', begin }
}

const upTo = (count: number) => ({
  path: join(folder, 'ten.json'),
  isOver: () => ran.length >= count,
  say: () => undefined,
})

describe('runSuite', () => {
  it('runs all cases and counts those that failed', async () => {
    const totals = await runSuite(suiteOf(), upTo(99))

    expect(totals).toEqual({ passed: 9, failed: 1, skipped: 0 })
    expect([new Set(ran).size, ended]).toEqual([10, 1])
  })

  it('goes on where it was left', async () => {
    await runSuite(suiteOf(), upTo(6))
    const totals = await runSuite(suiteOf(), upTo(99))

    expect(totals).toEqual({ passed: 9, failed: 1, skipped: 0 })
    expect([ran.length, new Set(ran).size]).toEqual([10, 10])
  })

  it('runs nothing again once it is through', async () => {
    await runSuite(suiteOf(), upTo(99))
    const totals = await runSuite(suiteOf(), upTo(99))

    expect([totals.failed, ran.length]).toEqual([1, 10])
  })

  it('begins anew when the cases mean something else', async () => {
    await runSuite(suiteOf(), upTo(6))
    await runSuite(suiteOf('two'), upTo(16))

    expect(ran).toHaveLength(16)
  })

  it('counts a suite that cannot be run here as left out', async () => {
    const suite = { ...suiteOf(), begin: () => Promise.resolve({ unable: 'no such tool' }) }

    expect(await runSuite(suite, upTo(99))).toEqual({ passed: 0, failed: 0, skipped: 1 })
  })
})
