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
    expect(new SettingsFile(path).of('own')).toEqual(defaults)
    expect(readdirSync(folder)).toEqual([])
  })

  it('is made by a change, for this user only, and leaves nothing beside it', () => {
    new SettingsFile(path).change('own', { theme: 'dark' })

    expect(readdirSync(folder)).toEqual(['settings.json'])
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })
})

describe('a change', () => {
  it('is found again, and leaves the rest alone', () => {
    new SettingsFile(path).change('own', { theme: 'dark', idleLockMinutes: 9 })
    const again = new SettingsFile(path)
    again.change('own', { theme: 'light', clipboardSeconds: undefined })

    const expected = { ...defaults, theme: 'light', idleLockMinutes: 9 }
    expect(again.of('own')).toEqual(expected)
    expect(new SettingsFile(path).of('own')).toEqual(expected)
  })

  it('survives a left-over of an earlier one', () => {
    writeFileSync(`${path}.new`, 'half')

    new SettingsFile(path).change('own', { theme: 'dark' })

    expect(new SettingsFile(path).of('own').theme).toBe('dark')
  })

  it('is refused where it cannot be stored, and changes nothing', () => {
    const settings = new SettingsFile(path)
    rmSync(folder, { recursive: true })

    expect(() => settings.change('own', { theme: 'dark' })).toThrow(new VaultError('disk-failed'))
    expect(settings.of('own')).toEqual(defaults)
    mkdirSync(folder)
  })
})

describe('an unreadable file', () => {
  const unreadable = [
    '',
    'not json',
    'null',
    '[]',
    '"text"',
    '{"theme":',
    '5',
    ' '.repeat(1_100_000),
  ]

  it.each(unreadable)('%j means the defaults and stays untouched', (text) => {
    writeFileSync(path, text)

    expect(new SettingsFile(path).of('own')).toEqual(defaults)
    expect(readFileSync(path, 'utf8')).toBe(text)
    expect(readdirSync(folder)).toEqual(['settings.json'])
  })

  it('is put aside by the first change, once', () => {
    writeFileSync(path, 'not json')
    const settings = new SettingsFile(path)

    settings.change('own', { theme: 'dark' })
    settings.change('own', { theme: 'light' })

    expect(readFileSync(`${path}.unreadable`, 'utf8')).toBe('not json')
    expect(new SettingsFile(path).of('own').theme).toBe('light')
  })

  it('may also be one that this user may not read', () => {
    writeFileSync(path, '{}')
    chmodSync(path, 0o000)

    expect(new SettingsFile(path).of('own')).toEqual(defaults)
    expect(existsSync(path)).toBe(true)
  })
})

describe('a value that cannot be', () => {
  it('falls back alone, and the file is not rewritten for it', () => {
    const text = '{"theme":"pink","idleLockMinutes":7,"clipboardSeconds":1e9,"more":1}'
    writeFileSync(path, text)

    expect(new SettingsFile(path).of('own')).toEqual({ ...defaults, idleLockMinutes: 7 })
    expect(readFileSync(path, 'utf8')).toBe(text)
  })
})

describe('the settings of each vault', () => {
  const other = '00112233445566aa'

  it('are its own, but for the theme, and stand over what holds for all', () => {
    writeFileSync(path, JSON.stringify({ idleLockMinutes: 8, clipboardSeconds: 20 }))
    const settings = new SettingsFile(path)
    settings.change('own', { idleLockMinutes: 3, theme: 'dark' })
    settings.change(other, { clipboardSeconds: 40 })

    const again = new SettingsFile(path)
    const all = { ...defaults, theme: 'dark' }
    expect(again.of('own')).toEqual({ ...all, idleLockMinutes: 3, clipboardSeconds: 20 })
    expect(again.of(other)).toEqual({ ...all, idleLockMinutes: 8, clipboardSeconds: 40 })
    expect(again.of('ffffffffffffffff')).toEqual({
      ...all,
      idleLockMinutes: 8,
      clipboardSeconds: 20,
    })
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ idleLockMinutes: 8 })
  })

  it('that cannot be understood fall back to what holds for all, and stay in the file', () => {
    const own = { idleLockMinutes: 9999, revealSeconds: 'soon', theme: 'light', more: 1 }
    const text = { theme: 'dark', idleLockMinutes: 8, vaultSettings: { own, [other]: 'none' } }
    writeFileSync(path, JSON.stringify(text))
    const settings = new SettingsFile(path)

    expect(settings.of('own')).toEqual({ ...defaults, theme: 'dark', idleLockMinutes: 8 })
    expect(settings.of(other)).toEqual(settings.of('own'))
    settings.change('own', { clipboardSeconds: 20 })

    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
      vaultSettings: { own: { ...own, clipboardSeconds: 20 } },
    })
  })

  it('are forgotten with it', () => {
    const settings = new SettingsFile(path)
    settings.change(other, { clipboardSeconds: 40 })
    settings.forget(other)

    expect(readFileSync(path, 'utf8')).not.toContain(other)
  })
})

describe('the list of vaults', () => {
  const good = { key: '00112233445566aa', path: '/vaults/client.keyturn', known: true }

  it('is found again, and the rest stays', () => {
    const settings = new SettingsFile(path)
    settings.change('own', { idleLockMinutes: 3 })
    settings.noteVaults({ vaultList: [good], shownVault: good.key })

    const again = new SettingsFile(path)
    expect(again.vaults).toEqual({
      vaultList: [good],
      shownVault: good.key,
      firstForgotten: false,
    })
    expect(again.of('own').idleLockMinutes).toBe(3)
  })

  it.each([
    ['a relative path', { ...good, path: 'client.keyturn' }],
    ['no key', { path: good.path }],
    ['a key that is a place', { ...good, key: 'practice' }],
    ['a key of something else', { ...good, key: '../../x' }],
    ['the key of another', { ...good, path: '/elsewhere.keyturn' }],
    ['no object', 'client.keyturn'],
  ])('leaves out a vault with %s, and only that one', (_what, bad) => {
    writeFileSync(path, JSON.stringify({ vaultList: [good, bad] }))

    expect(new SettingsFile(path).vaults.vaultList).toEqual([good])
  })

  it.each(['all', null, { own: true }])('is empty where the file says %j of it', (vaultList) => {
    writeFileSync(path, JSON.stringify({ vaultList, shownVault: '/etc/passwd' }))

    expect(new SettingsFile(path).vaults).toMatchObject({ vaultList: [], shownVault: 'own' })
  })

  it('has an end', () => {
    const many = Array.from({ length: 200 }, (_, at) => ({
      key: at.toString(16).padStart(16, '0'),
      path: `/vaults/${at}.keyturn`,
    }))
    writeFileSync(path, JSON.stringify({ vaultList: many }))

    expect(new SettingsFile(path).vaults.vaultList).toHaveLength(50)
  })
})

describe('the vaults that were known', () => {
  it('are remembered beside the settings, each by itself', () => {
    new SettingsFile(path).noteVault('own', true)
    new SettingsFile(path).change('own', { theme: 'dark' })

    const again = new SettingsFile(path)
    expect([again.knows('own'), again.knows('practice')]).toEqual([true, false])
    expect(again.of('own')).toEqual({ ...defaults, theme: 'dark' })
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
    expect([settings.knows('own'), settings.of('own').theme]).toEqual([false, 'dark'])
  })
})
