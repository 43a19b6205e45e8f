import { linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SettingsFile } from '../../../src-main/settings-file.ts'
import { VaultList, isSameFile, newVaultKey, vaultFileName } from '../../../src-main/vault-list.ts'
import { VaultKey } from '../../../src-shared/app-info.ts'
import { VaultError } from '../../../src-shared/errors.ts'

let folder = ''
let first = ''
let list: VaultList

function at(name: string): string {
  return join(folder, 'vaults', `${name}.keyturn`)
}

function make(name: string): string {
  writeFileSync(at(name), '')
  return at(name)
}

/** The list as the next start of the app finds it. */
function again(): VaultList {
  const settings = new SettingsFile(join(folder, 'settings.json'))
  return new VaultList({ settings, first, newKey: newVaultKey })
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyturn-list-'))
  mkdirSync(join(folder, 'vaults'))
  first = at('vault')
  list = again()
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

const keys = (of: VaultList) => of.all().map(({ key }) => key)

describe('a profile', () => {
  it('has one vault to begin with, whether it is there or not', () => {
    expect(list.all()).toEqual([{ key: 'own', path: first, exists: false, known: false }])
    make('vault')
    expect(list.shown).toEqual({ key: 'own', path: first, exists: true, known: true })
  })

  it('remembers that its vault was there', () => {
    make('vault')
    list.all()
    rmSync(first)

    expect(again().shown).toMatchObject({ exists: false, known: true })
  })
})

describe('a vault that is added', () => {
  it('stands in the list, is shown when it is switched to, and is found again', () => {
    make('vault')
    const key = list.add(at('client'))
    expect(list.shown.key).toBe('own')
    list.show(key)
    make('client')

    expect(VaultKey.parse(key)).toMatch(/^[0-9a-f]{16}$/)
    expect(keys(again())).toEqual(['own', key])
    expect(again().shown).toEqual({ key, path: at('client'), exists: true, known: true })
  })

  it('is refused where its file is listed, by whatever road one comes to it', () => {
    make('vault')
    list.add(make('client'))
    symlinkSync(join(folder, 'vaults'), join(folder, 'other'))
    symlinkSync(at('client'), join(folder, 'link.keyturn'))
    linkSync(at('client'), join(folder, 'hard.keyturn'))

    for (const path of [
      at('client'),
      first,
      join(folder, 'other', 'client.keyturn'),
      join(folder, 'link.keyturn'),
      join(folder, 'hard.keyturn'),
    ]) {
      expect(() => list.add(path)).toThrow(new VaultError('vault-listed'))
    }
    expect(list.all()).toHaveLength(2)
  })

  it('is forgotten when another one is shown before it was made', () => {
    make('vault')
    list.show(list.add(at('client')))
    list.show('own')

    expect(keys(again())).toEqual(['own'])
  })

  it('stays when it was made, and is missing when its file is gone', () => {
    make('vault')
    const key = list.add(at('client'))
    list.show(key)
    make('client')
    list.all()
    rmSync(at('client'))
    list.show('own')

    expect(again().get(key)).toMatchObject({ exists: false, known: true })
  })

  it('leaves no place for a first one that was never made', () => {
    const key = list.add(make('client'))
    list.show(key)

    expect(keys(list)).toEqual([key])
    expect(keys(again())).toEqual([key])
  })
})

describe('a vault that is forgotten', () => {
  it('is off the list, and its file stays and can be listed again', () => {
    make('vault')
    const key = list.add(make('client'))
    list.forget(key)

    expect(keys(again())).toEqual(['own'])
    expect(again().add(at('client'))).not.toBe(key)
  })

  it('may be the first one, which gets its own key back', () => {
    make('vault')
    const key = list.add(make('client'))
    list.show(key)
    list.forget('own')

    expect(keys(again())).toEqual([key])
    expect(again().add(first)).toBe('own')
    expect(keys(again())).toEqual(['own', key])
  })

  it('is never the shown one, nor one that is not there', () => {
    make('vault')
    expect(() => list.forget('own')).toThrow(new VaultError('not-allowed-now'))
    expect(() => list.forget('00112233445566aa')).toThrow(new VaultError('not-found'))
    expect(() => list.show('00112233445566aa')).toThrow(new VaultError('not-found'))
  })
})

describe('the shown vault', () => {
  it('is one that is there, where the one that was shown is not listed any more', () => {
    const key = list.add(make('client'))
    const settings = new SettingsFile(join(folder, 'settings.json'))
    settings.noteVaults({ shownVault: 'ffffffffffffffff' })

    expect(again().shown.key).toBe(key)
  })

  it('can be changed though nothing can be written', () => {
    make('vault')
    const key = list.add(make('client'))
    rmSync(join(folder, 'settings.json'))
    mkdirSync(join(folder, 'settings.json.new'))
    writeFileSync(join(folder, 'settings.json.new', 'x'), '')
    list.show(key)

    expect(list.shown.key).toBe(key)
  })
})

describe('a list that somebody wrote by hand', () => {
  const [one, two, three] = ['0000000000000001', '0000000000000002', '0000000000000003']

  /** The list as it comes from a settings file with these vaults. */
  function listOf(vaultList: readonly object[], more: object = {}): VaultList {
    writeFileSync(join(folder, 'settings.json'), JSON.stringify({ ...more, vaultList }))
    return again()
  }

  it('shows a file once, by whatever names it stands there', () => {
    make('vault')
    make('client')
    symlinkSync(at('client'), join(folder, 'link.keyturn'))
    const found = listOf([
      { key: one, path: at('client') },
      { key: two, path: join(folder, 'link.keyturn') },
      { key: three, path: first },
    ])

    expect(keys(found)).toEqual(['own', one])
    expect(() => found.show(two)).toThrow(new VaultError('not-found'))
  })

  it('keeps two that are not there, unless it is one name twice', () => {
    const gone = { path: at('gone'), known: true }
    const found = listOf([
      { key: one, ...gone },
      { key: two, path: at('away'), known: true },
      { key: three, ...gone },
    ])

    expect(keys(found)).toEqual(['own', one, two])
  })

  it('leaves out names that no file can have, and others can be added', () => {
    make('vault')
    const found = listOf([
      { key: one, path: '/vaults/a\0b.keyturn' },
      { key: two, path: `/${'a'.repeat(300)}.keyturn` },
    ])

    expect(keys(found)).toEqual(['own'])
    expect(found.add(make('client'))).toMatch(/^[0-9a-f]{16}$/)
  })

  it('may hold one that cannot be reached, and others can be added', () => {
    make('vault')
    symlinkSync('loop', join(folder, 'loop'))
    const found = listOf([{ key: one, path: join(folder, 'loop', 'a.keyturn'), known: true }])

    expect(found.get(one)).toMatchObject({ exists: false, known: true })
    expect(found.add(make('client'))).toMatch(/^[0-9a-f]{16}$/)
  })

  it('that names no shown vault shows the same one for as long as the app runs', () => {
    make('a')
    const found = listOf(
      [
        { key: one, path: at('a') },
        { key: two, path: at('b'), known: true },
      ],
      { firstForgotten: true, shownVault: three },
    )
    expect(found.shown.key).toBe(one)
    make('b')
    rmSync(at('a'))

    expect(found.shown).toMatchObject({ key: one, exists: false })
  })
})

describe('the file name of a vault', () => {
  it.each([
    ['Client A', 'Client A.keyturn'],
    ['  client_b-2.old  ', 'client_b-2.old.keyturn'],
    ['Zürich', 'Zürich.keyturn'],
    ['client.keyturn', 'client.keyturn'],
    ['client.KEYTURN', 'client.keyturn'],
  ])('made of %j is %j', (typed, name) => expect(vaultFileName(typed)).toBe(name))

  it.each([
    ...['', '  ', '.', '..', '.hidden', '-x', 'a/b', 'a\\b', '../a', 'a:b', 'a\0b', 'a\nb', 'a.'],
    ...['con', 'NUL.txt', 'com1', '.keyturn', 'a*', 'a"b', 'a\u202eb', '<a>'],
  ])('is not made of %j', (typed) => {
    expect(() => vaultFileName(typed)).toThrow(new VaultError('bad-name'))
  })

  it('never leads out of its folder', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (typed) => {
        try {
          const path = join('/vaults', vaultFileName(typed))
          expect(path).toMatch(/^\/vaults\/[^/\\]+\.keyturn$/)
        } catch (thrown) {
          expect(thrown).toEqual(new VaultError('bad-name'))
        }
      }),
    )
  })
})

describe('isSameFile', () => {
  it('tells two files apart, and a file from one that is not there', () => {
    expect(isSameFile(make('a'), make('b'))).toBe(false)
    expect(isSameFile(at('a'), at('c'))).toBe(false)
    expect(isSameFile(at('c'), at('c'))).toBe(true)
    expect(isSameFile(at('c'), at('d'))).toBe(false)
  })
})
