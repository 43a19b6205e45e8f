import {
  chmodSync,
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
import { SettingsFile } from '../../../src-main/settings-file.ts'
import { VaultError } from '../../../src-shared/errors.ts'
import { AppSettings } from '../../../src-shared/policy.ts'

const defaults = AppSettings.parse({})
let folder = ''
let path = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyturn-settings-'))
  path = join(folder, 'settings.json')
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('a missing file', () => {
  it('means the defaults, and is not made by reading', () => {
    expect(new SettingsFile(path).current).toEqual(defaults)
    expect(readdirSync(folder)).toEqual([])
  })

  it('is made by a change, for this user only, and leaves nothing beside it', () => {
    new SettingsFile(path).change({ theme: 'dark' })

    expect(readdirSync(folder)).toEqual(['settings.json'])
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })
})

describe('a change', () => {
  it('is found again, and leaves the rest alone', () => {
    new SettingsFile(path).change({ theme: 'dark', idleLockMinutes: 9 })
    const again = new SettingsFile(path)
    again.change({ theme: 'light', clipboardSeconds: undefined })

    const expected = { ...defaults, theme: 'light', idleLockMinutes: 9 }
    expect(again.current).toEqual(expected)
    expect(new SettingsFile(path).current).toEqual(expected)
  })

  it('survives a left-over of an earlier one', () => {
    writeFileSync(`${path}.new`, 'half')

    new SettingsFile(path).change({ theme: 'dark' })

    expect(new SettingsFile(path).current.theme).toBe('dark')
  })

  it('is refused where it cannot be stored, and changes nothing', () => {
    const settings = new SettingsFile(path)
    rmSync(folder, { recursive: true })

    expect(() => settings.change({ theme: 'dark' })).toThrow(new VaultError('disk-failed'))
    expect(settings.current).toEqual(defaults)
    mkdirSync(folder)
  })
})

describe('an unreadable file', () => {
  const unreadable = ['', 'not json', 'null', '[]', '"text"', '{"theme":', '5', ' '.repeat(70_000)]

  it.each(unreadable)('%j means the defaults and stays untouched', (text) => {
    writeFileSync(path, text)

    expect(new SettingsFile(path).current).toEqual(defaults)
    expect(readFileSync(path, 'utf8')).toBe(text)
    expect(readdirSync(folder)).toEqual(['settings.json'])
  })

  it('is put aside by the first change, once', () => {
    writeFileSync(path, 'not json')
    const settings = new SettingsFile(path)

    settings.change({ theme: 'dark' })
    settings.change({ theme: 'light' })

    expect(readFileSync(`${path}.unreadable`, 'utf8')).toBe('not json')
    expect(new SettingsFile(path).current.theme).toBe('light')
  })

  it('may also be one that this user may not read', () => {
    writeFileSync(path, '{}')
    chmodSync(path, 0o000)

    expect(new SettingsFile(path).current).toEqual(defaults)
    expect(existsSync(path)).toBe(true)
  })
})

describe('a value that cannot be', () => {
  it('falls back alone, and the file is not rewritten for it', () => {
    const text = '{"theme":"pink","idleLockMinutes":7,"clipboardSeconds":1e9,"more":1}'
    writeFileSync(path, text)

    expect(new SettingsFile(path).current).toEqual({ ...defaults, idleLockMinutes: 7 })
    expect(readFileSync(path, 'utf8')).toBe(text)
  })
})

describe('the vaults that were known', () => {
  it('are remembered beside the settings, each by itself', () => {
    new SettingsFile(path).noteVault('own', true)
    new SettingsFile(path).change({ theme: 'dark' })

    const again = new SettingsFile(path)
    expect([again.knows('own'), again.knows('practice')]).toEqual([true, false])
    expect(again.current).toEqual({ ...defaults, theme: 'dark' })
  })

  it('are forgotten when they were deleted on purpose', () => {
    new SettingsFile(path).noteVault('practice', true)
    new SettingsFile(path).noteVault('practice', false)

    expect(new SettingsFile(path).knows('practice')).toBe(false)
  })

  it('are no reason to put a file aside that cannot be read', () => {
    writeFileSync(path, 'not json')

    new SettingsFile(path).noteVault('own', true)

    expect(readFileSync(path, 'utf8')).toBe('not json')
  })

  it('are noted without a word on values that only another version can read', () => {
    const text = { theme: 'sepia', idleLockMinutes: 9999, more: 1 }
    writeFileSync(path, JSON.stringify(text))

    new SettingsFile(path).noteVault('own', true)

    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({
      ...text,
      knownVaults: { own: true, practice: false },
    })
  })

  it('are none where the file says something else of them', () => {
    writeFileSync(path, JSON.stringify({ knownVaults: 'all', theme: 'dark' }))

    const settings = new SettingsFile(path)
    expect([settings.knows('own'), settings.current.theme]).toEqual([false, 'dark'])
  })
})
