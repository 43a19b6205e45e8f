import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  fileIdentity,
  fileSize,
  makePrivateFile,
  makePrivateFolder,
  publishFile,
  removeUnfinished,
  unfinishedName,
} from '../../../../src-core/files/private-files.ts'
import { withFaults } from '../copies/faulty-disk.ts'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyturn-files-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

function modeOf(path: string): string {
  return (statSync(path).mode & 0o777).toString(8)
}

describe('private files', () => {
  it('are for their owner alone, and so are their folders', () => {
    const inner = join(folder, 'a', 'b')
    makePrivateFolder(inner)
    makePrivateFile(join(inner, 'file'))

    expect([inner, join(inner, 'file')].map(modeOf)).toEqual(['700', '600'])
  })

  it('are not made over one that is there', () => {
    const path = join(folder, 'file')
    writeFileSync(path, 'kept')

    expect(() => {
      makePrivateFile(path)
    }).toThrow('vault-exists')
    expect(readFileSync(path, 'utf8')).toBe('kept')
  })
})

describe('publishFile', () => {
  it('gives a finished file its name', () => {
    const from = unfinishedName(join(folder, 'vault'), 'mark')
    writeFileSync(from, 'done')

    publishFile(from, join(folder, 'vault'))

    expect(readdirSync(folder)).toEqual(['vault'])
  })

  it('refuses a name that is taken, and keeps what has it', () => {
    writeFileSync(join(folder, 'new'), 'new')
    writeFileSync(join(folder, 'vault'), 'old')

    expect(() => {
      publishFile(join(folder, 'new'), join(folder, 'vault'))
    }).toThrow('vault-exists')
    expect(readFileSync(join(folder, 'vault'), 'utf8')).toBe('old')
  })
})

describe('publishFile where names are refused', () => {
  const publish = (): void => {
    publishFile(join(folder, 'new'), join(folder, 'vault'))
  }

  beforeEach(() => {
    writeFileSync(join(folder, 'new'), 'new')
  })

  it('has published a file whose first name cannot be taken away', () => {
    withFaults((name) => (name === 'rmSync' ? 'EPERM' : null), publish)

    expect(readFileSync(join(folder, 'vault'), 'utf8')).toBe('new')
  })

  it.each(['EPERM', 'ENOTSUP', 'EISDIR'])('needs no second names: %s', (code) => {
    withFaults((name) => (name === 'linkSync' ? code : null), publish)

    expect(readdirSync(folder)).toEqual(['vault'])
    expect(readFileSync(join(folder, 'vault'), 'utf8')).toBe('new')
  })

  it('renames over nothing that took the name meanwhile', () => {
    const fault = (name: string): string | null => {
      if (name !== 'linkSync') return null
      writeFileSync(join(folder, 'vault'), 'old')
      return 'EPERM'
    }

    expect(() => withFaults(fault, publish)).toThrow('vault-exists')
    expect(readFileSync(join(folder, 'vault'), 'utf8')).toBe('old')
  })

  it('leaves no empty file where renaming fails', () => {
    const codes = new Map([
      ['linkSync', 'EPERM'],
      ['renameSync', 'EIO'],
    ])

    expect(() => withFaults((name) => codes.get(name) ?? null, publish)).toThrow('disk-failed')
    expect(readdirSync(folder)).toEqual(['new'])
  })

  it('refuses a folder in place of a file', () => {
    mkdirSync(join(folder, 'inner'))
    const inner = (): void => {
      publishFile(join(folder, 'inner'), join(folder, 'vault'))
    }

    expect(inner).toThrow('disk-failed')
    expect(existsSync(join(folder, 'vault'))).toBe(false)
  })
})

describe('removeUnfinished', () => {
  it('removes what an interrupted creation left, and nothing else', () => {
    const path = join(folder, 'vault')
    const kept = ['vault', '.vault.notes', '.other.12.new', 'vault.12.new']
    for (const name of kept) writeFileSync(join(folder, name), '')
    for (const end of ['', '-wal', '-shm']) writeFileSync(unfinishedName(path, '12') + end, '')

    removeUnfinished(path)

    expect(readdirSync(folder).sort()).toEqual(kept.sort())
  })
})

describe('fileSize and fileIdentity', () => {
  it('are null where there is nothing', () => {
    expect([fileSize(join(folder, 'no')), fileIdentity(join(folder, 'no'))]).toEqual([null, null])
  })

  it('tell a file from another one under its name', () => {
    const path = join(folder, 'vault')
    writeFileSync(path, 'one')
    const before = fileIdentity(path)
    writeFileSync(join(folder, 'other'), 'two')
    rmSync(path)
    publishFile(join(folder, 'other'), path)

    expect(fileIdentity(path)).not.toBe(before)
    expect(existsSync(path)).toBe(true)
  })

  it('refuse a folder in place of a file', () => {
    expect(() => fileSize(folder)).toThrow('vault-damaged')
  })
})
