import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  copyPrivately,
  PiecewiseFile,
  writeNewFile,
} from '../../../../src-core/files/file-pieces.ts'
import { withFaults } from '../copies/faulty-disk.ts'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyturn-pieces-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

const piece = (fill: number, length = 3): Uint8Array => new Uint8Array(length).fill(fill)

describe('writeNewFile', () => {
  it('writes all pieces for the owner alone', () => {
    const path = join(folder, 'file')
    writeNewFile(path, [piece(1), piece(2)])

    expect([...readFileSync(path)]).toEqual([1, 1, 1, 2, 2, 2])
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it.each([
    ['EPERM', 'written'],
    ['EIO', 'disk-failed'],
  ])('needs no owners: %s for the mode is %s', (code, expected) => {
    let told = 'written'
    withFaults(
      (name) => (name === 'fchmodSync' ? code : null),
      () => {
        try {
          writeNewFile(join(folder, 'file'), [piece(1)])
        } catch (error) {
          told = error instanceof Error ? error.message : ''
        }
      },
    )

    expect([told, existsSync(join(folder, 'file'))]).toEqual([expected, expected === 'written'])
  })

  it('refuses a name that is taken, also by a link to nowhere', () => {
    writeFileSync(join(folder, 'file'), 'kept')
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'link'))

    for (const name of ['file', 'link']) {
      expect(() => {
        writeNewFile(join(folder, name), [piece(1)])
      }).toThrow('vault-exists')
    }
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('kept')
    expect(existsSync(join(folder, 'elsewhere'))).toBe(false)
  })

  it('leaves nothing if the pieces end in a failure', () => {
    function* failing(): Generator<Uint8Array> {
      yield piece(1)
      throw new Error('no more')
    }

    expect(() => {
      writeNewFile(join(folder, 'file'), failing())
    }).toThrow('disk-failed')
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('copyPrivately', () => {
  it('copies a file of several pieces for the owner alone', () => {
    const [from, to] = [join(folder, 'from'), join(folder, 'to')]
    writeFileSync(from, piece(7, 2_500_000), { mode: 0o644 })
    copyPrivately(from, to)

    expect(readFileSync(to).equals(readFileSync(from))).toBe(true)
    expect(statSync(to).mode & 0o777).toBe(0o600)
  })

  it('refuses what is no file', () => {
    expect(() => {
      copyPrivately(folder, join(folder, 'to'))
    }).toThrow('disk-failed')
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('a file in pieces', () => {
  it('gives what is asked for, and less only at the end', () => {
    const path = join(folder, 'file')
    writeFileSync(path, piece(1, 10))
    const file = PiecewiseFile.open(path)

    expect([file.size, ...[4, 4, 4, 4].map((count) => file.next(count).length)]).toEqual([
      10, 4, 4, 2, 0,
    ])
    file.close()
    file.close()
  })
})
