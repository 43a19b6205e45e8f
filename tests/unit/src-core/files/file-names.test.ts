import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  addName,
  fileNamesIn,
  isTaken,
  modifiedAt,
  removeName,
  rename,
  settleFolder,
} from '../../../../src-core/files/file-names.ts'
import { withFaults } from '../copies/faulty-disk.ts'

let folder = ''
const at = (name: string): string => join(folder, name)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyturn-names-'))
  writeFileSync(at('one'), '1')
  writeFileSync(at('two'), '2')
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

describe('names', () => {
  it('are given a second time, replaced and taken away', () => {
    expect(addName(at('one'), at('three'))).toBe(true)
    rename(at('two'), at('one'))
    removeName(at('none'))
    settleFolder(folder)

    expect(fileNamesIn(folder)).toEqual(['one', 'three'])
    expect([readFileSync(at('one'), 'utf8'), readFileSync(at('three'), 'utf8')]).toEqual(['2', '1'])
  })

  it('are not given to two files', () => {
    expect(() => addName(at('one'), at('two'))).toThrow('vault-exists')
    expect(readFileSync(at('two'), 'utf8')).toBe('2')
  })

  it('are told not to exist twice where the file system has none', () => {
    let given = true
    withFaults(
      (name) => (name === 'linkSync' ? 'EPERM' : null),
      () => {
        given = addName(at('one'), at('three'))
      },
    )

    expect([given, existsSync(at('three'))]).toEqual([false, false])
  })

  it.each([
    ['EINVAL', 'settled'],
    ['EIO', 'disk-failed'],
  ])('are settled as far as the file system can: %s is %s', (code, expected) => {
    let told = 'settled'
    withFaults(
      (name) => (name === 'fsyncSync' ? code : null),
      () => {
        try {
          settleFolder(folder)
        } catch (error) {
          told = error instanceof Error ? error.message : ''
        }
      },
    )

    expect(told).toBe(expected)
  })
})

describe('a folder', () => {
  it('lists plain files only', () => {
    mkdirSync(at('inner'))

    expect(fileNamesIn(folder)).toEqual(['one', 'two'])
    expect(() => fileNamesIn(at('none'))).toThrow('disk-failed')
  })

  it('says what is taken and since when', () => {
    expect([isTaken(at('one')), isTaken(at('none'))]).toEqual([true, false])
    expect([typeof modifiedAt(at('one')), modifiedAt(at('none'))]).toEqual(['number', null])
  })
})
