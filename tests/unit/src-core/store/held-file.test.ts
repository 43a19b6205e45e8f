import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { heldFile } from '../../../../src-core/store/held-file.ts'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyturn-held-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

describe('heldFile', () => {
  it('is held by one at a time, and stays empty', () => {
    const path = join(folder, 'mark')
    writeFileSync(path, '')
    const release = heldFile(path)

    expect([release !== null, heldFile(path)]).toEqual([true, null])
    release?.()
    const again = heldFile(path)
    expect([again !== null, statSync(path).size]).toEqual([true, 0])
    again?.()
  })

  it('refuses a file that is not there', () => {
    expect(() => heldFile(join(folder, 'none'))).toThrow('disk-failed')
  })
})
