import fc from 'fast-check'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { caseAt, readProgress, writeProgress } from '../../deep/progress.ts'

let folder = ''
let path = ''
const edition = { edition: 'one', cases: 10 }

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyturn-deep-'))
  path = join(folder, 'some', 'suite.json')
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

describe('progress', () => {
  it('is read as it was written', () => {
    const progress = { ...edition, done: 3, failures: [{ index: 7, why: 'it fell over' }] }
    writeProgress(path, progress)

    expect(readProgress(path, edition)).toEqual(progress)
  })

  it.each([
    ['another edition', { edition: 'two', cases: 10 }],
    ['another number of cases', { edition: 'one', cases: 11 }],
  ])('is begun anew for %s', (_name, other) => {
    writeProgress(path, { ...edition, done: 3, failures: [] })

    expect(readProgress(path, other)).toEqual({ ...other, done: 0, failures: [] })
  })

  it('is begun anew where there is none, or none that can be read', () => {
    const fresh = { ...edition, done: 0, failures: [] }

    expect(readProgress(path, edition)).toEqual(fresh)
    writeProgress(path, fresh)
    writeFileSync(path, '{"done":')
    expect(readProgress(path, edition)).toEqual(fresh)
  })
})

describe('caseAt', () => {
  it('meets every case once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000 }), (cases) => {
        const met = new Set(Array.from({ length: cases }, (_, turn) => caseAt(turn, cases)))

        expect(met.size).toBe(cases)
      }),
    )
  })

  it('goes everywhere early', () => {
    const tenths = new Set(
      Array.from({ length: 40 }, (_, turn) => Math.floor(caseAt(turn, 1_000_000) / 100_000)),
    )

    expect(tenths.size).toBe(10)
  })
})
