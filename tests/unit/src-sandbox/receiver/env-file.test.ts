import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  readEnvPath,
  readVariable,
  valueInEnvFile,
} from '../../../../src-sandbox/receiver/env-file.ts'

let folder: string
let path: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyturn-env-'))
  path = join(folder, '.env')
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the .env file of a receiver', () => {
  it('reads plain, quoted and exported values, without remarks', () => {
    const lines = [
      '# A=no',
      'A=one # remark',
      'export B="two # not"',
      "C='three'",
      ' D = four ',
      'E=',
    ]
    writeFileSync(path, `${lines.join('\r\n')}\r\n`)

    const values = ['A', 'B', 'C', 'D', 'E', 'F'].map((name) => valueInEnvFile(path, name))

    expect(values).toEqual(['one', 'two # not', 'three', 'four', null, null])
  })

  it('has no value where there is no file or one that is too large', () => {
    expect(valueInEnvFile(path, 'A')).toBeNull()

    writeFileSync(path, `A=one\n${'#'.repeat(64 * 1024)}`)

    expect(valueInEnvFile(path, 'A')).toBeNull()
  })

  it('takes whole paths of .env files and refuses any other file', () => {
    for (const good of [path, join(folder, '.env.local'), join(folder, 'prod.env')]) {
      expect(readEnvPath(good)).toBe(good)
    }
    for (const bad of ['.env', join(folder, 'id_rsa'), '/etc/passwd', null]) {
      expect(() => readEnvPath(bad)).toThrow(/whole path/)
    }
  })

  it('takes names of variables and refuses what is none', () => {
    expect(readVariable('ATOMICAT_FORM_KEY')).toBe('ATOMICAT_FORM_KEY')
    for (const bad of ['', '1A', 'A-B', 'A=B', 7]) {
      expect(() => readVariable(bad)).toThrow(/letters/)
    }
  })
})
