import { cpSync, lstatSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { drillCopy } from '../../../../src-core/copies/drill-copy.ts'
import { settlePlace } from '../../../../src-core/copies/put-in-place.ts'
import { restoreCopy } from '../../../../src-core/copies/restore-copy.ts'
import { readSalvage } from '../../../../src-core/copies/salvage.ts'
import { createVault, openVault } from '../../../../src-core/vault/vault.ts'
import { passphrase } from '../vault/vault-fixture.ts'
import { addItem, codeOf, contents, CopiesFolder } from './copies-fixture.ts'

let folder: CopiesFolder
let volume: string
let real: string

/** The vault lies on another volume, log and all; a symbolic link stands in its place. */
beforeEach(async () => {
  folder = new CopiesFolder()
  volume = join(folder.folder, 'volume')
  real = join(volume, 'real.keyturn')
  mkdirSync(volume)
  ;(await folder.create()).close()
  const session = await folder.open()
  addItem(session, 1)
  folder.backup(session)
  for (const end of ['', '-wal']) cpSync(folder.path + end, real + end)
  session.close()
  mkdirSync(join(folder.folder, 'home'))
  symlinkSync(real, link())
})

afterEach(() => {
  folder.remove()
})

const link = (): string => join(folder.folder, 'home', 'main.keyturn')

describe('a vault behind a symbolic link', () => {
  it('is drilled and salvaged with its log', async () => {
    const from = { vaultPath: link(), with: 'passphrase', secret: passphrase } as const

    expect((await drillCopy(folder.key(link()), folder.copyDeps)).items).toBe(1)
    expect((await readSalvage(from, folder.copyDeps)).total).toBe(1)
  })

  it('keeps every byte where the passphrase is wrong', async () => {
    const before = contents(volume)
    const key = { path: link(), with: 'passphrase', secret: 'not this one' } as const

    expect(await codeOf(() => openVault(key, folder.deps))).toBe('wrong-passphrase')
    // SQLite's index of the log is made anew by whoever opens it.
    expect(contents(volume)).toMatchObject(before)
  })

  it('is refused with a rollback journal beside it', async () => {
    writeFileSync(`${real}-journal`, 'journal')
    const key = { path: link(), with: 'passphrase', secret: passphrase } as const

    expect(await codeOf(() => openVault(key, folder.deps))).toBe('vault-damaged')
    expect(await codeOf(() => drillCopy(folder.key(link()), folder.copyDeps))).toBe('copy-damaged')
  })

  it('is replaced where it lies, and set aside there', async () => {
    const made = join(folder.backups, readdirSync(folder.backups)[0] ?? '')
    const restoring = { key: folder.key(made), vaultPath: link() }
    const { session, setAside } = await restoreCopy(restoring, folder.copyDeps)
    session.close()

    expect(setAside).toBe('real-set-aside-20_11_2026-14_05.keyturn')
    expect(readdirSync(volume).sort()).toEqual([setAside, 'real.keyturn'].sort())
    expect(readdirSync(dirname(link()))).toEqual(['main.keyturn'])
    expect(lstatSync(link()).isSymbolicLink()).toBe(true)
  })

  it('is settled where it lies', async () => {
    const aside = 'real-set-aside-x.keyturn'
    cpSync(real, join(volume, aside))
    writeFileSync(join(volume, `.${aside}.mark.placing`), '')
    settlePlace(link())

    expect(readdirSync(volume).sort()).toEqual([aside, 'real.keyturn', 'real.keyturn-wal'].sort())
    const key = { path: link(), with: 'passphrase', secret: passphrase } as const
    const session = await openVault(key, folder.deps)
    expect(session.overviews()).toHaveLength(1)
    session.close()
  })

  it('is not made anew beside a log that was left at the other end', async () => {
    symlinkSync(join(volume, 'none.keyturn'), join(folder.folder, 'home', 'nowhere.keyturn'))
    const path = join(folder.folder, 'home', 'nowhere.keyturn')
    const made = createVault({ path, passphrase, withRecoveryCode: false }, folder.deps)

    expect(await codeOf(() => made)).toBe('vault-exists')
  })
})
