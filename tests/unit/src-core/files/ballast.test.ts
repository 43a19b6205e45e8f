import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Ballast, ballastBytes } from '../../../../src-core/files/ballast.ts'

let folder = ''
let path = ''
const fill = (count: number): Uint8Array => new Uint8Array(count).fill(7)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyturn-ballast-'))
  path = join(folder, 'ballast')
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

describe('Ballast', () => {
  it('holds one mebibyte until it is dropped, once', () => {
    const ballast = new Ballast({ path, fill })

    ballast.make()

    expect([statSync(path).size, statSync(path).mode & 0o777]).toEqual([ballastBytes, 0o600])
    expect([ballast.drop(), ballast.drop(), existsSync(path)]).toEqual([true, false, false])
  })

  it('makes a whole one in place of a part', () => {
    writeFileSync(path, 'a part')

    new Ballast({ path, fill }).make()

    expect(statSync(path).size).toBe(ballastBytes)
  })

  it('leaves nothing behind if it cannot be made', () => {
    const failing = new Ballast({
      path,
      fill: () => {
        throw Object.assign(new Error('no room'), { code: 'ENOSPC' })
      },
    })

    expect(() => {
      failing.make()
    }).toThrow('disk-full')
    expect(existsSync(path)).toBe(false)
  })

  it('says so if the disk refuses', () => {
    const nowhere = new Ballast({ path: join(folder, 'no', 'where'), fill })

    expect(() => {
      nowhere.make()
    }).toThrow('disk-failed')
  })
})
