import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { assertBackupFolder } from '../../../src-host/backup-folder.ts'

let profile = ''

beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'keyturn-profile-'))
})

afterEach(() => {
  rmSync(profile, { recursive: true })
})

it.each(['inside', '..inside'])('refuses a folder %s the profile', (name) => {
  const folder = join(profile, name)
  mkdirSync(folder)

  expect(() => {
    assertBackupFolder(folder, profile)
  }).toThrow('folder-unreachable')
})

it('takes a folder outside the profile', () => {
  const outside = mkdtempSync(join(tmpdir(), 'keyturn-outside-'))

  expect(() => {
    assertBackupFolder(outside, profile)
  }).not.toThrow()
  rmSync(outside, { recursive: true })
})
