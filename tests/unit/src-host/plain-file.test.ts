import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writePlainFile } from '../../../src-host/plain-file.ts'

let folder = ''
const bytes = new TextEncoder().encode('KEY=secret\n')

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyturn-plain-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

describe('a plain file', () => {
  it('holds the bytes, for this user alone whatever the mask', () => {
    const path = join(folder, 'keys.env')
    const mask = process.umask(0)

    writePlainFile(path, bytes)

    process.umask(mask)
    expect([readFileSync(path, 'utf8'), statSync(path).mode & 0o777]).toEqual([
      'KEY=secret\n',
      0o600,
    ])
  })

  it('refuses a name that was taken since it was looked at', () => {
    const path = join(folder, 'keys.env')
    writeFileSync(path, 'mine')

    expect(() => {
      writePlainFile(path, bytes)
    }).toThrow('file-exists')
    expect(readFileSync(path, 'utf8')).toBe('mine')
  })

  it('refuses a folder that is gone since it was looked at', () => {
    expect(() => {
      writePlainFile(join(folder, 'gone', 'keys.env'), bytes)
    }).toThrow('folder-unreachable')
  })

  it('leaves no half of one where there is no more room', () => {
    const path = join(folder, 'keys.env')
    const program = `
      const { writePlainFile } = await import(process.argv[1])
      try { writePlainFile(process.argv[2], new Uint8Array(100_000)) }
      catch (error) { process.stdout.write(error.code) }`
    const source = new URL('../../../src-host/plain-file.ts', import.meta.url).href
    const node = [process.execPath, '--input-type=module', '-e', program, source, path]

    // A limit on the size of files, of one block, stands for a full disk.
    const said = execFileSync('sh', ['-c', 'ulimit -f 1 && exec "$0" "$@"', ...node])

    expect([said.toString(), readdirSync(folder)]).toEqual(['disk-full', []])
  })
})
