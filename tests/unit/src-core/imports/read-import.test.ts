import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readImport } from '../../../../src-core/imports/read-import.ts'
import { allFormats, namesAndValues, readGiven, refusalOf } from './given-file.ts'

const key = 'sk_live_51HabcdefghijkLmno23'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyturn-import-'))
})

afterAll(() => {
  rmSync(folder, { recursive: true })
})

const read = (path: string) =>
  readImport({ path, format: null, password: null, meanings: () => null })

describe('reading a file in', () => {
  it.each([
    ['an empty file', '', 'import-empty'],
    ['blanks', ' \r\n\t', 'import-empty'],
    [
      'a picture',
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13),
      'import-unknown',
    ],
    ['prose', 'Dear Ann,\n\nhere are\nall my keys.\n\nYours\nBob', 'import-unknown'],
    ['a web page', '<!doctype html>\n<p>a, b\n<p>c, d\n<p>e, f', 'import-unknown'],
    ['JSON of something else', '{"name":"x"}', 'import-unknown'],
    ['a list', '["a","b"]', 'import-unknown'],
    ['JSON that was cut off', '{"encrypted":false,"items":[{"type":1', 'import-damaged'],
    ['JSON in the encoding of Windows', Buffer.from('{"name":"\xfc"}', 'latin1'), 'import-damaged'],
    ['depth without end', '{"items":'.repeat(10_000), 'import-damaged'],
    ['depth that ends', `{"items":${'['.repeat(10_000)}${']'.repeat(10_000)}}`, 'import-damaged'],
    ['more objects than memory', `{"items":[${'{},'.repeat(2_000_001)}{}]}`, 'import-too-large'],
  ] as const)('refuses %s', async (_, content, code) => {
    expect(await refusalOf(content)).toBe(code)
  })

  it('finds out what a file is by what stands in it, whatever it is called', async () => {
    const text = `Name,Secret\nbilling,${key}\n`

    expect((await readGiven(text, { name: 'vault.kdbx' })).format).toBe('csv')
    expect((await readGiven(`STRIPE_KEY=${key}\n`, { name: 'keys.csv' })).format).toBe('env')
  })

  it('takes a file for what a person says it is, and refuses what it cannot be', async () => {
    const text = `Name,Secret\nbilling,${key}\n`

    expect(namesAndValues(await readGiven(text, { format: 'csv' }))).toEqual([['billing', key]])
    for (const format of ['1pux', 'bitwarden', 'kdbx', 'cxf'] as const) {
      expect(await refusalOf(text, { format, password: 'pw' })).toBe('import-damaged')
    }
    expect(await refusalOf('{"items":[]}', { format: 'bitwarden' })).toBe('import-damaged')
  })

  it('reads no file beyond the limit, also one that takes no room on the disk', async () => {
    const path = join(folder, 'large.csv')
    writeFileSync(path, 'Name,Secret\n')
    truncateSync(path, 64 * 1_048_576 + 1)

    await expect(read(path)).rejects.toThrow('import-too-large')
  })

  it('refuses folders and what is not there, and follows a link', async () => {
    await expect(read(folder)).rejects.toThrow('disk-failed')
    await expect(read(join(folder, 'missing'))).rejects.toThrow('disk-failed')
    const [path, link] = [join(folder, 'a.env'), join(folder, 'link')]
    writeFileSync(path, `STRIPE_KEY=${key}\n`)
    symlinkSync(path, link)
    expect((await read(link)).seeds).toHaveLength(1)
  })

  it('changes no prototype, whatever the names of fields are', async () => {
    const file =
      '{"encrypted":false,"__proto__":{"polluted":1},"items":[{"type":1,"name":"API key",' +
      `"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},` +
      `"login":{"password":"${key}","password":"${key}2"},"fields":[{"__proto__":1}]}]}`

    // Of two fields of one name the last one counts, as for every reader of JSON.
    expect(namesAndValues(await readGiven(file))).toEqual([['API key', `${key}2`]])
    expect({}).not.toHaveProperty('polluted')
  })

  it('answers every file with keys or a code, whatever it is taken for', async () => {
    const beginnings = [
      '',
      'PK\u0003\u0004',
      '{"encrypted":true,',
      '{"version":{"major":1},',
      'A=',
      '"a,',
      '[x]\naws_',
      'user,arn,',
    ]
    const content = fc.tuple(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 200 }))
    await fc.assert(
      fc.asyncProperty(
        content,
        fc.constantFrom(null, ...allFormats),
        async ([start, rest], format) => {
          const bytes = Buffer.concat([Buffer.from(start), rest])
          const code = await refusalOf(bytes, { format, password: 'pw' })
          expect(code === null || code.startsWith('import-')).toBe(true)
        },
      ),
      { numRuns: 400 },
    )
  })
})

describe.skipIf(process.platform === 'win32')('reading what is no file (POSIX only)', () => {
  it('does not wait for what is never written', async () => {
    const path = join(folder, 'pipe')
    execFileSync('mkfifo', [path])

    await expect(read(path)).rejects.toThrow('disk-failed')
  })
})
