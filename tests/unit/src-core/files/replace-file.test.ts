import {
  chmodSync,
  chownSync,
  fstatSync,
  linkSync,
  mkdirSync,
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
import { maxFileBytes, readFile, replaceFile } from '../../../../src-core/files/replace-file.ts'
import { VaultError } from '../../../../src-shared/errors.ts'
import { withFaults, type Call } from '../copies/faulty-disk.ts'

let folder = ''
const at = (name: string): string => join(folder, name)
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const text = (name: string): string => readFileSync(at(name), 'utf8')
const isRoot = process.getuid?.() === 0

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyturn-replace-'))
  writeFileSync(at('.env'), 'old', { mode: 0o640 })
})

afterEach(() => {
  chmodSync(folder, 0o700)
  rmSync(folder, { recursive: true })
})

function codeOf(work: () => void): string | null {
  try {
    work()
    return null
  } catch (thrown) {
    return thrown instanceof VaultError ? thrown.code : String(thrown)
  }
}

const replace = (name = '.env'): string | null =>
  codeOf(() => replaceFile(at(name), () => bytes('new')))

describe('replaceFile', () => {
  it('replaces a file, keeps its mode, and leaves nothing else', () => {
    for (const mode of [0o600, 0o644, 0o640, 0o755]) {
      // Where nothing changes nothing is written.
      writeFileSync(at('.env'), 'old')
      chmodSync(at('.env'), mode)
      expect([replace(), text('.env'), statSync(at('.env')).mode & 0o7777]).toEqual([
        null,
        'new',
        mode,
      ])
    }
    expect(readdirSync(folder)).toEqual(['.env'])
  })

  it.runIf(isRoot)('keeps the owner, which only root can show', () => {
    chownSync(at('.env'), 1234, 4321)
    expect(replace()).toBe(null)
    expect(statSync(at('.env'))).toMatchObject({ uid: 1234, gid: 4321 })
  })

  it('gives the new file to nobody else before it is whole', () => {
    const modes: number[] = []
    withFaults(
      (name, _count, first) => {
        if (name === 'writeSync') modes.push(fstatSync(Number(first)).mode & 0o777)
        return null
      },
      () => replace(),
    )
    expect(modes).toEqual([0o600])
  })

  it('follows a symbolic link, and leaves it one', () => {
    mkdirSync(at('inner'))
    writeFileSync(at('inner/real'), 'old')
    symlinkSync(at('inner/real'), at('link'))

    expect(replace('link')).toBe(null)
    expect([text('inner/real'), readFile(at('link')).facts.includes('symbolic-link')]).toEqual([
      'new',
      true,
    ])
    expect(readdirSync(at('inner'))).toEqual(['real'])
  })

  it('writes nothing where nothing changes', () => {
    const before = statSync(at('.env')).ino
    replaceFile(at('.env'), (old) => old.slice())
    expect(statSync(at('.env')).ino).toBe(before)
  })

  it('wipes what it read and what it wrote', () => {
    const seen: Uint8Array[] = []
    replaceFile(at('.env'), (old) => {
      const next = bytes('new')
      seen.push(old, next)
      return next
    })
    expect(seen.every((piece) => piece.every((byte) => byte === 0))).toBe(true)
  })

  it('removes what an interrupted write left behind, and nothing of anybody else', () => {
    const others = ['..env.keyturn-x', '..env.keyturn-1-2.bak', '.other.keyturn-1-2', '.env.local']
    for (const name of ['..env.keyturn-77-1', ...others]) writeFileSync(at(name), 'x')
    replace()
    expect(readdirSync(folder)).toEqual([...others, '.env'].toSorted())
  })

  it('refuses a file with several names', () => {
    linkSync(at('.env'), at('second'))
    expect([replace(), text('.env'), readFile(at('.env')).facts]).toEqual([
      'place-hard-linked',
      'old',
      ['hard-linked', 'readable-by-others'],
    ])
  })

  it('refuses a file that nobody may write', () => {
    chmodSync(at('.env'), 0o400)
    expect([replace(), text('.env'), readFile(at('.env')).facts]).toEqual([
      'place-read-only',
      'old',
      ['read-only'],
    ])
  })

  it('refuses a file in a folder that nobody may write', () => {
    chmodSync(folder, 0o500)
    expect([replace(), text('.env'), readFile(at('.env')).facts.includes('read-only')]).toEqual([
      'place-read-only',
      'old',
      true,
    ])
  })

  it.each([
    ['nothing', 'place-missing'],
    ['.env/below', 'place-missing'],
    ['dangling', 'place-missing'],
    ['loop', 'place-unreadable'],
    ['folder', 'place-unreadable'],
    ['large', 'place-unreadable'],
    ['n\0ul', 'place-missing'],
  ])('refuses %j', (name, code) => {
    symlinkSync(at('nothing'), at('dangling'))
    symlinkSync(at('loop'), at('loop'))
    mkdirSync(at('folder'))
    writeFileSync(at('large'), new Uint8Array(maxFileBytes + 1))
    expect([codeOf(() => readFile(at(name))), replace(name)]).toEqual([code, code])
  })

  it.runIf(process.platform === 'linux').each(['/proc/self/status', '/proc/self/environ'])(
    'refuses a file that says nothing of its size, and may be endless: %s',
    (path) => {
      expect(codeOf(() => readFile(path))).toBe('place-unreadable')
    },
  )

  it('reads a file of the largest size', () => {
    writeFileSync(at('large'), new Uint8Array(maxFileBytes))
    expect(readFile(at('large')).bytes.length).toBe(maxFileBytes)
  })

  it.each(['another value', 'old'])('refuses where %j was written meanwhile', (other) => {
    const told = codeOf(() =>
      replaceFile(at('.env'), () => {
        rmSync(at('.env'))
        writeFileSync(at('keeps-the-number-in-use'), '')
        writeFileSync(at('.env'), other)
        return bytes('new')
      }),
    )
    expect(told).toBe('place-changed')
    expect([text('.env'), readdirSync(folder).length]).toEqual([other, 2])
  })

  it('throws on what the edit throws, with nothing written', () => {
    const told = codeOf(() =>
      replaceFile(at('.env'), () => {
        throw new VaultError('place-changed')
      }),
    )
    expect([told, readdirSync(folder), text('.env')]).toEqual(['place-changed', ['.env'], 'old'])
  })

  it.each([
    ['openSync', 'EACCES', 'place-read-only'],
    ['writeSync', 'ENOSPC', 'disk-full'],
    ['fsyncSync', 'EIO', 'disk-failed'],
    ['renameSync', 'EROFS', 'place-read-only'],
    ['renameSync', 'EBUSY', 'disk-failed'],
  ] as const)('leaves the old file and no other where %s fails with %s', (call, code, told) => {
    const isIt = (name: Call, first: unknown): boolean =>
      name === call && (call !== 'openSync' || String(first).includes('keyturn-'))
    const isOurs = (first: unknown): boolean =>
      typeof first !== 'string' || first.includes('..env.keyturn-')
    let given: string | null = null
    withFaults(
      (name, _count, first) => (isIt(name, first) && isOurs(first) ? code : null),
      () => {
        given = replace()
      },
    )
    expect([given, text('.env'), readdirSync(folder)]).toEqual([told, 'old', ['.env']])
  })

  it('leaves the old file or the new one wherever it is cut off, and the next write tidies up', () => {
    const whole = withFaults(
      () => null,
      () => replace(),
    )
    for (let cut = 1; cut <= whole; cut += 1) {
      writeFileSync(at('.env'), 'old')
      // From here on nothing is done any more, the tidying neither.
      withFaults(
        (_name, count) => (count >= cut ? 'EIO' : null),
        () => replace(),
      )
      expect(['old', 'new']).toContain(text('.env'))
      expect(readdirSync(folder).length).toBeLessThanOrEqual(2)
    }
    writeFileSync(at('.env'), 'old')
    expect([replace(), readdirSync(folder)]).toEqual([null, ['.env']])
  })
})
